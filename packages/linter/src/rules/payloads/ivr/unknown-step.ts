import { propertyOf, type Step } from "@recond/campaign";
import { lettersOf, quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { hasMisspelt, meantInStep, nearestName } from "../helpers/names.js";
import { stepKinds } from "./helpers/step-kinds.js";
import { ownSteps } from "../helpers/steps.js";
import { foundAt } from "../helpers/found-at.js";

export const unknownStep: RuleFile<"payload"> = {
  id: "unknown-step",
  title: "A node of the IVR tree of an unknown type",
  severity: "warning",
  why: 'What a node does its `node_type` says, spelled as documented. Of a node of another type it is not known which keys lead through it, and a `condition` on it is not looked at: only `"Condition"` nodes have one.',
  bad: `{ "ivr_tree": { "root": { "node_type": "menu", "children": [{ "node_type": "EndCall" }] } } }`,
  good: `{ "ivr_tree": { "root": { "node_type": "Menu", "children": [{ "node_type": "EndCall" }] } } }`,
  *check(payload) {
    for (const step of ownSteps(payload)) {
      if (stepKinds.has(step.type ?? "")) continue;
      const written = propertyOf(step, "node_type");
      if (written === undefined && hasMisspelt(step.node, meantInStep, "node_type")) continue;
      yield foundAt(written ?? step, messageOf(step));
    }
  },
};

function messageOf({ type, node }: Step): string {
  if (node.type !== "object") return "A node of the IVR tree is an object with a `node_type`.";
  if (type === undefined) return "This node has no `node_type`. Say what it does, such as `Connect`.";
  const names = [...stepKinds.keys()];
  const meant = nearestName(lettersOf(type), names);
  return `There is no \`node_type\` ${quote(type)}. ${meant === undefined ? `It is one of ${names.join(", ")}.` : `Did you mean \`${meant}\`?`}`;
}
