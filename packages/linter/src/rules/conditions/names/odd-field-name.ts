import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { betweenQuotes, plainName } from "../helpers/wrappings.js";
import { findHabits, type Habit, namesIn, type WrittenName } from "../helpers/texts-and-names.js";
import { withOrdinaryCharacters } from "../helpers/look-alikes.js";
import { isPlaceholderName } from "../helpers/placeholders.js";

export const oddFieldName: RuleFile<"condition"> = {
  id: "odd-field-name",
  title: "A name with the signs of a variable",
  severity: "warning",
  why: "All that stands in the brackets is the name ([R7], a reading). `[:product]`, `[$product]` or `[{{product}}]` is how programs and templates write variables, and `[custom_data.product]` names the field twice: the platform would look for a field that is called so.",
  bad: "custom_data[{{product}}] present",
  good: "custom_data[product] present",
  fixable: "suggested",
  check: (subject) => findHabits(subject, namesIn(subject), oddName),
};

function oddName({ text }: WrittenName): Habit | undefined {
  const meant = withOrdinaryCharacters(plainName(text));
  if (plainName(text) === text || betweenQuotes(text) !== undefined || isPlaceholderName(text)) return undefined;
  return {
    message: `All of ${quote(text)} is the name here. Write ${quote(`[${meant}]`)} if the field is called so.`,
    meant,
  };
}
