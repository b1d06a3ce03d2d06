import { isUndecided, satisfiable } from "@recond/analyzer";
import { and, type Condition, not } from "@recond/parser";
import type { PayloadSubject } from "../../../rule/payload-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { enumerated } from "@recond/documents";
import { decidedBy, type Decision, decisionsIn, type Known, knownAt, TREE_NODE_LIMIT } from "./helpers/decisions.js";
import { wholeOf } from "../helpers/found-at.js";

export const unreachableBranch: RuleFile<"payload"> = {
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
  *check(payload) {
    for (const decision of decisionsIn(payload)) {
      const lost = lostBranch(decision);
      if (lost === undefined) continue;
      yield payload.inPayload(decision.place, {
        span: wholeOf(decision.place),
        message: `The ${lost} child is never reached: of calls that get here, ${lost === "first" ? "none" : "each"} meets this condition, because of ${reasonOf(decision, lost, payload)}.`,
      });
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
  // No call gets here at all: the decision above that makes it so is reported.
  if (known.length > 0 && !isPossible(conditionsOf(known))) return undefined;
  if (isLost("first", known, there.condition)) return "first";
  return isLost("second", known, there.condition) ? "second" : undefined;
}

function isLost(branch: "first" | "second", known: readonly Known[], condition: Condition): boolean {
  return !isPossible([...conditionsOf(known), branch === "first" ? condition : not(condition)]);
}

function conditionsOf(known: readonly Known[]): readonly Condition[] {
  return known.map(({ condition }) => condition);
}

function isConstant(condition: Condition): boolean {
  return !isPossible([condition]) || !isPossible([not(condition)]);
}

function isPossible(conditions: readonly Condition[]): boolean {
  return satisfiable(and(...conditions), { nodeLimit: TREE_NODE_LIMIT }).answer !== false;
}

/** Which keys, or which decisions above, leave no other way. */
function reasonOf(decision: Decision, lost: "first" | "second", { lineOf }: PayloadSubject): string {
  const { there, condition } = decision;
  const known = knownAt(decision) ?? [];
  const keys = "the keys that lead here";
  if (!("is" in there) || there.is !== "condition") return keys;
  // Without the keys more is possible, so what is lost without them is lost because of the decisions alone.
  const isByDecisions = isLost(lost, known, condition);
  const rest = isByDecisions ? condition : there.condition;
  const lines = needed(known, lost, rest).map(({ taken }) => String(lineOf(taken.decision.place.node)));
  const asked = `what ${lines.length === 1 ? "line" : "lines"} ${enumerated(lines, "and")} ${lines.length === 1 ? "has" : "have"} asked`;
  return isByDecisions ? asked : `${asked}, and of ${keys}`;
}

/** Those of the decisions that are enough, nearer ones first of all. */
function needed(known: readonly Known[], lost: "first" | "second", condition: Condition): readonly Known[] {
  let kept = known;
  for (const each of known) {
    const others = kept.filter((other) => other !== each);
    if (isLost(lost, others, condition)) kept = others;
  }
  return kept;
}
