import type { CampaignKnowledge } from "@recond/evaluator";
import { type Condition, predicatesOf } from "@recond/parser";
import { subjectName } from "../calls/atoms.js";
import { canonicalText } from "../shorten/cost.js";
import { type Claim, withoutSettled } from "./violation.js";

/** A condition that has to hold beside others. */
export interface Conjunct {
  readonly node: Condition;
  /** Its canonical text. */
  readonly text: string;
  /** What its predicates are about. */
  readonly subjects: ReadonlySet<string>;
  /** How many predicates it has. */
  readonly size: number;
}

/**
 * What has to hold for a claim to, in as many conditions as there are; what the campaign settles is left out.
 *
 * @returns undefined where the claim cannot hold
 */
export function conjunctsOf([condition, truth]: Claim, known: CampaignKnowledge): readonly Conjunct[] | undefined {
  const part = withoutSettled(condition, known);
  if (typeof part === "boolean") return part === truth ? [] : undefined;
  return split(part, truth).map((node) => {
    const predicates = predicatesOf(node);
    const subjects = new Set(predicates.map((predicate) => subjectName(predicate)));
    return { node, text: canonicalText(node), subjects, size: predicates.length };
  });
}

function split(node: Condition, truth: boolean): readonly Condition[] {
  if (node.kind === "not") return split(node.operand, !truth);
  if (node.kind === (truth ? "and" : "or")) return node.operands.flatMap((operand) => split(operand, truth));
  return [truth ? node : { kind: "not", operand: node }];
}
