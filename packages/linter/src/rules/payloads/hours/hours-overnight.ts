import { isOvernight } from "@recond/campaign";
import type { RuleFile } from "../../../rule/rule.js";
import { foundAt } from "../helpers/found-at.js";
import { timeText } from "./helpers/clock.js";
import { type NamedDay, ownHours } from "./helpers/own-hours.js";
import { listed } from "@recond/documents";

export const hoursOvernight: RuleFile<"payload"> = {
  id: "hours-overnight",
  title: "Hours that run past midnight",
  severity: "info",
  why: "The hours of a day are two times of that day in seconds past midnight (documented). What a day means that closes before it opens is not documented: Recond takes it to close on the next day ([R16]), as a bar does. Where the two were swapped by mistake, `during_hours` is true at night and false by day. Hours that close at 0 end at midnight and are left alone.",
  bad: '{ "hours": { "friday_open": 61200, "friday_close": 28800 } }',
  good: '{ "hours": { "friday_open": 28800, "friday_close": 61200 } }',
  *check(payload) {
    for (const { days, isUnused } of ownHours(payload)) {
      const [first, ...others] = days.filter(isOvernight);
      const close = first?.written.close;
      if (isUnused || first?.is !== "open" || close === undefined) continue;
      const message = `\`${first.day}\` closes at ${timeText(first.close)}, before it opens at ${timeText(first.open)}: it is taken to run past midnight, into the next day.${alike(others)}`;
      yield foundAt(close, message);
    }
  },
};

function alike(others: readonly NamedDay[]): string {
  if (others.length === 0) return " If that is not meant, swap the two.";
  const days = others.map(({ day }) => day);
  return ` So ${others.length === 1 ? "is" : "are"} ${listed(days, "and")}.`;
}
