import { equivalent, isUndecided, type Meaning, residual, type Undecided } from "@recond/analyzer";
import { keysBefore, pathText, type Step } from "@recond/campaign";
import { type Condition, not, predicatesOf } from "@recond/parser";
import type { PayloadSubject, PlacedCondition } from "../../../../rule/payload-subject.js";
import { ownTrees } from "../../helpers/steps.js";
import type { CallContext } from "@recond/evaluator";

/** A `Condition` node of an IVR tree that a call went through, and which way it took. */
export interface Taken {
  readonly decision: Decision;
  /** Whether the condition was met: the first child follows then, the second otherwise. */
  readonly isMet: boolean;
}

/** A `Condition` node of an IVR tree whose condition is valid. */
export interface Decision {
  readonly step: Step;
  readonly place: PlacedCondition;
  readonly condition: Condition;
  /** What is left of it when the keys are known that lead here. */
  readonly there: Meaning | Undecided;
  /** The decisions on the way to this one, from the outside in. */
  readonly above: readonly Taken[];
  /** All steps on the way, from the outside in. */
  readonly steps: readonly Step[];
}

/** The decisions of all trees of a payload, those above before those below. */
export function decisionsIn(payload: PayloadSubject): readonly Decision[] {
  const places = new Map(payload.conditions.map((place) => [pathText(place.path), place]));
  return ownTrees(payload).flatMap((root) => decisionsBelow(root, places));
}

function decisionsBelow(root: Step, places: ReadonlyMap<string, PlacedCondition>): readonly Decision[] {
  const decisions: Decision[] = [];
  const visit = (step: Step, above: readonly Taken[], steps: readonly Step[]): void => {
    const found = conditionAt(step, places);
    const decision = found && { ...found, step, there: conditionThere(root, step, found.condition), above, steps };
    if (decision !== undefined) decisions.push(decision);
    for (const [index, child] of step.children.entries()) {
      const isBranch = decision !== undefined && index < 2;
      visit(child, isBranch ? [...above, { decision, isMet: index === 0 }] : above, [...steps, step]);
    }
  };
  visit(root, [], []);
  return decisions;
}

/** The valid condition of a node; undefined for nodes that have none. */
function conditionAt(
  { condition: found }: Step,
  places: ReadonlyMap<string, PlacedCondition>,
): Pick<Decision, "place" | "condition"> | undefined {
  if (found?.isOwn !== true) return undefined;
  const place = places.get(pathText(found.path));
  return place?.condition && { place, condition: place.condition };
}

/** Enough for a tenth of a second: trees have few predicates in a condition. */
export const TREE_NODE_LIMIT = 2_000_000;

/**
 * What is left of a condition of the tree when the keys are known that lead to it.
 *
 * @returns undecided when that cannot be worked out within the limit
 */
function conditionThere(root: Step, step: Step, condition: Condition): Meaning | Undecided {
  const isAboutKeys = predicatesOf(condition).some(({ kind }) => kind === "pressed");
  const keys = isAboutKeys ? keysBefore(root, step) : undefined;
  if (keys === undefined) return { is: "condition", condition };
  return residual(condition, pressedBefore(keys, condition), { nodeLimit: TREE_NODE_LIMIT });
}

/** The keys as a fact of the call. Letters name questions, which is not documented how: what is pressed there is unknown. */
function pressedBefore(keys: readonly string[], condition: Condition): CallContext {
  const unknown = predicatesOf(condition).flatMap((predicate) =>
    predicate.kind === "pressed" && predicate.keys.some((key) => /^[a-z]$/.test(key))
      ? [`pressed[${predicate.keys.join(" ")}]`]
      : [],
  );
  return { pressed: keys.length === 0 ? [] : [keys.join(" ")], unknown };
}

/** What a decision above says about every call that gets to one below. */
export interface Known {
  readonly taken: Taken;
  /** It holds of these calls. */
  readonly condition: Condition;
}

/**
 * What the decisions above say about every call that gets to a decision.
 *
 * @returns what is known, from the outside in; all of it holds there. Undefined when no call gets there
 */
export function knownAt(decision: Decision): readonly Known[] | undefined {
  const all: Known[] = [];
  for (const taken of decision.above) {
    const known = knownBy(decision, taken);
    if (known === "never") return undefined;
    if (known !== undefined) all.push(known);
  }
  return all;
}

/** What a decision above says, of facts that cannot have changed since; undefined when that is nothing. */
function knownBy(below: Decision, taken: Taken): Known | "never" | undefined {
  const { decision, isMet } = taken;
  const { there } = decision;
  if (isUndecided(there)) return undefined;
  if (there.is !== "condition") return (there.is === "always") === isMet ? undefined : "never";
  const { condition } = there;
  if (!isSettled(condition, decision, below)) return undefined;
  return { taken, condition: isMet ? condition : not(condition) };
}

/**
 * Whether the answer of a decision is still the same at one below it: keys that are pressed, or a text message that is sent, in between
 * could make it another one.
 */
function isSettled(condition: Condition, above: Decision, below: Decision): boolean {
  const predicates = predicatesOf(condition);
  if (predicates.some(({ kind }) => kind === "pressed")) return false;
  const since = below.steps.slice(above.steps.length);
  const asksForMessage = predicates.some((each) => each.kind === "flag" && each.name === "sms_sent");
  return !asksForMessage || !since.some(({ type }) => type === "SmsPromo");
}

/** A decision above, and what it makes of the one below. */
export interface DecidedBy {
  readonly above: Taken;
  /** The answer that the decision below has, whatever the call. */
  readonly answer: boolean;
}

/** The decision above that has asked the same, or the opposite; undefined when none has. */
export function decidedBy(decision: Decision): DecidedBy | undefined {
  const here = treeOf(decision.there);
  if (here === undefined) return undefined;
  for (const above of decision.above.toReversed()) {
    const there = treeOf(above.decision.there);
    if (there === undefined || !isSettled(there, above.decision, decision)) continue;
    if (same(here, there)) return { above, answer: above.isMet };
    if (same(here, not(there))) return { above, answer: !above.isMet };
  }
  return undefined;
}

function treeOf(meaning: Meaning | Undecided): Condition | undefined {
  return "is" in meaning && meaning.is === "condition" ? meaning.condition : undefined;
}

function same(a: Condition, b: Condition): boolean {
  return equivalent(a, b, { nodeLimit: TREE_NODE_LIMIT }).answer === true;
}
