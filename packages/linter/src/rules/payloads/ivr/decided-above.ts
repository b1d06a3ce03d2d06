import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { decidedBy, decisionsIn } from "./helpers/decisions.js";
import { wholeOf } from "../helpers/found-at.js";

export const decidedAbove: RuleFile<"payload"> = {
  id: "decided-above",
  title: "A node of the IVR tree asks what a node above it has asked already",
  severity: "warning",
  why: "A `Condition` node sends a call to its first child when the condition is met, otherwise to its second (documented). Below it, the same condition has the same answer, so one of the two children is never reached. Often the second one was meant to ask for something else.",
  bad: `{ "ivr_tree": { "root": { "node_type": "Condition", "condition": "mobile", "children": [
  { "node_type": "Condition", "condition": "mobile", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall" }] },
  { "node_type": "EndCall" }] } } }`,
  good: `{ "ivr_tree": { "root": { "node_type": "Condition", "condition": "mobile", "children": [
  { "node_type": "Condition", "condition": "repeat", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall" }] },
  { "node_type": "EndCall" }] } } }`,
  *check(payload) {
    for (const decision of decisionsIn(payload)) {
      const decided = decidedBy(decision);
      if (decided === undefined) continue;
      const { above, answer } = decided;
      const lost = answer ? "second" : "first";
      yield payload.inPayload(decision.place, {
        span: wholeOf(decision.place),
        message: `The answer is known here: line ${payload.lineOf(above.decision.place.node)} has asked ${quote(above.decision.place.parsed?.source ?? "")}, and only calls ${above.isMet ? "that meet it" : "that do not meet it"} get here. The ${lost} child is never reached.`,
      });
    }
  },
};
