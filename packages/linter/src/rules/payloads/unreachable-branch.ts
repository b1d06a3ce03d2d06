import { isUndecided, satisfiable } from "@recond/analyzer";
import { and, type Condition, not } from "@recond/parser";
import type { PayloadRule } from "../../rule.js";
import { TREE_NODE_LIMIT } from "../ivr/condition-there.js";
import { decidedBy } from "../ivr/decided-by.js";
import { type Decision, decisionsIn } from "../ivr/decisions.js";
import { ownTrees } from "../ivr/own-trees.js";
import { knownAt } from "../ivr/what-is-known.js";

export const unreachableBranch: PayloadRule = {
  id: "unreachable-branch",
  title: "A branch of the IVR tree that no call can reach",
  severity: "warning",
  why: "A `Condition` node sends a call to its first child when the condition is met, otherwise to its second (documented). What the nodes above it asked, and which keys lead to it, is known of every call that gets there; if that settles the condition, one child is never reached. That facts such as `mobile` stay the same during a call is our assumption; keys that are pressed and text messages that are sent in between are taken into account.",
  bad: `{ "ivr_tree": { "root": { "node_type": "Condition", "condition": "mobile and repeat", "children": [
  { "node_type": "Condition", "condition": "landline", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall" }] },
  { "node_type": "EndCall" }] } } }`,
  good: `{ "ivr_tree": { "root": { "node_type": "Condition", "condition": "mobile or repeat", "children": [
  { "node_type": "Condition", "condition": "landline", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall" }] },
  { "node_type": "EndCall" }] } } }`,
  fixable: false,
  about: "payload",
  *check(payload) {
    for (const root of ownTrees(payload)) {
      for (const decision of decisionsIn(root, payload)) {
        const lost = lostBranch(decision);
        if (lost === undefined) continue;
        yield payload.inPayload(decision.place, {
          span: { start: 0, end: decision.place.parsed?.source.length ?? 0 },
          message: `The ${lost} child is never reached: of calls that get here, ${lost === "first" ? "none" : "each"} meets this condition, because of ${reasonOf(decision)}.`,
        });
      }
    }
  },
};

/** The child that no call reaches because of where the decision stands; what its condition is by itself, other rules say. */
function lostBranch(decision: Decision): "first" | "second" | undefined {
  const { there } = decision;
  const known = knownAt(decision);
  if (known === undefined || isUndecided(there) || isConstant(decision.condition)) return undefined;
  if (decidedBy(decision) !== undefined) return undefined;
  if (there.is !== "condition") return there.is === "always" ? "second" : "first";
  // No call gets here at all: the decision above that makes it so is told.
  if (known.length > 0 && !isPossible(known)) return undefined;
  if (!isPossible([...known, there.condition])) return "first";
  return isPossible([...known, not(there.condition)]) ? undefined : "second";
}

function isConstant(condition: Condition): boolean {
  return !isPossible([condition]) || !isPossible([not(condition)]);
}

function isPossible(conditions: readonly Condition[]): boolean {
  return satisfiable(and(...conditions), { nodeLimit: TREE_NODE_LIMIT }).answer !== false;
}

function reasonOf({ above }: Decision): string {
  return above.length === 0 ? "the keys that lead here" : "what was asked above it, or of the keys that lead here";
}
