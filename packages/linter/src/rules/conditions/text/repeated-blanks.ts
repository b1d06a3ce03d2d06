import type { RuleFile } from "../../../rule/rule.js";
import { withoutOuterBlanks } from "../helpers/blanks.js";
import { findHabits, type Habit, type Written, writtenIn } from "../helpers/texts-and-names.js";

export const repeatedBlanks: RuleFile<"condition"> = {
  id: "repeated-blanks",
  title: "Two blanks in a row in a text or a name",
  severity: "info",
  why: 'White space in a text or a name counts ([R7] and [R10], readings): `"Paid  Search"` with two blanks is not `Paid Search`. Many programs show both alike, so that nobody sees the difference.',
  bad: 'media_type = "Paid  Search"',
  good: 'media_type = "Paid Search"',
  fixable: "suggested",
  check: (subject) => findHabits(subject, writtenIn(subject), repeated),
};

function repeated({ is, text }: Written): Habit | undefined {
  const inside = withoutOuterBlanks(text);
  if (!inside.includes("  ")) return undefined;
  const message = `This ${is} has several blanks in a row, and each counts when it is compared.`;
  return { message, meant: text.replace(inside, () => inside.replaceAll(/ {2,}/g, " ")) };
}
