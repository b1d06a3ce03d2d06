import { type Condition, remembered } from "@recond/parser";
import { DUAL } from "../search/circuit.js";
import type { Costs } from "./cost.js";
import { joinOperands, opposite } from "./parts.js";

/** What both spellings of a node and of its opposite are computed into. */
interface Spelling {
  readonly costs: Costs;
  readonly straight: Map<Condition, Condition>;
  readonly inverted: Map<Condition, Condition>;
}

/**
 * Writes each `not` where the text is shortest: `not (a and b)` or `not a or not b`, `!=` or `not` with `=`. Has as many predicates as
 * the node, in the same order.
 */
export function placeNegations(costs: Costs, node: Condition): Condition {
  return spelled({ costs, straight: new Map(), inverted: new Map() }, node, false);
}

function spelled(work: Spelling, node: Condition, isInverted: boolean): Condition {
  return remembered(isInverted ? work.inverted : work.straight, node, () => spell(work, node, isInverted));
}

function spell(work: Spelling, node: Condition, isInverted: boolean): Condition {
  switch (node.kind) {
    case "and":
    case "or":
      return spellJoined(work, node, isInverted);
    case "not":
      return spelled(work, node.operand, !isInverted);
    default:
      return isInverted ? opposite(node) : node;
  }
}

/** By De Morgan's laws there are two ways to write an `and` or an `or`. */
function spellJoined(work: Spelling, node: Extract<Condition, { kind: "and" | "or" }>, isInverted: boolean): Condition {
  const kind = isInverted ? DUAL[node.kind] : node.kind;
  const within = joinOperands(
    kind,
    node.operands.map((operand) => spelled(work, operand, isInverted)),
  );
  const operand = joinOperands(
    DUAL[kind],
    node.operands.map((part) => spelled(work, part, !isInverted)),
  );
  const around: Condition = operand.kind === "not" ? operand.operand : { kind: "not", operand };
  return work.costs.of(around).length < work.costs.of(within).length ? around : within;
}
