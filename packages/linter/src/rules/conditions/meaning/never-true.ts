import { placeOf, quotedPart } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { enumerated } from "@recond/documents";
import { placeAcross } from "../../../edits/drop-operand.js";

export const neverTrue: RuleFile<"condition"> = {
  id: "never-true",
  title: "No call meets the condition",
  severity: "error",
  why: "With a recording condition that is never true no call is recorded. Whoever wants that sets `record_calls` to `false`; anybody else loses calls. The proof covers every call whose facts are known; a call with unknown facts does not meet the condition either.",
  bad: "mobile and landline",
  good: "mobile or landline and repeat",
  outweighsRemarks: "everywhere",
  *check(subject) {
    const sense = subject.sense();
    if (sense.is !== "never" || subject.condition === null) return;
    const parts = [...new Set(sense.conflict.map((node) => quotedPart(subject, node)))];
    const reason = parts.length > 1 ? ` ${enumerated(parts, "and")} cannot hold together.` : "";
    const conflict = parts.length > 1 ? placeAcross(subject, sense.conflict) : undefined;
    yield { span: conflict ?? placeOf(subject.condition), message: `No call meets this condition.${reason}` };
  },
};
