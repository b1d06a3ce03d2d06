import { isUndecided } from "@recond/analyzer";
import { type Condition, not, type Predicate, predicatesOf } from "@recond/parser";
import type { Decision, Taken } from "./decisions.js";

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
export function isSettled(condition: Condition, above: Decision, below: Decision): boolean {
  const predicates = predicatesOf(condition);
  if (predicates.some(({ kind }) => kind === "pressed")) return false;
  const since = below.steps.slice(above.steps.length);
  return !since.some(({ type }) => type === "SmsPromo") || !predicates.some(isMessageSent);
}

function isMessageSent(predicate: Predicate): boolean {
  return predicate.kind === "flag" && predicate.name === "sms_sent";
}
