import { predicatesOf } from "@recond/parser";
import { callActivityTracking } from "@recond/campaign";
import { placeOf } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";

export const keysNotTracked: RuleFile<"payload"> = {
  id: "keys-not-tracked",
  title: "`pressed` in a campaign that does not track keys",
  severity: "warning",
  why: "`call_activity_tracking` says whether it is tracked which keys the caller presses. With `NoTracking`, which is the default, no key-press data is tracked during the call (documented), so `pressed[…]` has nothing to go by. What the platform then takes it for is not documented. `PurgeActivityOnCallImport` tracks the keys for use during the call and purges them afterwards; `SaveActivityOnCallImport` keeps them.",
  bad: `{ "ivr_tree": { "record_calls": true, "call_recording_condition": "pressed[1]", "call_activity_tracking": "NoTracking" } }`,
  good: `{ "ivr_tree": { "record_calls": true, "call_recording_condition": "pressed[1]", "call_activity_tracking": "PurgeActivityOnCallImport" } }`,
  *check({ conditions, inPayload }) {
    for (const place of conditions) {
      const { condition = null, terms, vocabulary } = place;
      const asking = predicatesOf(condition).find(({ kind }) => kind === "pressed");
      // The tree itself takes the way of the key; what is kept of it is for what comes later.
      if (asking === undefined || vocabulary === "routing" || callActivityTracking(terms) !== "NoTracking") continue;
      const written = terms.findSetting("call_activity_tracking");
      const why =
        written === undefined
          ? "has no `call_activity_tracking`, and the default is `NoTracking`"
          : "has `call_activity_tracking` `NoTracking`";
      const message = `This campaign ${why}: no key is tracked for \`pressed\`. Set it to \`PurgeActivityOnCallImport\` or \`SaveActivityOnCallImport\`.`;
      yield inPayload(place, { span: placeOf(asking), message });
    }
  },
};
