import { isUndecided, residual } from "@recond/analyzer";
import { keysBefore, type Step } from "@recond/campaign";
import type { CallContext } from "@recond/evaluator";
import { childrenOf, type Condition, not, type Predicate } from "@recond/parser";
import type { Decision, Taken } from "./decisions.js";

/** A condition that the call is known to meet, or that it never does. */
type Known = { readonly is: "condition"; readonly condition: Condition } | { readonly is: "never" };

/** Enough for a tenth of a second: trees have few predicates in a condition. */
export const TREE_NODE_LIMIT = 2_000_000;

/**
 * What is left of a decision's condition when the keys are known that lead to it.
 *
 * @param root - the tree
 * @param decision - a decision in it
 * @returns undefined when that cannot be worked out within the limit
 */
export function conditionThere(root: Step, { step, condition }: Decision): ReturnType<typeof residual> {
  const keys = keysBefore(root, step);
  return residual(condition, keys === undefined ? {} : pressedBefore(keys, condition), { nodeLimit: TREE_NODE_LIMIT });
}

/**
 * What the decisions above say about every call that gets to a decision.
 *
 * @param root - the tree
 * @param decision - a decision in it
 * @returns conditions that all hold there; undefined when no call gets there
 */
export function knownAt(root: Step, decision: Decision): readonly Condition[] | undefined {
  const conditions: Condition[] = [];
  for (const taken of decision.above) {
    const known = knownBy(root, decision, taken);
    if (known?.is === "never") return undefined;
    if (known !== undefined) conditions.push(known.condition);
  }
  return conditions;
}

/** What a decision above says, of facts that cannot have changed since; undefined when that is nothing. */
function knownBy(root: Step, below: Decision, { decision, isMet }: Taken): Known | undefined {
  const there = conditionThere(root, decision);
  if (isUndecided(there)) return undefined;
  if (there.is !== "condition") return (there.is === "always") === isMet ? undefined : { is: "never" };
  const { condition } = there;
  if (!isSettled(condition, decision, below)) return undefined;
  return { is: "condition", condition: isMet ? condition : not(condition) };
}

/**
 * Whether the answer of a decision is still the same at one below it: keys that are pressed, or a text message that is sent, in between
 * could make it another one.
 *
 * @param condition - what was asked above
 * @param above - the decision above
 * @param below - the decision below
 */
export function isSettled(condition: Condition, above: Decision, below: Decision): boolean {
  if (reads(condition, ({ kind }) => kind === "pressed")) return false;
  const since = below.steps.slice(above.steps.length);
  return !since.some(({ type }) => type === "SmsPromo") || !reads(condition, isMessageSent);
}

function isMessageSent(predicate: Predicate): boolean {
  return predicate.kind === "flag" && predicate.name === "sms_sent";
}

/** The keys as a fact of the call. Letters name questions, which is not documented how: what is pressed there is unknown. */
function pressedBefore(keys: readonly string[], condition: Condition): CallContext {
  const unknown: string[] = [];
  forEachPredicate(condition, (predicate) => {
    if (predicate.kind !== "pressed" || !predicate.keys.some((key) => /^[a-z]$/.test(key))) return;
    unknown.push(`pressed[${predicate.keys.join(" ")}]`);
  });
  return { pressed: keys.length === 0 ? [] : [keys.join(" ")], unknown };
}

function reads(condition: Condition, is: (predicate: Predicate) => boolean): boolean {
  let found = false;
  forEachPredicate(condition, (predicate) => {
    found ||= is(predicate);
  });
  return found;
}

/**
 * Visits the leaves of a condition in source order.
 *
 * @param condition - a tree
 * @param visit - is given each
 */
export function forEachPredicate(condition: Condition, visit: (predicate: Predicate) => void): void {
  if (condition.kind !== "and" && condition.kind !== "or" && condition.kind !== "not") return visit(condition);
  for (const child of childrenOf(condition)) forEachPredicate(child, visit);
}
