import { type CampaignKnowledge, settledTruth } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import { join, type Part, settled } from "../shorten/parts.js";

/** What is promised of the calls that meet a condition: none is recorded, each is, or no other is. */
export type GuaranteeKind = "never" | "always" | "only";

/** A promise about which calls are recorded. */
export interface Guarantee {
  readonly kind: GuaranteeKind;
  /** Null for every call. */
  readonly condition: Condition | null;
}

/** Which calls settings record. */
export interface ComparedSide {
  readonly condition: Condition | null;
  /** Whether no call is met at all, because `record_calls` is `false`. */
  readonly isNone: boolean;
}

/** A condition, and what it is for a call that breaks the guarantee. */
export type Claim = readonly [condition: Condition | null, truth: boolean];

/** What a call meets that breaks the guarantee; undefined where none can. */
export function claimsOf({ condition, isNone }: ComparedSide, guarantee: Guarantee): readonly Claim[] | undefined {
  if (isNone) return guarantee.kind === "always" ? [[guarantee.condition, true]] : undefined;
  return [
    [condition, guarantee.kind !== "always"],
    [guarantee.condition, guarantee.kind !== "only"],
  ];
}

/** What a call meets that breaks the guarantee, without the predicates that the campaign settles. */
export function violationOf(claims: readonly Claim[] | undefined, known: CampaignKnowledge): Part {
  if (claims === undefined) return false;
  const parts = claims.map(([condition, truth]): Part => {
    const part = withoutSettled(condition, known);
    if (truth) return part;
    return typeof part === "boolean" ? !part : { kind: "not", operand: part };
  });
  return join("and", parts);
}

/** The condition without the predicates that the campaign settles. */
export function withoutSettled(condition: Condition | null, known: CampaignKnowledge = {}): Part {
  return condition === null ? true : settled(condition, (predicate) => settledTruth(predicate, known)?.is);
}
