import { property, propertyOf, type Terms } from "@recond/campaign";
import type { RuleFile } from "../../../rule/rule.js";
import { hasMisspelt, meantInCampaign } from "../helpers/names.js";
import { foundAtName } from "../helpers/found-at.js";

export const missingRecordCalls: RuleFile<"payload"> = {
  id: "missing-record-calls",
  title: "A condition in a campaign without `record_calls`",
  severity: "error",
  why: "A condition counts only while `record_calls` is `true` (documented). A campaign that has a condition and no `record_calls` decides nothing ([R1]). A request body may leave `record_calls` out: the campaign then keeps the one that it has ([R2]), so only campaigns that are complete are looked at.",
  bad: '{ "current_terms": { "ivr_tree": { "call_recording_condition": "mobile" } } }',
  good: '{ "current_terms": { "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile" } } }',
  *check({ terms }) {
    for (const each of terms) {
      const { isComplete, settings, findSetting } = each;
      const condition = settings && propertyOf(settings, "call_recording_condition");
      if (!isComplete || condition === undefined || condition.node.type === "null") continue;
      if (findSetting("record_calls") === undefined && !standsElsewhere(each)) yield foundAtName(condition, MESSAGE);
    }
  },
};

const MESSAGE =
  "There is no `record_calls` beside this condition, so it decides nothing. Set `record_calls` to `true` to record the calls that meet it.";

/** Whether it is misspelt, or beside the object where it belongs: of that, other rules tell. */
function standsElsewhere({ node, settings, campaign }: Terms): boolean {
  return [settings?.node, node, campaign.node].some(
    (object) =>
      object !== undefined &&
      (property(object, "record_calls") !== undefined || hasMisspelt(object, meantInCampaign, "record_calls")),
  );
}
