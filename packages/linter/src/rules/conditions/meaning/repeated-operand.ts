import { equals } from "@recond/parser";
import { type ConditionSubject, quotedPart } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { findRedundant, type RedundantPart } from "./helpers/redundant-parts.js";

export const repeatedOperand: RuleFile<"condition"> = {
  id: "repeated-operand",
  title: "The same part twice",
  severity: "warning",
  why: "Said once more, a part changes nothing. Often the second one is a copy that should have been changed to something else.",
  bad: "mobile and repeat or repeat and mobile",
  good: "mobile and repeat",
  fixable: "safe",
  outweighsRemarks: true,
  check: (subject) => findRedundant(subject, "repeated-operand", messageFor),
};

function messageFor(subject: ConditionSubject, { node, by }: RedundantPart, text: string): string {
  const isCopy = by === undefined || equals(node, by);
  const what = isCopy ? `${text} is said twice` : `${text} says the same as ${quotedPart(subject, by)}`;
  return `${what}. Leave it out, or check whether something else was meant.`;
}
