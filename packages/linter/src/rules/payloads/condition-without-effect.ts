import { property, spanOf } from "@recond/campaign";
import type { PayloadRule } from "../../rule.js";

export const conditionWithoutEffect: PayloadRule = {
  id: "condition-without-effect",
  title: "A condition beside `record_calls: false`",
  severity: "warning",
  why: 'With `record_calls` `false` no call is recorded, even if a condition is set (documented). Who writes a condition means to record some calls: then `record_calls` must be `true`. To record none, the documents set the condition to `""`, which also removes the present one.',
  bad: '{ "ivr_tree": { "record_calls": false, "call_recording_condition": "during_hours" } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "during_hours" } }',
  fixable: false,
  about: "payload",
  *check({ terms }) {
    for (const { settings, findSetting } of terms) {
      const condition = property(settings?.node, "call_recording_condition");
      const recordCalls = findSetting("record_calls");
      if (settings === undefined || condition?.type !== "string" || recordCalls?.node.value !== false) continue;
      if (String(condition.value).trim() === "") continue;
      yield {
        span: spanOf(condition),
        path: [...settings.path, "call_recording_condition"],
        message:
          'This condition has no effect: `record_calls` is `false`, so no call is recorded. Set `record_calls` to `true`, or the condition to `""`.',
      };
    }
  },
};
