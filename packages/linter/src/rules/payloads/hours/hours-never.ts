import type { RuleFile } from "../../../rule/rule.js";
import { findSettled } from "./helpers/during-hours-in.js";

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
  check: (payload) =>
    findSettled(payload, "never", ({ find }) => find("hours"), {
      ofUse: (_, where) =>
        `\`during_hours\` is never true here: the \`hours\`${where} are closed all week. Open a day, or leave it out.`,
      ofFact:
        "With this, `during_hours` in the present campaign's condition is never true. Open a day, or change the condition too.",
    }),
};
