import { propertyOf } from "@recond/campaign";
import type { RuleFile } from "../../../rule/rule.js";
import { ownSteps } from "../helpers/steps.js";
import { foundAt } from "../helpers/found-at.js";

export const unknownFailover: RuleFile<"payload"> = {
  id: "unknown-failover",
  title: "A `keypress_failover_type` that is neither `Wrong` nor `None`",
  severity: "error",
  why: 'A child of a menu with `keypress_failover_type` `"Wrong"` is for callers who press a key that the menu does not have, one with `"None"` for those who press none (documented; calls report them as `W` and `N`). With any other value it is not known which key leads to the child.',
  bad: `{ "ivr_tree": { "root": { "node_type": "Menu", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall", "keypress_failover_type": "wrong" }] } } }`,
  good: `{ "ivr_tree": { "root": { "node_type": "Menu", "children": [{ "node_type": "EndCall" }, { "node_type": "EndCall", "keypress_failover_type": "Wrong" }] } } }`,
  *check(payload) {
    for (const step of ownSteps(payload)) {
      const written = propertyOf(step, "keypress_failover_type");
      if (step.failover === "unclear" && written !== undefined) yield foundAt(written, MESSAGE);
    }
  },
};

const MESSAGE =
  '`keypress_failover_type` is `"Wrong"`, for a key that the menu does not have, or `"None"`, for no key.';
