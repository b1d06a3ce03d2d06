import { type CampaignKnowledge, settledTruth } from "@recond/evaluator";
import { checkCondition, type Condition, predicatesOf, requireObject, requireThat } from "@recond/parser";
import { join, type Part, settled } from "../shorten/parts.js";
import { subjectName } from "../calls/atoms.js";
import { canonicalText } from "../shorten/cost.js";

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

/** Refuses what are no settings: what is no boolean would count as one. */
export function requireSide(side: ComparedSide): void {
  requireObject("A side is an object, such as { condition, isNone: false }", side);
  requireThat(typeof side.isNone === "boolean", "`isNone` is true or false", side.isNone);
  checkCondition(side.condition);
}

const KINDS: Readonly<Record<GuaranteeKind, true>> = { never: true, always: true, only: true };

/** Refuses what is no guarantee: another kind would be proven as one of the three. */
export function requireGuarantee(guarantee: Guarantee): void {
  requireObject('A guarantee is an object, such as { kind: "never", condition }', guarantee);
  const { kind } = guarantee;
  const isKind = typeof kind === "string" && Object.hasOwn(KINDS, kind);
  requireThat(isKind, 'The kind of a guarantee is "never", "always" or "only"', kind);
  checkCondition(guarantee.condition);
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
