import type { RuleFile } from "../../../rule/rule.js";
import { foundAt } from "../helpers/found-at.js";
import { ownHours } from "./helpers/own-hours.js";

export const hoursZeroLength: RuleFile<"payload"> = {
  id: "hours-zero-length",
  title: "A day that opens and closes at the same time",
  severity: "warning",
  why: "Whether a day that opens and closes at the same time is open all day or not at all is not documented, so `during_hours` is unknown on it ([R16]). Both can be said clearly: 0 and 86400, from midnight to midnight, or `closed`.",
  bad: '{ "hours": { "monday_open": 0, "monday_close": 0 } }',
  good: '{ "hours": { "monday_open": 0, "monday_close": 86400 } }',
  *check(payload) {
    for (const { days, isUnused } of ownHours(payload)) {
      for (const day of isUnused ? [] : days) {
        const { close } = day.written;
        if (day.is !== "unknown" || day.why !== "zero-length" || close === undefined) continue;
        yield foundAt(
          close,
          `\`${day.day}\` opens and closes at the same time: all day or not at all? For all day write 0 and 86400, for not at all \`"${day.day}_closed": true\`.`,
        );
      }
    }
  },
};
