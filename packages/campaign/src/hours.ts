import type { JsonNode } from "@recond/documents";
import { type Found, propertyOf, requireTerms } from "./json/located.js";
import type { Terms } from "./terms.js";
import { readBoolean, readNumber } from "./json/scalars.js";

/** The days of a week as the properties of `hours` name them, from Monday on. */
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** A day as the properties of `hours` name it. */
export type Weekday = (typeof weekdays)[number];

/**
 * Why it is unknown when a day is open ([R16]): it has no hours and is not said to be closed (`no-hours`), only one of the two
 * (`no-open`, `no-close`), opens as it closes (`zero-length`), has seconds that no day has (`out-of-range`), or something else in place of
 * the number (`not-a-number`) or of the boolean (`not-a-boolean`).
 */
export type UnknownHours =
  | "no-hours"
  | "no-open"
  | "no-close"
  | "zero-length"
  | "out-of-range"
  | "not-a-number"
  | "not-a-boolean";

/** The three properties of a day where they are written; those that are not written are left out. */
export interface WrittenHours {
  readonly open?: Found;
  readonly close?: Found;
  readonly closed?: Found;
}

/** When a day is open, in seconds past its midnight, by the clock at the campaign ([R16]). */
export type DayHours = (
  | { readonly is: "open"; readonly open: number; readonly close: number }
  | { readonly is: "closed" }
  | {
      readonly is: "unknown";
      readonly why: UnknownHours;
      /** The value that says nothing, where it is one value. */
      readonly node?: JsonNode;
    }
) & { readonly written: WrittenHours };

/** A day has this many seconds. */
const DAY = 86_400;

/** What is read of terms to tell when a campaign is open; with the IVR tree, to tell which keys its calls can press. */
export type OpenTerms = Pick<Terms, "find" | "isComplete"> & Partial<Pick<Terms, "steps">>;

/**
 * The hours of a campaign, day by day. `closed` beats hours, and hours without `closed` are open ([R16]).
 *
 * @returns undefined when the terms have no `hours`, or something else than an object
 */
export function readHours(terms: OpenTerms): Readonly<Record<Weekday, DayHours>> | undefined {
  requireTerms(terms);
  const hours = terms.find("hours");
  if (hours?.node.type !== "object") return undefined;
  const day = (name: Weekday): DayHours => readDay(writtenHours(hours, name));
  return {
    monday: day("monday"),
    tuesday: day("tuesday"),
    wednesday: day("wednesday"),
    thursday: day("thursday"),
    friday: day("friday"),
    saturday: day("saturday"),
    sunday: day("sunday"),
  };
}

function writtenHours(hours: Found, day: Weekday): WrittenHours {
  const open = propertyOf(hours, `${day}_open`);
  const close = propertyOf(hours, `${day}_close`);
  const closed = propertyOf(hours, `${day}_closed`);
  return { ...(open && { open }), ...(close && { close }), ...(closed && { closed }) };
}

function readDay(written: WrittenHours): DayHours {
  const closed = readBoolean(written.closed?.node);
  if (closed === true) return { is: "closed", written };
  const unknown = (why: UnknownHours, found?: Found): DayHours => ({
    is: "unknown",
    why,
    ...(found && { node: found.node }),
    written,
  });
  if (closed === "unclear") return unknown("not-a-boolean", written.closed);
  const open = readNumber(written.open?.node);
  const close = readNumber(written.close?.node);
  if (open === "unclear") return unknown("not-a-number", written.open);
  if (close === "unclear") return unknown("not-a-number", written.close);
  if (open === null && close === null) return unknown("no-hours");
  if (open === null) return unknown("no-open", written.open);
  if (close === null) return unknown("no-close", written.close);
  if (!isSecond(open) || open === DAY) return unknown("out-of-range", written.open);
  if (!isSecond(close)) return unknown("out-of-range", written.close);
  return open === close ? unknown("zero-length") : { is: "open", open, close, written };
}

function isSecond(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= DAY;
}

/** Whether a day's hours run past midnight into the next day. Hours that close at 0 end at midnight. */
export function isOvernight(day: DayHours): boolean {
  return day.is === "open" && day.close < day.open && day.close > 0;
}

/** Part of a week, half-open, in seconds from its start; it may run past its end. */
interface Interval {
  readonly start: number;
  readonly end: number;
}

const WEEK = 7 * DAY;

/**
 * When `during_hours` holds at this campaign, whatever the days are that the hours say nothing of ([R16]).
 *
 * @returns `sometimes` only if there is a moment that is surely inside the hours and one that is surely outside
 */
export function duringHours(terms: OpenTerms): "always" | "never" | "sometimes" | "unknown" {
  requireTerms(terms);
  const allDay = terms.find("operating_24_7");
  const isAllDay = readBoolean(allDay?.node);
  if (isAllDay === true) return "always";
  const hours = readHours(terms);
  if (hours === undefined) return "unknown";
  const surelyOpen = weekdays.flatMap((day, index) => openInterval(hours[day], index));
  if (isWholeWeek(surelyOpen)) return "always";
  // A campaign that does not deny it may be open around the clock.
  if (isAllDay === "unclear" || (allDay === undefined && !terms.isComplete)) return "unknown";
  const perhapsOpen = [...surelyOpen, ...weekdays.flatMap((day, index) => unknownInterval(hours[day], index))];
  if (perhapsOpen.length === 0) return "never";
  return surelyOpen.length > 0 && !isWholeWeek(perhapsOpen) ? "sometimes" : "unknown";
}

function openInterval(day: DayHours, index: number): readonly Interval[] {
  if (day.is !== "open") return [];
  const midnight = index * DAY;
  return [{ start: midnight + day.open, end: midnight + day.close + (day.close < day.open ? DAY : 0) }];
}

/** Where unknown hours of a day may lie: in the day, and past midnight in the next. */
function unknownInterval(day: DayHours, index: number): readonly Interval[] {
  return day.is === "unknown" ? [{ start: index * DAY, end: (index + 2) * DAY }] : [];
}

function isWholeWeek(intervals: readonly Interval[]): boolean {
  // Hours that run past the end of the week cover the beginning of the next, which is like this one.
  const wrapped = intervals.flatMap(({ start, end }) =>
    end > WEEK
      ? [
          { start, end: WEEK },
          { start: 0, end: end - WEEK },
        ]
      : [{ start, end }],
  );
  let covered = 0;
  for (const { start, end } of wrapped.toSorted((a, b) => a.start - b.start)) {
    if (start > covered) return false;
    covered = Math.max(covered, end);
  }
  return covered >= WEEK;
}
