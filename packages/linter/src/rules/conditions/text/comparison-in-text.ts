import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { findHabits, type Habit, textsIn, type WrittenText } from "../helpers/texts-and-names.js";
import { isPlaceholderText } from "../helpers/placeholders.js";

export const comparisonInText: RuleFile<"condition"> = {
  id: "comparison-in-text",
  title: "A comparison within the quotes",
  severity: "info",
  why: 'Texts are matched or searched; the documents have no greater or less for them, and no operator inside a text. `">30"` is met by the value `>30` alone. Where a form offers choices such as `>65`, that is what is meant.',
  bad: 'custom_data[product] = "!= Chair"',
  good: 'custom_data[product] != "Chair"',
  check: (subject) => findHabits(subject, textsIn(subject), comparisonWithin),
};

const COMPARISON = /^\s*(>=|<=|!=|<>|==?|>|<)\s*[\p{L}\p{N}$€£'.-]/u;

function comparisonWithin({ text }: WrittenText): Habit | undefined {
  const operator = COMPARISON.exec(text)?.[1];
  if (operator === undefined || text.trim().endsWith(">") || isPlaceholderText(text)) return undefined;
  return { message: `${quote(operator)} in ${quote(text)} belongs to the text: the value must begin with it.` };
}
