import { isEmpty } from "./row-facts.js";

/**
 * When a call can have started, in epoch milliseconds: from 2000 on, long before the platform was there, to the end of 9999. Seconds, a zero and
 * the days of a spreadsheet lie outside, and are no milliseconds.
 */
export const callTimes = { earliest: 946_684_800_000, latest: 253_402_300_799_999 } as const;

/**
 * When a call started.
 *
 * @param valueOf - gives the row's value of a field, undefined when the row does not carry it
 * @param names - the fields to look for, in their order; one that is carried empty is passed over
 * @returns epoch milliseconds; undefined when no field says it, or only a local time without its offset; "wrong" for what is no time, a
 *   date that does not exist, and a time outside of `callTimes`
 */
export function startTime(
  valueOf: (name: string) => unknown,
  names: readonly string[] = ["start_time_utc", "start_time_xml", "start_time_local", "start_time"],
): number | undefined | "wrong" {
  for (const name of names) {
    const value = valueOf(name);
    if (value === undefined || isEmpty(value)) continue;
    const time = name === "start_time_utc" ? readMilliseconds(value) : readTime(value);
    if (time !== undefined) return time;
  }
  return undefined;
}

/** Milliseconds since 1970, as a number or its digits. */
function readMilliseconds(value: unknown): number | "wrong" {
  const number = typeof value === "string" ? numberOf(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? callTime(number) : "wrong";
}

function callTime(time: number): number | "wrong" {
  return time >= callTimes.earliest && time <= callTimes.latest ? time : "wrong";
}

/** The number that 1 to 15 digits write, NaN for anything else: a log may have millions of them. */
function numberOf(text: string): number {
  if (text.length === 0 || text.length > 15) return Number.NaN;
  let number = 0;
  for (let index = 0; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - DIGIT_0;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

const DIGIT_0 = 0x30;

const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?: ?(Z|[+-](?:0\d|1[0-5]):?[0-5]\d))?$/;

/**
 * A time in ISO 8601 with its offset from UTC; a blank may stand for the `T`, and before the offset.
 *
 * @returns epoch milliseconds; undefined without an offset
 */
function readTime(value: unknown): number | undefined | "wrong" {
  const [, date = "", clock = "", fraction = "", offset] = TIME.exec(typeof value === "string" ? value : "") ?? [];
  const shown = Date.parse(`${date}T${clock}Z`);
  // Engines take the 30th of February for a day of March.
  if (Number.isNaN(shown) || !new Date(shown).toISOString().startsWith(`${date}T${clock}`)) return "wrong";
  if (offset === undefined) return undefined;
  return callTime(shown + Number(fraction.padEnd(3, "0").slice(0, 3)) - minutesOf(offset) * 60_000);
}

/** Of an offset such as `-07:00`, `+0530` or `Z`. */
function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  if (offset === "Z") return 0;
  return offset.startsWith("-") ? -minutes : minutes;
}
