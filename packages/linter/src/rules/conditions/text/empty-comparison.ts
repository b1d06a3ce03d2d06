import { fieldText, quote } from "@recond/parser";
import { type ConditionSubject, placeOf, withoutDroppable } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { isBlank } from "../helpers/blanks.js";
import { replaceTest } from "./helpers/replace-test.js";
import { textsIn } from "../helpers/texts-and-names.js";

export const emptyComparison: RuleFile<"condition"> = {
  id: "empty-comparison",
  title: "A comparison with an empty or blank text",
  severity: "warning",
  why: 'A call for which a field has no value does not meet `= ""`, and it does meet `!= ""`: only a value that is itself empty is the empty text ([R11], a reading). So these tests do not do what they look like. Whether there is a value is what `present` tests (documented); blank values are none for it ([R12]).',
  bad: 'media_type != "" and mobile',
  good: "media_type present and mobile",
  fixable: "suggested",
  *check(subject) {
    // Another rule reports a part that should go anyway.
    const rest = withoutDroppable(subject);
    const tests = countTests(rest);
    for (const written of textsIn(rest)) {
      const { node, text } = written;
      if (node.operator === "contains" || !isBlank(text)) continue;
      const what = text === "" ? "the empty text" : "a blank text";
      const field = quote(fieldText(node.field));
      const isOnlyTest = tests.get(fieldText(node.field)) === 1;
      const effect =
        node.operator === "="
          ? `Calls for which ${field} has no value do not meet it`
          : `Calls for which ${field} has no value meet it too`;
      const instead = replaceTest(subject, written, "present", node.operator === "=");
      // Beside another test of the field, `present` might contradict that, or make it pointless.
      const advice = isOnlyTest ? `write ${quote(instead.text)}` : "whether there is one, `present` tests";
      yield {
        span: placeOf(node),
        message: `This compares ${field} with ${what}. ${effect}: ${advice}.`,
        fixes: isOnlyTest ? [instead.fix] : [],
      };
    }
  },
};

/** How many tests there are of each field. */
function countTests({ nodes }: ConditionSubject): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { node } of nodes) {
    if (node.kind !== "comparison" && node.kind !== "presence") continue;
    const name = fieldText(node.field);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
