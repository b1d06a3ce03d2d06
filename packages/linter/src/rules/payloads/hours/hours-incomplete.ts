import type { RuleFile } from "../../../rule/rule.js";
import type { FoundInPayload } from "../../../rule/finding.js";
import { foundAt, foundAtName } from "../helpers/found-at.js";
import { type NamedDay, ownHours, type OwnHours, saysAll } from "./helpers/own-hours.js";
import { listed } from "@recond/documents";

export const hoursIncomplete: RuleFile<"payload"> = {
  id: "hours-incomplete",
  title: "Hours that say nothing of some days",
  severity: "info",
  why: "A day is open between its `…_open` and `…_close`, or closed by its `…_closed` (documented). What a day is that has none of these, or only one of its hours, is not documented, so `during_hours` is unknown on it ([R16]). A request body may leave days out, which may then stay as they are; only campaigns that are complete are looked at.",
  bad: `{ "current_terms": { "timezone": "UTC", "hours": { "monday_open": 32400, "monday_close": 61200, "tuesday_open": 32400, "tuesday_close": 61200,
  "wednesday_open": 32400, "wednesday_close": 61200, "thursday_open": 32400, "thursday_close": 61200,
  "friday_open": 32400, "friday_close": 61200, "saturday_closed": true } } }`,
  good: `{ "current_terms": { "timezone": "UTC", "hours": { "monday_open": 32400, "monday_close": 61200, "tuesday_open": 32400, "tuesday_close": 61200,
  "wednesday_open": 32400, "wednesday_close": 61200, "thursday_open": 32400, "thursday_close": 61200,
  "friday_open": 32400, "friday_close": 61200, "saturday_closed": true, "sunday_closed": true } } }`,
  *check(payload) {
    for (const each of ownHours(payload)) {
      if (each.isUnused || !saysAll(each.terms, payload.options)) continue;
      yield* each.days.flatMap(halfDay);
      yield* missingDays(each);
    }
  },
};

/** A day that has one of its hours. */
function halfDay(day: NamedDay): readonly FoundInPayload[] {
  if (day.is !== "unknown" || (day.why !== "no-close" && day.why !== "no-open")) return [];
  const [has, lacks] = day.why === "no-close" ? ["open", "close"] : ["close", "open"];
  const written = day.why === "no-close" ? day.written.open : day.written.close;
  if (written === undefined) return [];
  const message = `\`${day.day}_${has}\` has no \`${day.day}_${lacks}\`, so it is not known when this day is open. Give both, or \`"${day.day}_closed": true\`.`;
  return [foundAt(written, message)];
}

function missingDays({ hours, days }: OwnHours): readonly FoundInPayload[] {
  const missing = days.filter((day) => day.is === "unknown" && day.why === "no-hours").map(({ day }) => day);
  const [example] = missing;
  if (example === undefined) return [];
  const message = `The hours say nothing of ${listed(missing, "and")}. Give a day its hours, or write \`"${example}_closed": true\`.`;
  return [foundAtName(hours, message)];
}
