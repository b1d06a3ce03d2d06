import { type Found, readNumber } from "@recond/campaign";
import type { RuleFile } from "../../../rule/rule.js";
import { timeText, type TimeUnit, unitMeant } from "./helpers/clock.js";
import { type NamedDay, ownHours } from "./helpers/own-hours.js";
import { enumerated } from "@recond/documents";
import { foundAt } from "../helpers/found-at.js";

export const hoursUnit: RuleFile<"payload"> = {
  id: "hours-unit",
  title: "Hours that look like hours or minutes, not seconds",
  severity: "warning",
  why: "`<day>_open` and `<day>_close` are seconds past midnight: 32400 is 9:00 (documented). A day from 9 to 17, from 900 to 1730 or from 540 to 1020 is over within the first half hour after midnight, and `during_hours` is false for nearly every call.",
  bad: '{ "hours": { "monday_open": 9, "monday_close": 17 } }',
  good: '{ "hours": { "monday_open": 32400, "monday_close": 61200 } }',
  *check(payload) {
    for (const { days, isUnused } of ownHours(payload)) {
      const [first, ...others] = isUnused ? [] : days.flatMap(inAnotherUnit);
      if (first === undefined) continue;
      yield foundAt(first.at, messageOf(first, others));
    }
  },
};

/** A day whose hours are hardly seconds. */
interface MistakenDay {
  readonly day: string;
  /** The first of its hours that tells. */
  readonly at: Found;
  readonly numbers: readonly number[];
  readonly unit: TimeUnit;
}

function inAnotherUnit({ day, is, written }: NamedDay): readonly MistakenDay[] {
  if (is === "closed") return [];
  const given = [written.open, written.close].flatMap((found) => {
    const number = readNumber(found?.node);
    return found === undefined || typeof number !== "number" ? [] : [{ found, number }];
  });
  const unit = unitMeant(given.map(({ number }) => number));
  // Midnight is 0 in any unit.
  const wrong = given.filter(({ number }) => number !== 0);
  const at = wrong[0]?.found;
  return unit === undefined || at === undefined ? [] : [{ day, at, numbers: wrong.map(({ number }) => number), unit }];
}

/** The mistake is one, however many days have it. */
function messageOf({ numbers, unit }: MistakenDay, others: readonly MistakenDay[]): string {
  const written = listed(numbers.map((number) => `\`${number}\``));
  const are = `${numbers.length === 1 ? "is" : "are"} ${listed(numbers.map(timeText))}`;
  const meant = listed(numbers.map((number) => timeText(unit.toSeconds(number))));
  const seconds = listed(numbers.map((number) => `\`${unit.toSeconds(number)}\``));
  const elsewhere =
    others.length === 0
      ? ""
      : ` The same goes for ${others.length === 1 ? `\`${others[0]?.day ?? ""}\`` : `${others.length} more days`}.`;
  return `${written} ${are}: hours are in seconds past midnight. If you mean ${meant}, write ${seconds}.${elsewhere}`;
}

function listed(texts: readonly string[]): string {
  return enumerated(texts, "and");
}
