import { readNumber, spanOf } from "@recond/campaign";
import type { PayloadRule } from "../../rule.js";
import { timeText, unitMeant } from "../campaign/clock.js";
import { ownHours } from "../campaign/own-hours.js";

export const hoursUnit: PayloadRule = {
  id: "hours-unit",
  title: "Hours that look like hours or minutes, not seconds",
  severity: "warning",
  why: "`<day>_open` and `<day>_close` are seconds past midnight: 32400 is 9:00 (documented). A day from 9 to 17, from 900 to 1730 or from 540 to 1020 is over within the first half hour after midnight, and `during_hours` is false for nearly every call.",
  bad: '{ "hours": { "monday_open": 9, "monday_close": 17 } }',
  good: '{ "hours": { "monday_open": 32400, "monday_close": 61200 } }',
  fixable: false,
  about: "payload",
  *check(payload) {
    for (const { days, isUnused } of ownHours(payload)) {
      for (const { is, written } of isUnused ? [] : days) {
        const told = [written.open, written.close].flatMap((found) => {
          const number = readNumber(found?.node);
          return found === undefined || typeof number !== "number" ? [] : [{ found, number }];
        });
        const unit = is === "closed" ? undefined : unitMeant(told.map(({ number }) => number));
        for (const { found, number } of unit === undefined ? [] : told) {
          const seconds = unit?.toSeconds(number) ?? number;
          if (number === 0) continue;
          const message = `\`${number}\` is ${timeText(number)}: hours are in seconds past midnight. If you mean ${timeText(seconds)}, write \`${seconds}\`.`;
          yield { span: spanOf(found.node), path: found.path, message };
        }
      }
    }
  },
};
