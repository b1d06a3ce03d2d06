import { property, spanOf } from "@recond/campaign";
import { quote } from "@recond/parser";
import type { PayloadRule } from "../../rule.js";
import { ownTrees } from "../ivr/own-trees.js";
import { stepsIn } from "../ivr/steps-in.js";
import { articleOf } from "../words.js";

export const conditionElsewhere: PayloadRule = {
  id: "condition-elsewhere",
  title: "A condition on a node that asks for none",
  severity: "warning",
  why: 'Only nodes with `node_type` `"Condition"` have a condition (documented). On any other node it decides nothing, so whoever wrote it there is not protected by it. An empty one (`""`) is harmless: the platform itself writes it.',
  bad: `{ "ivr_tree": { "root": { "node_type": "Connect", "condition": "during_hours", "destination_phone_number": "8005550100" } } }`,
  good: `{ "ivr_tree": { "root": { "node_type": "Connect", "condition": "", "destination_phone_number": "8005550100" } } }`,
  fixable: false,
  about: "payload",
  *check(payload) {
    for (const { type, node, path } of ownTrees(payload).flatMap(stepsIn)) {
      const condition = property(node, "condition");
      if (type === "Condition" || condition === undefined || condition.type === "null") continue;
      if (String(condition.value).trim() === "" && condition.type === "string") continue;
      const what =
        type === undefined ? "a node without `node_type`" : `${articleOf(type).toLowerCase()} ${quote(type)} node`;
      yield {
        span: spanOf(condition),
        path: [...path, "condition"],
        message: `This condition decides nothing: it stands on ${what}. Put a \`Condition\` node above it, or leave it out.`,
      };
    }
  },
};
