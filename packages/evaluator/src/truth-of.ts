import { type Condition, InvalidConditionError } from "@recond/parser";
import { type Facts, flagTruth, pressedTruth, regionsOf, secondsOf, textOf } from "./facts.js";
import type { OtherReadings } from "./other-readings.js";
import { compareSeconds, compareText, isInRegion, isPresent } from "./tests.js";
import { negate, type Truth } from "./truth.js";

/** The truth of a checked tree; the operands behind one that decides are not looked at. */
export function truthOf(node: Condition, facts: Facts, readings: OtherReadings): Truth {
  switch (node.kind) {
    case "flag":
      return flagTruth(facts, node.name);
    case "comparison":
      return compareText(textOf(facts, node.field), node.operator, node.value, readings);
    case "and":
      return firstOr(node.operands, facts, readings, false);
    case "or":
      return firstOr(node.operands, facts, readings, true);
    case "not":
      return negate(truthOf(node.operand, facts, readings));
    case "pressed":
      return pressedTruth(facts, node.keys, readings);
    case "presence":
      return isPresent(textOf(facts, node.field), readings);
    case "region":
      return isInRegion(regionsOf(facts), node.name);
    case "duration":
      return compareSeconds(secondsOf(facts, node.name), node.operator, node.seconds);
    default:
      throw new InvalidConditionError("A part is of no kind of condition.");
  }
}

/** The truth that decides when an operand has it, else unknown when one is unknown, else the other truth. */
function firstOr(operands: readonly Condition[], facts: Facts, readings: OtherReadings, decisive: boolean): Truth {
  if (operands.length === 0) throw new InvalidConditionError("A list of operands is empty.");
  let truth: Truth = !decisive;
  for (const operand of operands) {
    const own = truthOf(operand, facts, readings);
    if (own === decisive) return decisive;
    if (own === undefined) truth = undefined;
  }
  return truth;
}
