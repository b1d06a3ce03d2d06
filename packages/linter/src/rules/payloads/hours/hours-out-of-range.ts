import { type Found, readNumber, readText } from "@recond/campaign";
import type { RuleFile } from "../../../rule/rule.js";
import { foundAt, valueText } from "../helpers/found-at.js";
import { timeIn } from "./helpers/clock.js";
import { ownHours } from "./helpers/own-hours.js";

export const hoursOutOfRange: RuleFile<"payload"> = {
  id: "hours-out-of-range",
  title: "Hours that are no seconds of a day",
  severity: "error",
  why: "`<day>_open` and `<day>_close` are seconds past midnight: 0 is midnight, 32400 is 9:00, 75600 is 21:00 (documented). What the platform makes of anything else, such as `9:00`, a number beyond the 86400 seconds of a day, or a fraction, is not documented. That it does not mean what was meant is our assumption.",
  bad: '{ "hours": { "monday_open": "9:00", "monday_close": 61200 } }',
  good: '{ "hours": { "monday_open": 32400, "monday_close": 61200 } }',
  *check(payload) {
    for (const { day, written } of ownHours(payload).flatMap(({ days }) => days)) {
      for (const [found, latest] of [
        [written.open, DAY - 1],
        [written.close, DAY],
      ] as const) {
        if (found === undefined || isSecond(found, latest)) continue;
        const name = String(found.path.at(-1) ?? day);
        const message = `\`${name}\` must be seconds past midnight, from 0 to ${latest}, not ${valueText(payload, found)}.${meant(found)}`;
        yield foundAt(found, message);
      }
    }
  },
};

/** A day has this many seconds: a day that closes then closes at midnight. */
const DAY = 86_400;

function isSecond({ node }: Found, latest: number): boolean {
  const number = readNumber(node);
  return number === null || (number !== "unclear" && Number.isInteger(number) && number >= 0 && number <= latest);
}

function meant({ node, path }: Found): string {
  const number = readNumber(node);
  if (number === DAY) return " Midnight, at which a day begins, is `0`.";
  if (typeof number === "number" && number > DAY && number < 2 * DAY && String(path.at(-1)).endsWith("_close")) {
    return ` To close past midnight, write the time of the next day: \`${number - DAY}\`.`;
  }
  const time = number === "unclear" ? timeIn(readText(node) ?? "") : milliseconds(number ?? 0);
  return time === undefined ? "" : ` Did you mean \`${time}\`?`;
}

/** Times of day are mostly written to five minutes. */
const STEP = 300;

function milliseconds(number: number): number | undefined {
  const seconds = number / 1000;
  return number > DAY && seconds % STEP === 0 && seconds <= DAY ? seconds : undefined;
}
