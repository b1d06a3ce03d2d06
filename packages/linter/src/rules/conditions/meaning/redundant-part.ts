import { type ConditionSubject, quotedPart } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { findRedundant, listed, type RedundantPart, whereItCounts } from "./helpers/redundant-parts.js";

export const redundantPart: RuleFile<"condition"> = {
  id: "redundant-part",
  title: "A part that changes nothing",
  severity: "warning",
  why: "Without this part the condition is met by the same calls. So it says something else than its author meant, or more than it needs to. That is proven over all calls whose facts are known; the fix is safe where calls with unknown facts are decided as before, too. A phone is never both mobile and landline ([R14]), and who pressed `1 2` pressed `1` ([R9]): both are readings.",
  bad: "repeat or repeat and mobile",
  good: "repeat",
  fixable: "safe",
  outweighsRemarks: true,
  check: (subject) => findRedundant(subject, "redundant-part", messageFor),
};

function messageFor(subject: ConditionSubject, part: RedundantPart, text: string): string {
  const { others } = part;
  if (others.length > 0) {
    const [are, all] = others.length > 1 ? ["are", "all of them"] : ["is", "both"];
    return `${text} changes nothing once ${listed(subject, others)} ${are} left out. Leave out ${all}, or check what was meant.`;
  }
  return `${text} changes nothing: ${reasonFor(subject, part)}. Leave it out, or check what was meant.`;
}

function reasonFor(subject: ConditionSubject, part: RedundantPart): string {
  const { why, parent, reason } = part;
  if (why === "always-true") {
    const where = whereItCounts(subject, part);
    return where === undefined ? "it always holds where it counts" : `${where}, and there it always holds`;
  }
  if (parent?.kind === "or") {
    return reason === undefined
      ? "every call that meets it meets another part"
      : `every call that meets it meets ${quotedPart(subject, reason.node)}`;
  }
  return reason === undefined
    ? "every call that meets the other parts meets it"
    : `every call that meets ${quotedPart(subject, reason.node)} meets it`;
}
