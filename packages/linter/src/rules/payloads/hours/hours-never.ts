import { duringHours } from "@recond/campaign";
import { placeOf } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { factPlace, foundAtName } from "../helpers/found-at.js";
import { duringHoursIn, presentUseOfHours } from "./helpers/during-hours-in.js";

export const hoursNever: RuleFile<"payload"> = {
  id: "hours-never",
  title: "`during_hours` in a campaign that is closed all week",
  severity: "warning",
  why: "When every day is marked as closed (`monday_closed` … `sunday_closed`), no call comes in during the hours of the campaign ([R16]): what has to be `during_hours` is not recorded, and `not during_hours` leaves nothing out.",
  bad: `{ "operating_24_7": false, "ivr_tree": { "record_calls": true, "call_recording_condition": "during_hours" },
  "hours": { "monday_closed": true, "tuesday_closed": true, "wednesday_closed": true, "thursday_closed": true,
    "friday_closed": true, "saturday_closed": true, "sunday_closed": true } }`,
  good: `{ "operating_24_7": false, "ivr_tree": { "record_calls": true, "call_recording_condition": "during_hours" },
  "hours": { "monday_closed": true, "tuesday_closed": true, "wednesday_closed": true, "thursday_closed": true,
    "friday_open": 32400, "friday_close": 61200, "saturday_closed": true, "sunday_closed": true } }`,
  *check(payload) {
    for (const { place, predicate, holds } of duringHoursIn(payload)) {
      const hours = place.terms.find("hours");
      if (holds !== "never" || hours === undefined) continue;
      const message = `\`during_hours\` is never true here: the \`hours\` (${factPlace(payload, hours)}) are closed all week. Open a day, or leave it out.`;
      yield payload.inPayload(place, { span: placeOf(predicate), message });
    }
    for (const terms of payload.terms) {
      const hours = terms.find("hours");
      if (duringHours(terms) !== "never" || presentUseOfHours(terms) === undefined || hours?.isOwn !== true) continue;
      const message =
        "With this, `during_hours` in the present campaign's condition is never true. Open a day, or change the condition too.";
      yield foundAtName(hours, message);
    }
  },
};
