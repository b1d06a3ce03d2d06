import { quote } from "@recond/parser";
import type { ConditionRule } from "../../../rule/rule.js";
import { hasCondition } from "./helpers/conditions-in-texts.js";
import { findHabits, type Habit } from "../helpers/habits.js";
import { textsIn, type WrittenText } from "../helpers/texts-and-names.js";

export const operatorInText: ConditionRule = {
  id: "operator-in-text",
  title: "A piece of the condition stands within the quotes",
  severity: "warning",
  why: "What stands between the quotes is the text to compare with, operators and terms included ([R6]). A closing quote in the wrong place turns the rest of a condition into a part of a name that no call has.",
  bad: 'media_type = "Radio and during_hours"',
  good: 'media_type = "Radio" and during_hours',
  fixable: false,
  about: "condition",
  check: (subject) => findHabits(subject, textsIn(subject), conditionWithin),
};

function conditionWithin({ text }: WrittenText): Habit | undefined {
  if (!hasCondition(text)) return undefined;
  return {
    message: `${quote(text)} is compared as one text, with what looks like a piece of the condition in it. Check where its quotes stand.`,
  };
}
