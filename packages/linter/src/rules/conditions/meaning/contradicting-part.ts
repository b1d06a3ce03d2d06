import type { ConditionSubject } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { findRedundant, type RedundantPart, whereItCounts } from "./helpers/redundant-parts.js";

export const contradictingPart: RuleFile<"condition"> = {
  id: "contradicting-part",
  title: "A part that never holds",
  severity: "warning",
  why: "This part of an `or` can never be met, by itself or because of what else the condition asks: calls that its author meant to take in are left out. That is proven over all calls whose facts are known. A phone is never both mobile and landline ([R14], a reading).",
  bad: "mobile and (landline or repeat)",
  good: "mobile and repeat",
  fixable: "suggested",
  outweighsRemarks: true,
  check: (subject) => findRedundant(subject, "contradicting-part", messageFor),
};

function messageFor(subject: ConditionSubject, part: RedundantPart, text: string): string {
  const where = whereItCounts(subject, part);
  return `${text} never holds here${where === undefined ? "" : `: ${where}`}. Leave it out, or check what was meant.`;
}
