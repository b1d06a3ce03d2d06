import { quote } from "@recond/parser";
import { findHabits, type Habit, textsIn, type WrittenText } from "../helpers/texts-and-names.js";
import type { ConditionSubject } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { withoutOuterBlanks } from "../helpers/blanks.js";
import { decodedText } from "../helpers/encodings.js";
import { isPlaceholderText } from "../helpers/placeholders.js";
import { type Replacement, replaceTest } from "./helpers/replace-test.js";
import { type Pattern, patternIn } from "./helpers/wildcards.js";

export const wildcardInText: RuleFile<"condition"> = {
  id: "wildcard-in-text",
  title: "A text that is written as a pattern",
  severity: "warning",
  why: "The tests are matches, does not match, contains and present (documented); signs for anything, such as `*`, `%` or `.*`, are not among them, and count as what they are ([R10], a reading). A part of a value is found by `contains`; a beginning or an end cannot be tested for.",
  bad: 'custom_data[product] = "*Chair*"',
  good: 'custom_data[product] contains "Chair"',
  fixable: "suggested",
  check: (subject) => findHabits(subject, textsIn(subject), (written) => writtenPattern(subject, written)),
};

function writtenPattern(subject: ConditionSubject, written: WrittenText): Habit | undefined {
  const { text } = written;
  const plain = withoutOuterBlanks(text);
  const pattern = isPlaceholderText(text) || decodedText(text) !== undefined ? undefined : patternIn(plain);
  if (pattern === undefined) return undefined;
  const instead = testInstead(subject, written, pattern);
  const advice =
    instead === undefined
      ? "Write the text itself, or a part of it behind `contains`."
      : `Write ${quote(instead.text)}.`;
  const sign = quote(pattern.sign);
  const place = plain === pattern.sign ? sign : `${sign} in ${quote(text)}`;
  return {
    message: `There are no patterns: ${place} stands for itself. ${advice}`,
    fixes: instead === undefined ? [] : [instead.fix],
  };
}

/** The test that says the same; none where the pattern is for the beginning of a value, unless its parts are searched anyway. */
function testInstead(
  subject: ConditionSubject,
  written: WrittenText,
  { part, isOpen }: Pattern,
): Replacement | undefined {
  const { operator } = written.node;
  if (part === undefined || !(isOpen || operator === "contains")) return undefined;
  return replaceTest(subject, written, part === "" ? "present" : `contains "${part}"`, operator === "!=");
}
