import { quote } from "@recond/parser";
import type { ConditionSubject } from "../../../rule/condition-subject.js";
import { findHabits, type Habit, textsIn, type WrittenText } from "../helpers/texts-and-names.js";
import type { RuleFile } from "../../../rule/rule.js";
import { saysNothing } from "../helpers/blanks.js";
import { replaceTest } from "./helpers/replace-test.js";

export const nullInText: RuleFile<"condition"> = {
  id: "null-in-text",
  title: "A word for no value, as a text",
  severity: "info",
  why: 'Whether a field has a value is what `present` tests (documented). `= "null"` compares with the word: a call without a value does not meet it ([R11], a reading). If web pages really send such words, they are values, and the test is right.',
  bad: 'custom_data[product] = "null"',
  good: "not custom_data[product] present",
  fixable: "suggested",
  check: (subject) => findHabits(subject, textsIn(subject), (written) => wordForNothing(subject, written)),
};

function wordForNothing(subject: ConditionSubject, written: WrittenText): Habit | undefined {
  const { node, text } = written;
  if (node.operator === "contains" || !saysNothing(text)) return undefined;
  const instead = replaceTest(subject, written, "present", node.operator === "=");
  return {
    message: `${quote(text)} is a text like any other: calls without a value do not have it. If no value is meant, write ${quote(instead.text)}.`,
    fixes: [instead.fix],
  };
}
