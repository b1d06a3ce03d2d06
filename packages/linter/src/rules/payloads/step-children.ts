import { property, spanOf, type Step } from "@recond/campaign";
import type { PayloadRule } from "../../rule.js";
import { ownTrees } from "../ivr/own-trees.js";
import { type StepKind, stepKinds } from "../ivr/step-kinds.js";
import { stepsIn } from "../ivr/steps-in.js";

export const stepChildren: PayloadRule = {
  id: "step-children",
  title: "A node of the IVR tree with the wrong number of children",
  severity: "error",
  why: "The documents say how many children each type of node may have: a `Condition` exactly two, the first for calls that meet it and the second for the others; a `Menu` 1 to 9, for the keys in order, and then a child for a wrong key and one for none. The platform refuses another number, or routes calls in a way that nobody wrote down.",
  bad: `{ "ivr_tree": { "root": { "node_type": "Condition", "condition": "mobile", "children": [{ "node_type": "EndCall" }] } } }`,
  good: `{ "ivr_tree": { "root": { "node_type": "Condition", "condition": "mobile", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall" }] } } }`,
  fixable: false,
  about: "payload",
  *check(payload) {
    for (const step of ownTrees(payload).flatMap(stepsIn)) {
      const kind = stepKinds.get(step.type ?? "");
      if (kind === undefined || fits(step, kind)) continue;
      const written = property(step.node, "node_type") ?? step.node;
      const count = step.children.length;
      yield {
        span: spanOf(written),
        path: step.path,
        message: `A \`${step.type ?? ""}\` node has ${kind.words}. This one has ${count === 0 ? "none" : String(count)}.`,
      };
    }
  },
};

function fits({ children }: Step, { least, most, hasKeyFailovers, hasFailover }: StepKind): boolean {
  if (hasFailover === true && children.length === 1 && children[0]?.type === "Failover") return true;
  const ways = children.filter(({ failover }) => failover === undefined || hasKeyFailovers !== true);
  return ways.length >= least && ways.length <= most;
}
