import { propertyOf, readText } from "@recond/campaign";
import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { articleOf } from "../ivr/helpers/step-kinds.js";
import { ownSteps } from "../helpers/steps.js";
import { foundAt } from "../helpers/found-at.js";

export const conditionElsewhere: RuleFile<"payload"> = {
  id: "condition-elsewhere",
  title: "A condition on a node that asks for none",
  severity: "warning",
  why: 'The place for a condition in the tree is a node with `node_type` `"Condition"`, and on any other node an empty one (`""`) means nothing (documented). Of one that is not empty there the documents say nothing. Recond assumes that it decides nothing either, so that calls go on as if it was not there.',
  bad: `{ "ivr_tree": { "root": { "node_type": "Connect", "condition": "during_hours", "destination_phone_number": "8005550100" } } }`,
  good: `{ "ivr_tree": { "root": { "node_type": "Connect", "condition": "", "destination_phone_number": "8005550100" } } }`,
  *check(payload) {
    for (const step of ownSteps(payload)) {
      const { type } = step;
      const condition = propertyOf(step, "condition");
      if (type === "Condition" || condition === undefined || condition.node.type === "null") continue;
      if (readText(condition.node)?.trim() === "") continue;
      const what =
        type === undefined ? "a node without `node_type`" : `${articleOf(type).toLowerCase()} ${quote(type)} node`;
      const message = `This condition decides nothing: it stands on ${what}. Put a \`Condition\` node above it, or leave it out.`;
      yield foundAt(condition, message);
    }
  },
};
