import { property, type Step } from "@recond/campaign";
import type { RuleFile } from "../../../rule/rule.js";
import { hasMisspelt, meantInStep } from "../helpers/names.js";
import { ownSteps } from "../helpers/steps.js";
import { foundAt } from "../helpers/found-at.js";

export const missingCondition: RuleFile<"payload"> = {
  id: "missing-condition",
  title: "A `Condition` node that has no condition",
  severity: "error",
  why: "A `Condition` node needs a `condition`, which decides between its two children (documented as required). Which of them calls get to without one is not documented.",
  bad: `{ "ivr_tree": { "root": { "node_type": "Condition", "condition": "", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall" }] } } }`,
  good: `{ "ivr_tree": { "root": { "node_type": "Condition", "condition": "repeat", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall" }] } } }`,
  *check(payload) {
    for (const step of ownSteps(payload)) {
      if (step.type !== "Condition" || !isBlank(step) || isMisspelt(step)) continue;
      const { node, path } = step;
      yield foundAt(step.condition ?? { node: property(node, "node_type") ?? node, path }, MESSAGE);
    }
  },
};

const MESSAGE =
  "This `Condition` node has no condition, so nothing decides between its children. Write one, such as `during_hours`.";

function isBlank({ condition }: Step): boolean {
  return condition === undefined || condition.node.type === "null" || String(condition.node.value).trim() === "";
}

/** Whether there is one under a name that is misspelt, of which another rule tells. */
function isMisspelt({ condition, node }: Step): boolean {
  return condition === undefined && hasMisspelt(node, meantInStep, "condition");
}
