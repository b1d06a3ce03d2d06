import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { betweenQuotes, plainName } from "../helpers/wrappings.js";
import { findHabits, type Habit, namesIn, type WrittenName } from "../helpers/texts-and-names.js";
import { withOrdinaryCharacters } from "../helpers/look-alikes.js";
import { isPlaceholderName } from "../helpers/placeholders.js";

export const quotedFieldName: RuleFile<"condition"> = {
  id: "quoted-field-name",
  title: "Quotes round a name in brackets",
  severity: "warning",
  why: "The documents write names in brackets without quotes. With quotes the condition is valid, and names a field whose partner name has the quotes in it ([R7], a reading): most likely there is none, and the test never holds.",
  bad: "custom_data['product'] = \"Chair\"",
  good: 'custom_data[product] = "Chair"',
  fixable: "suggested",
  check: (subject) => findHabits(subject, namesIn(subject), quotedName),
};

function quotedName({ text }: WrittenName): Habit | undefined {
  if (betweenQuotes(text) === undefined || isPlaceholderName(text)) return undefined;
  const meant = withOrdinaryCharacters(plainName(text));
  return { message: `The quotes in ${quote(`[${text}]`)} belong to the name. Write ${quote(`[${meant}]`)}.`, meant };
}
