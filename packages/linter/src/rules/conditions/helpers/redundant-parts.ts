import type { Redundancy } from "@recond/analyzer";
import type { Condition, Fix, Span } from "@recond/parser";
import { type ConditionSubject, placeOf, type Sense } from "../../../condition-subject.js";
import { dropOperand, type Parents } from "../../../edits/drop-operand.js";
import { editFix, widened } from "../../../edits/rewrite.js";
import { quotedPart } from "./quoted-part.js";
import { testedField } from "./tested-field.js";

/** The rules that tell of redundancies; each is told by one of them. */
export type RedundancyRule = "repeated-operand" | "contradicting-part" | "pointless-text" | "redundant-part";

/** A part that can be dropped, as a rule tells of it. */
export interface RedundantPart extends Redundancy {
  /** What the part is an operand of. */
  readonly parent: Condition | undefined;
  /** What alone makes it redundant, with the parent of that. */
  readonly reason: { readonly node: Condition; readonly parent: Condition | undefined } | undefined;
  /** What drops the part; none of those beyond the first few, each of which takes a proof. */
  readonly fixes: readonly Fix[];
}

/** Proofs for one condition, so that thousands of repetitions do not take minutes. */
const MOST_FIXES = 20;

/** Of a condition with more nodes than this, only one part gets a fix. */
const MANY_NODES = 2000;

/**
 * The redundant parts that a rule tells of.
 *
 * @param subject - the condition
 * @param rule - the rule
 * @returns in source order; none when the condition is always or never met, or too large for a proof
 */
export function redundantParts(subject: ConditionSubject, rule: RedundancyRule): readonly RedundantPart[] {
  const sense = subject.sense();
  if (sense.is !== "sometimes" || !sense.redundancies.some((each) => ruleFor(each) === rule)) return [];
  const { nodes } = subject;
  const parents = new Map(nodes.map(({ node, parent }) => [node, parent]));
  const most = nodes.length > MANY_NODES ? 1 : MOST_FIXES;
  const all = rangeOf(sense);
  const parts: RedundantPart[] = [];
  for (const [index, redundancy] of sense.redundancies.entries()) {
    if (ruleFor(redundancy) !== rule) continue;
    const { node, by } = redundancy;
    parts.push({
      ...redundancy,
      parent: parents.get(node),
      reason: by === undefined ? undefined : { node: by, parent: parents.get(by) },
      fixes: index < most ? dropFix(subject, parents, node, all) : [],
    });
  }
  return parts;
}

function ruleFor({ node, why, by }: Redundancy): RedundancyRule {
  if (why === "repeated") return "repeated-operand";
  if (why === "always-false") return "contradicting-part";
  const field = testedField(node);
  return field !== undefined && by !== undefined && field === testedField(by) ? "pointless-text" : "redundant-part";
}

/** From the first redundant part to the last. */
function rangeOf({ redundancies }: Extract<Sense, { is: "sometimes" }>): Span {
  const places = redundancies.map(({ node }) => placeOf(node));
  return {
    start: places.reduce((least, { start }) => Math.min(least, start), Infinity),
    end: places.reduce((most, { end }) => Math.max(most, end), 0),
  };
}

/**
 * That one part can be dropped is proven with the others in their places. So each fix takes in the places of all: they overlap, and no
 * two of them are applied at once.
 */
function dropFix(subject: ConditionSubject, parents: Parents, node: Condition, all: Span): readonly Fix[] {
  const edit = dropOperand(subject.source, parents, node);
  if (edit === undefined) return [];
  const title = `Leave out ${quotedPart(subject, node)}`;
  const fix = editFix(subject, title, widened(subject.source, edit, all));
  return fix === undefined ? [] : [fix];
}

/**
 * Where a part counts at all, because of what makes it redundant.
 *
 * @param subject - the condition
 * @param part - the part
 * @returns such as "it only counts where `mobile` holds", or undefined when it is so by itself, or because of several parts
 */
export function whereItCounts(subject: ConditionSubject, { reason }: RedundantPart): string | undefined {
  if (reason === undefined) return undefined;
  // In an `and` the other operands matter where one holds, in an `or` where it does not.
  const holds = reason.parent?.kind === "or" ? "does not hold" : "holds";
  return `it only counts where ${quotedPart(subject, reason.node)} ${holds}`;
}
