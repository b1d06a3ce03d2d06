import { type Found, readText, type Terms } from "@recond/campaign";
import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { foundAt } from "../helpers/found-at.js";

export const conditionWithoutEffect: RuleFile<"payload"> = {
  id: "condition-without-effect",
  title: "A condition beside `record_calls: false`",
  severity: "warning",
  why: 'With `record_calls` `false` no call is recorded, even if a condition is set (documented). Who writes a condition means to record some calls: then `record_calls` must be `true`. To record none, the documents set the condition to `""`, which also removes the present one.',
  bad: '{ "ivr_tree": { "record_calls": false, "call_recording_condition": "during_hours" } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "during_hours" } }',
  *check({ terms }) {
    for (const each of terms) {
      const recordCalls = each.findSetting("record_calls");
      const condition = conditionOf(each);
      if (recordCalls?.node.value !== false || condition === undefined) continue;
      // What both stand in the present campaign, this payload does not change.
      const place = [condition, recordCalls].find(({ isOwn }) => isOwn);
      if (place === undefined) continue;
      yield foundAt(place, messageOf(recordCalls, condition));
    }
  },
};

/** The recording condition, unless it is empty or no text. */
function conditionOf(terms: Terms): Found | undefined {
  const condition = terms.findSetting("call_recording_condition");
  return (readText(condition?.node) ?? "").trim() === "" ? undefined : condition;
}

function messageOf(recordCalls: Found, condition: Found): string {
  if (!condition.isOwn) {
    return `With this the present condition ${quote(readText(condition.node) ?? "")} has no effect: no call is recorded. Set \`call_recording_condition\` to \`""\` as well, or \`record_calls\` to \`true\`.`;
  }
  const where = recordCalls.isOwn ? "" : " in the present campaign";
  return `This condition has no effect: \`record_calls\` is \`false\`${where}, so no call is recorded. Set \`record_calls\` to \`true\`, or the condition to \`""\`.`;
}
