import type { RuleFile } from "../../../rule/rule.js";
import { factPlace, foundAtName } from "../helpers/found-at.js";
import { ownHours } from "./helpers/own-hours.js";

export const hoursUnused: RuleFile<"payload"> = {
  id: "hours-unused",
  title: "Hours of a campaign that is open around the clock",
  severity: "info",
  why: "With `operating_24_7` `true` the campaign is always open, and `during_hours` is always true (documented in the help article on the rule builder); the hours mean nothing. Who sets hours may have forgotten to set `operating_24_7` to `false`.",
  bad: '{ "operating_24_7": true, "hours": { "monday_open": 32400, "monday_close": 61200 } }',
  good: '{ "operating_24_7": false, "hours": { "monday_open": 32400, "monday_close": 61200 } }',
  *check(payload) {
    for (const { terms, hours, days, isUnused } of ownHours(payload)) {
      const allDay = terms.find("operating_24_7");
      if (!isUnused || allDay === undefined || !days.some(({ is }) => is === "open")) continue;
      const message = `These hours mean nothing: \`operating_24_7\` is \`true\` (${factPlace(payload, allDay)}). Set it to \`false\` if they should count.`;
      yield foundAtName(hours, message);
    }
  },
};
