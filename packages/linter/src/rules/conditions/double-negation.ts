import { placeOf } from "../../condition-subject.js";
import { replaceNode } from "../../edits/replace-node.js";
import { rewriteFix } from "../../edits/rewrite.js";
import type { ConditionRule } from "../../rule.js";

export const doubleNegation: ConditionRule = {
  id: "double-negation",
  title: "`not not` cancels itself",
  severity: "warning",
  why: "`not` inverts what follows, so two of them say what none would say ([R3]). One of them is usually left over from an earlier version, and then the condition says the opposite of what was meant.",
  bad: "during_hours and not not repeat",
  good: "during_hours and repeat",
  fixable: "safe",
  about: "condition",
  *check(subject) {
    const { condition, nodes } = subject;
    if (condition === null) return;
    for (const { node, parent } of nodes) {
      // Of a longer row of them, the outermost two are told.
      if (node.kind !== "not" || node.operand.kind !== "not" || parent?.kind === "not") continue;
      const { operand } = node.operand;
      const without = replaceNode(condition, node, operand);
      if (without === undefined) continue;
      yield {
        span: { start: placeOf(node).start, end: placeOf(operand).start },
        message: "`not not` cancels itself. Check whether one `not` is meant, or leave out both.",
        fixes: [rewriteFix(subject, "Leave out both", without)],
      };
    }
  },
};
