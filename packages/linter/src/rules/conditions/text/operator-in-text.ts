import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { hasCondition } from "./helpers/conditions-in-texts.js";
import { findHabits, type Habit, type Written, writtenIn } from "../helpers/texts-and-names.js";

export const operatorInText: RuleFile<"condition"> = {
  id: "operator-in-text",
  title: "A piece of the condition stands within quotes or brackets",
  severity: "warning",
  why: "What stands between the quotes is the text to compare with, operators and terms included ([R6]); between brackets it is the name ([R7]). A closing quote or bracket in the wrong place turns the rest of a condition into a part of a text or a name that no call has.",
  bad: 'media_type = "Radio and during_hours"',
  good: 'media_type = "Radio" and during_hours',
  check: (subject) => findHabits(subject, writtenIn(subject), conditionWithin),
};

/** A test within a name. Signals may well be called `Call > 2 min`. */
const TEST_IN_NAME = /[^\s=!<>]\s?(?:==?|!=|<>)\s?[^\s=!<>]/;

function conditionWithin({ is, text }: Written): Habit | undefined {
  if (!hasCondition(text) && (is === "text" || !TEST_IN_NAME.test(text))) return undefined;
  const [whole, advice] =
    is === "text"
      ? ["is compared as one text", "Check where its quotes stand."]
      : ["is one name", "Check where its bracket closes."];
  return { message: `${quote(text)} ${whole}, with what looks like a piece of the condition in it. ${advice}` };
}
