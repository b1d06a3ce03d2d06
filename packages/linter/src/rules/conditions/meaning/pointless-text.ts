import { type ConditionSubject, quotedPart } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { findRedundant, type RedundantPart, whereItCounts } from "./helpers/redundant-parts.js";

export const pointlessText: RuleFile<"condition"> = {
  id: "pointless-text",
  title: "A test of a text that another test of the same field makes pointless",
  severity: "warning",
  why: 'What has `Chairs` in it has `Chair` in it, and what is `= "a"` is present. Of two such tests one decides alone: the wider one in an `or`, the narrower one in an `and`. Both are readings: texts are compared character by character ([R10]), and `present` asks for one character that is not white space ([R12]).',
  bad: 'custom_data[product] contains "Chairs" or custom_data[product] contains "Chair"',
  good: 'custom_data[product] contains "Chair"',
  fixable: "safe",
  outweighsRemarks: true,
  check: (subject) => findRedundant(subject, "pointless-text", messageFor),
};

function messageFor(subject: ConditionSubject, part: RedundantPart, text: string): string {
  return `${text} changes nothing: ${reasonFor(subject, part)}. Leave it out, or check what was meant.`;
}

function reasonFor(subject: ConditionSubject, part: RedundantPart): string {
  const { node, why, parent, reason } = part;
  if (reason === undefined) return "another test of the field decides";
  if (why === "always-true") return `${whereItCounts(subject, part) ?? ""}, and there it always holds`;
  const [narrow, wide] = parent?.kind === "or" ? [node, reason.node] : [reason.node, node];
  return `what meets ${quotedPart(subject, narrow)} meets ${quotedPart(subject, wide)}`;
}
