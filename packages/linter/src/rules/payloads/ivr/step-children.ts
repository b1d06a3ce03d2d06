import { property, propertyOf, type Step } from "@recond/campaign";
import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { articleOf, type StepKind, stepKinds } from "./helpers/step-kinds.js";
import { ownSteps } from "../helpers/steps.js";
import { foundAt, valueText } from "../helpers/found-at.js";

export const stepChildren: RuleFile<"payload"> = {
  id: "step-children",
  title: "A node of the IVR tree with the wrong number of children",
  severity: "error",
  why: "The documents say how many children each type of node may have: a `Condition` exactly two, the first for calls that meet it and the second for the others; a `Menu` 1 to 9, for the keys in order, and then a child for a wrong key and one for none. The platform refuses another number, or routes calls in a way that nobody wrote down.",
  bad: `{ "ivr_tree": { "root": { "node_type": "Condition", "condition": "mobile", "children": [{ "node_type": "EndCall" }] } } }`,
  good: `{ "ivr_tree": { "root": { "node_type": "Condition", "condition": "mobile", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall" }] } } }`,
  *check(payload) {
    for (const step of ownSteps(payload)) {
      const { node, path, type = "" } = step;
      const list = propertyOf(step, "children");
      const kind = stepKinds.get(type);
      if (list !== undefined && list.node.type !== "array" && list.node.type !== "null") {
        yield foundAt(list, `\`children\` must be a list, not ${valueText(payload, list)}.`);
      } else if (kind !== undefined && !fits(step, kind)) {
        const message = `${articleOf(type)} \`${type}\` node has ${kind.words}. ${whatItHas(step, kind)}`;
        yield foundAt({ node: property(node, "node_type") ?? node, path }, message);
      }
    }
  },
};

function fits({ children }: Step, { least, most, hasKeyFailovers, hasFailover }: StepKind): boolean {
  if (hasFailover === true && children.length === 1 && children[0]?.type === "Failover") return true;
  const ways = children.filter((child) => hasKeyFailovers !== true || !isKeyFailover(child));
  return ways.length >= least && ways.length <= most;
}

function isKeyFailover({ failover }: Step): boolean {
  return failover !== undefined;
}

function whatItHas({ children }: Step, { hasKeyFailovers, hasFailover }: StepKind): string {
  const [only] = children;
  if (hasFailover === true && children.length === 1 && only?.type !== undefined) {
    return `Its child is ${articleOf(only.type).toLowerCase()} ${quote(only.type)}.`;
  }
  const failovers = children.filter(isKeyFailover).length;
  const count = hasKeyFailovers === true ? children.length - failovers : children.length;
  const besides = hasKeyFailovers === true && failovers > 0 ? " for a key" : "";
  return `This one has ${count === 0 ? "none" : String(count)}${besides}.`;
}
