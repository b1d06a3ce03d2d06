import { readHours, type Terms, type Weekday, weekdays } from "@recond/campaign";
import { placeOf } from "../../../rule/condition-subject.js";
import type { PayloadSubject } from "../../../rule/payload-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { factPlace } from "../helpers/found-at.js";
import { duringHoursIn, type UseOfHours } from "./helpers/during-hours-in.js";
import { isWholeCampaign, saysAll } from "./helpers/own-hours.js";
import { listed } from "@recond/documents";

export const hoursUnknown: RuleFile<"payload"> = {
  id: "hours-unknown",
  title: "`during_hours` in a campaign that does not say when it is open",
  severity: "warning",
  why: "`during_hours` goes by the campaign's `hours` in its `timezone`, or by `operating_24_7` (documented). What the platform takes it for when a campaign has none of these is not documented, so nobody knows which calls are recorded ([R16]). A request body may leave them out: the campaign then keeps what it has ([R2]), so only campaigns that are complete are looked at.",
  bad: '{ "current_terms": { "ivr_tree": { "record_calls": true, "call_recording_condition": "during_hours" } } }',
  good: `{ "current_terms": { "operating_24_7": false, "timezone": "UTC",
  "hours": { "monday_open": 32400, "monday_close": 61200, "tuesday_closed": true, "wednesday_closed": true, "thursday_closed": true,
    "friday_closed": true, "saturday_closed": true, "sunday_closed": true },
  "ivr_tree": { "record_calls": true, "call_recording_condition": "during_hours" } } }`,
  *check(payload) {
    for (const use of duringHoursIn(payload)) {
      const hours = use.place.terms.find("hours");
      const lacking = isWholeCampaign(use.place.terms) ? lackingFor(use, payload) : undefined;
      if (lacking === undefined) continue;
      const where = hours === undefined ? "" : ` (${factPlace(payload, hours)})`;
      const message = `When \`during_hours\` is true is not known: ${messages[lacking](where, unknownDays(use.place.terms))}`;
      yield payload.inPayload(use.place, { span: placeOf(use.predicate), message });
    }
  },
};

type Lacking = "hours" | "days" | "all-day" | "timezone";

function lackingFor({ holds, place: { terms } }: UseOfHours, { options }: PayloadSubject): Lacking | undefined {
  const hours = terms.find("hours");
  if (holds === "unknown") {
    if (hours?.node.type !== "object" || hours.node.children?.length === 0) return "hours";
    // Days that a request body leaves out may stay as they are.
    if (hours.isOwn && !saysAll(terms, options)) return undefined;
    return unknownDays(terms).length === 0 ? "all-day" : "days";
  }
  return holds === "sometimes" && hasNoTimeZone(terms) ? "timezone" : undefined;
}

function hasNoTimeZone({ find }: Terms): boolean {
  const zone = find("timezone");
  // Another rule reports an empty one.
  return zone === undefined || zone.node.type === "null";
}

function unknownDays(terms: Terms): readonly Weekday[] {
  const days = readHours(terms);
  return weekdays.filter((day) => days?.[day].is === "unknown");
}

const messages: Readonly<Record<Lacking, (where: string, days: readonly Weekday[]) => string>> = {
  hours: () => "the campaign has no `hours`. Set them, or `operating_24_7` to `true`.",
  days: (where, days) =>
    `the \`hours\`${where} do not say when ${listed(days, "and")} ${days.length === 1 ? "is" : "are"} open. Give each day its \`…_open\` and \`…_close\`, or \`…_closed\`.`,
  "all-day": () => "`operating_24_7` is neither `true` nor `false`. Write `false` where the `hours` count.",
  timezone: (where) =>
    `the \`hours\`${where} have no \`timezone\`. Set it, for example to \`Pacific Time (US & Canada)\`.`,
};
