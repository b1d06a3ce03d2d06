import { type Found, readBoolean, type Terms } from "@recond/campaign";
import type { RuleFile } from "../../../rule/rule.js";
import { findSettled } from "./helpers/during-hours-in.js";

export const hoursAlways: RuleFile<"payload"> = {
  id: "hours-always",
  title: "`during_hours` in a campaign that is always open",
  severity: "warning",
  why: "On a campaign with `operating_24_7` `true`, `during_hours` is always true (documented in the help article on the rule builder); so it is when the hours of the seven days leave no gap ([R16]). Whoever writes it means to leave some calls out, and none are.",
  bad: '{ "operating_24_7": true, "ivr_tree": { "record_calls": true, "call_recording_condition": "during_hours and mobile" } }',
  good: '{ "operating_24_7": true, "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile" } }',
  check: (payload) =>
    findSettled(payload, "always", (terms) => reasonOf(terms).fact, {
      ofUse: (terms, where) =>
        `\`during_hours\` is always true here: ${reasonOf(terms).reason}${where}. Leave it out, or give the campaign its hours.`,
      ofFact:
        "With this, `during_hours` in the present campaign's condition is always true. Change the condition too, or leave the hours as they are.",
    }),
};

function reasonOf(terms: Terms): { readonly reason: string; readonly fact: Found | undefined } {
  const allDay = terms.find("operating_24_7");
  if (readBoolean(allDay?.node) === true) return { reason: "`operating_24_7` is `true`", fact: allDay };
  return { reason: "the `hours` cover the whole week", fact: terms.find("hours") };
}
