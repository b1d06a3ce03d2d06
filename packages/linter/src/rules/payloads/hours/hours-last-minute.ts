import type { RuleFile } from "../../../rule/rule.js";
import { foundAt } from "../helpers/found-at.js";
import { timeText } from "./helpers/clock.js";
import { ownHours } from "./helpers/own-hours.js";

/** Seconds of a day. */
const DAY = 86_400;

export const hoursLastMinute: RuleFile<"payload"> = {
  id: "hours-last-minute",
  title: "Hours that end just before midnight",
  severity: "info",
  why: "`<day>_close` is in seconds past midnight (documented), and a campaign is open until that second, not through it ([R16], a reading). So a day that closes at 23:59 is closed for its last minute, and `during_hours` is false for who calls then. Hours that go on until midnight close at 86400.",
  bad: '{ "hours": { "monday_open": 0, "monday_close": 86340 } }',
  good: '{ "hours": { "monday_open": 0, "monday_close": 86400 } }',
  *check(payload) {
    for (const { days, isUnused } of ownHours(payload)) {
      const [first, ...others] = days.filter((day) => day.is === "open" && day.close >= DAY - 60 && day.close < DAY);
      const close = first?.written.close;
      if (isUnused || first?.is !== "open" || close === undefined) continue;
      const also =
        others.length === 0 ? "" : ` So ${others.length === 1 ? "does 1 more day" : `do ${others.length} more days`}.`;
      const message = `\`${first.day}\` closes at ${timeText(first.close)}: who calls between then and midnight calls outside the hours. If the day is to end at midnight, write \`${DAY}\`.${also}`;
      yield foundAt(close, message);
    }
  },
};
