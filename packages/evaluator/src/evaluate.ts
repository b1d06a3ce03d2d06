import { checkCondition, type Condition, type Predicate } from "@recond/parser";
import type { CallContext } from "./call-context.js";
import { type Facts, flagTruth, pressedTruth, readFacts, regionsOf, secondsOf, textOf } from "./facts.js";
import { compareSeconds, compareText, isInRegion, isPresent } from "./tests.js";
import { negate, type Truth } from "./truth.js";

/**
 * What a condition is for a call, in Kleene's three-valued logic (section 6). For many calls use `compile`, which gives the same
 * answers faster.
 *
 * @param condition - a tree of any vocabulary; `null`, the empty condition, is true
 * @param call - the facts of the call; what is missing or of the wrong type is unknown
 * @returns `true`, `false`, or `undefined` for unknown
 * @throws InvalidConditionError when `condition` is no tree within the language's limits, `undefined` included
 */
export function evaluate(condition: Condition | null, call: CallContext): Truth {
  checkCondition(condition);
  return condition === null ? true : truthOf(condition, readFacts(call));
}

/** The truth of a checked tree; the operands behind one that decides are not looked at. */
export function truthOf(node: Condition, facts: Facts): Truth {
  switch (node.kind) {
    case "and":
      return firstOr(node.operands, facts, false);
    case "or":
      return firstOr(node.operands, facts, true);
    case "not":
      return negate(truthOf(node.operand, facts));
    default:
      return predicateTruth(node, facts);
  }
}

/** The truth that decides when an operand has it, else unknown when one is unknown, else the other truth. */
function firstOr(operands: readonly Condition[], facts: Facts, decisive: boolean): Truth {
  let truth: Truth = !decisive;
  for (const operand of operands) {
    const own = truthOf(operand, facts);
    if (own === decisive) return decisive;
    if (own === undefined) truth = undefined;
  }
  return truth;
}

/** The truth of a leaf. */
export function predicateTruth(node: Predicate, facts: Facts): Truth {
  switch (node.kind) {
    case "flag":
      return flagTruth(facts, node.name);
    case "pressed":
      return pressedTruth(facts, node.keys.join(" "));
    case "comparison":
      return compareText(textOf(facts, node.field), node.operator, node.value);
    case "presence":
      return isPresent(textOf(facts, node.field));
    case "region":
      return isInRegion(regionsOf(facts), node.name);
    case "duration":
      return compareSeconds(secondsOf(facts, node.name), node.operator, node.seconds);
  }
}
