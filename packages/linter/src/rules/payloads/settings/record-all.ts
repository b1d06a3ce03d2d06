import { readText, type Terms } from "@recond/campaign";
import type { RuleFile } from "../../../rule/rule.js";
import { foundAt } from "../helpers/found-at.js";

export const recordAll: RuleFile<"payload"> = {
  id: "record-all",
  title: "A campaign that records every call",
  severity: "info",
  isOff: true,
  why: "With `record_calls` `true` and an empty condition every call is recorded (documented). For those who must not record some calls, because of the law where the caller is or of their own rules, an empty condition is a mistake: often it was removed for a test. The rule is off unless it is asked for.",
  bad: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "" } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "not landline" } }',
  *check({ terms }) {
    for (const each of terms) {
      const recordCalls = each.findSetting("record_calls");
      if (recordCalls?.node.value !== true || !hasNoCondition(each)) continue;
      const place = [each.findSetting("call_recording_condition"), recordCalls].find((found) => found?.isOwn === true);
      if (place === undefined) continue;
      yield foundAt(place, "This campaign records every call. Write a condition for the calls that may be recorded.");
    }
  },
};

/** Whether the condition is surely empty. What a request body does not name stays as it is ([R2]). */
function hasNoCondition({ isComplete, findSetting }: Terms): boolean {
  const condition = findSetting("call_recording_condition");
  if (condition === undefined || condition.node.type === "null") return isComplete;
  return readText(condition.node)?.trim() === "";
}
