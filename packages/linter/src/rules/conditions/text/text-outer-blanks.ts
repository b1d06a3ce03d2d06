import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { withoutOuterBlanks } from "../helpers/blanks.js";
import { findHabits, type Habit, textsIn, type WrittenText } from "../helpers/texts-and-names.js";

export const textOuterBlanks: RuleFile<"condition"> = {
  id: "text-outer-blanks",
  title: "White space at an end of a text",
  severity: "warning",
  why: 'Texts are compared as they are, not trimmed ([R10], a reading), so `"Radio "` is not `Radio`. Such white space mostly comes along when a name is copied. `contains " TV "`, with blanks at both ends, looks for a word on purpose and is no finding.',
  bad: 'media_type = "Radio "',
  good: 'media_type = "Radio"',
  fixable: "suggested",
  check: (subject) => findHabits(subject, textsIn(subject), outerBlanks),
};

function outerBlanks({ node, text }: WrittenText): Habit | undefined {
  const meant = withoutOuterBlanks(text);
  if (meant === text || meant === "") return undefined;
  const isInFront = !text.startsWith(meant);
  const isBehind = !text.endsWith(meant);
  if (node.operator === "contains" && text === ` ${meant} `) return undefined;
  if (isInFront && isBehind) return { message: messageFor("at its ends", meant), meant };
  return { message: messageFor(isInFront ? "in front" : "behind", meant), meant };
}

function messageFor(where: string, meant: string): string {
  return `This text has white space ${where}, which counts when it is compared. Write ${quote(meant)} if it is not meant.`;
}
