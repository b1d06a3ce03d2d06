import { placeOf } from "../../../rule/condition-subject.js";
import { replacementFix } from "../../../edits/rewrite.js";
import type { RuleFile } from "../../../rule/rule.js";

export const doubleNegation: RuleFile<"condition"> = {
  id: "double-negation",
  title: "`not not` cancels itself",
  severity: "warning",
  why: "`not` inverts what follows, so two of them say what none would say ([R3]). One of them is usually left over from an earlier version, and then the condition says the opposite of what was meant.",
  bad: "during_hours and not not repeat",
  good: "during_hours and repeat",
  fixable: "safe",
  *check(subject) {
    for (const placed of subject.nodes) {
      const { node, parent } = placed;
      // The outermost two of a longer row are reported.
      if (node.kind !== "not" || node.operand.kind !== "not" || parent?.kind === "not") continue;
      const { operand } = node.operand;
      const span = { start: placeOf(node).start, end: placeOf(node.operand).start + "not".length };
      const isInRow = !subject.source.slice(span.start, span.end).includes("(");
      const what = isInRow ? "`not not` cancels itself" : "This `not` cancels the one behind it";
      yield {
        span,
        message: `${what}. Check whether one \`not\` is meant, or leave out both.`,
        fixes: [replacementFix(subject, "Leave out both", placed, operand)],
      };
    }
  },
};
