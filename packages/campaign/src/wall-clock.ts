import { describeValue, quote, requireText, remembered } from "@recond/parser";

/** What a wall clock shows. */
export interface WallTime {
  /** Days since the first of January 1970. */
  readonly day: number;
  /** From 0 for Monday to 6 for Sunday. */
  readonly weekday: number;
  /** Seconds past midnight as the clock shows them: on a day on which the clock is changed some of them come twice, or not at all. */
  readonly second: number;
}

const DAY = 86_400;

/** Parts of a day in which no clock was ever changed twice. */
const STEP = DAY / 4;

/** From an instant on, by how many seconds a clock is before UTC. */
interface Offset {
  readonly from: number;
  readonly seconds: number;
}

/**
 * The wall clock of a time zone. It looks each day of UTC up only once: formatting every instant would take some fifty times as long.
 *
 * @param timeZone - an IANA name
 * @returns what the clock shows at an instant in epoch milliseconds; throws RangeError for what is no instant of a `Date`
 * @throws RangeError when there is no such time zone
 */
export function createWallClock(timeZone: string): (epochMs: number) => WallTime {
  const offsetAt = createOffsets(timeZone);
  const days = new Map<number, readonly Offset[]>();
  return (epochMs) => {
    if (!isInstant(epochMs)) {
      throw new RangeError(`A time is given in milliseconds since 1970, not as ${describeValue(epochMs)}.`);
    }
    const now = Math.floor(epochMs / 1000);
    const day = Math.floor(now / DAY);
    const offsets = remembered(days, day, () => offsetsOf(day * DAY, offsetAt));
    const local = now + (offsets.findLast(({ from }) => from <= now)?.seconds ?? 0);
    const localDay = Math.floor(local / DAY);
    // The first of January 1970 was a Thursday.
    return { day: localDay, weekday: (((localDay + 3) % 7) + 7) % 7, second: local - localDay * DAY };
  };
}

/** Whether a `Date` can be that time, and the days around it. */
function isInstant(epochMs: unknown): boolean {
  return typeof epochMs === "number" && Math.abs(epochMs) <= 8.64e15 - 2 * DAY * 1000;
}

/** The offsets of a day: mostly one. */
function offsetsOf(start: number, offsetAt: (second: number) => number): readonly Offset[] {
  const found: Offset[] = [{ from: start, seconds: offsetAt(start) }];
  for (let from = start; from < start + DAY; from += STEP) {
    const before = found.at(-1)?.seconds;
    const seconds = offsetAt(from + STEP);
    if (seconds !== before) found.push({ from: changeWithin(from, offsetAt), seconds });
  }
  return found;
}

/** The second in which the offset changes, in a part of a day in which it does. */
function changeWithin(start: number, offsetAt: (second: number) => number): number {
  const before = offsetAt(start);
  let [low, high] = [start, start + STEP];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** By how many seconds the clock is before UTC at a second since 1970. */
function createOffsets(timeZone: string): (second: number) => number {
  // Without a name, an engine takes that of the machine.
  requireText("A time zone is a string", timeZone);
  const format = formatIn(timeZone);
  return (second) => {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of format.formatToParts(second * 1000)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: shown = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, shown) / 1000 - second;
  };
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const options = {
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  } as const;
  try {
    return new Intl.DateTimeFormat("en-US", { ...options, timeZone });
  } catch {
    throw new RangeError(`There is no time zone ${quote(timeZone)}.`);
  }
}
