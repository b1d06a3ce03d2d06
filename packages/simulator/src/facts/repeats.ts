import type { OtherReadings } from "@recond/evaluator";
import { createRoom } from "../columns/room.js";

/** How far back callers are looked for. */
export interface RepeatWindow {
  /** In milliseconds. */
  readonly length: number;
  /** The day of the calendar at the campaign, as a number; where it is not known, nothing follows from days. */
  readonly dayOf?: ((epochMs: number) => number) | undefined;
}

/** How [R15] is read: ours, or another reading. */
export type RepeatWay = OtherReadings["R15"];

/** What a repeat column holds. */
export const REPEAT_UNKNOWN = 0;
export const REPEAT_YES = 1;
export const REPEAT_NO = 2;

/** What the log itself says, but nobody understands: what was worked out does not count then. */
export const REPEAT_UNCLEAR = 3;

/** Calls of some callers: all that there are of these. */
export interface CallersCalls {
  /** The numbers of the callers, from 0 on. */
  readonly callers: Int32Array;
  readonly callerCount: number;
  /** In epoch milliseconds, NaN where it is not known. */
  readonly starts: Float64Array;
  /** The index of each call's window. */
  readonly windowOf: Int32Array;
  /** Whether the caller id of a call is unavailable. */
  readonly unavailable: Uint8Array;
}

/** When the first and the last call of unknown callers started, in epoch milliseconds; infinite where that is not known either. */
export interface UnknownCalls {
  readonly from: number;
  readonly to: number;
}

/** What follows from other calls. */
export interface RepeatFinder {
  /**
   * What each call is: `REPEAT_UNKNOWN`, `REPEAT_YES` or `REPEAT_NO`.
   *
   * @param repeats - takes it
   * @param way - another reading in the place of ours
   */
  readonly find: (calls: CallersCalls, repeats: Uint8Array, way?: RepeatWay) => void;
}

/**
 * [R15]: an earlier call of the caller to the campaign that started more than 0 and at most so long before. Where a call of an unknown caller,
 * or one of the caller of which nobody knows when it started, may have been that, it is unknown.
 *
 * @param unknown - by window
 * @param completeFrom - from when on all calls are known, in epoch milliseconds
 */
export function createRepeatFinder(
  windows: readonly RepeatWindow[],
  unknown: ReadonlyMap<number, UnknownCalls>,
  completeFrom: number,
): RepeatFinder {
  const roomForLast = createRoom((length) => new Float64Array(length));
  const roomForLastBefore = createRoom((length) => new Float64Array(length));
  const undated = createUndatedReader();
  const byStart = createSorter();
  return {
    find(calls, repeats, way) {
      const { callers, callerCount, starts, windowOf, unavailable } = calls;
      const isUndated = undated(calls);
      const last = roomForLast(callerCount).fill(Number.NEGATIVE_INFINITY);
      const lastBefore = roomForLastBefore(callerCount).fill(Number.NEGATIVE_INFINITY);
      repeats.fill(REPEAT_UNKNOWN);
      for (const call of byStart(starts)) {
        const caller = callers[call] ?? 0;
        const start = starts[call] ?? Number.NaN;
        if (unavailable[call] === 1 && way !== "unavailable-repeats") {
          repeats[call] = REPEAT_NO;
          continue;
        }
        if (Number.isNaN(start)) continue;
        const windowIndex = windowOf[call] ?? 0;
        const window = windows[windowIndex] ?? NO_WINDOW;
        const latest = last[caller] ?? Number.NEGATIVE_INFINITY;
        if (start > latest) {
          lastBefore[caller] = latest;
          last[caller] = start;
        }
        const age = start - (lastBefore[caller] ?? Number.NEGATIVE_INFINITY);
        const repeat = repeatBy(way, window, start, age, completeFrom);
        const isOpen =
          repeat === REPEAT_NO && (isUndated[caller] === 1 || mayRepeat(window, start, unknown.get(windowIndex), way));
        repeats[call] = isOpen ? REPEAT_UNKNOWN : repeat;
      }
    },
  };
}

/** @param age - how long before the call before was; infinite without one */
function repeatBy(way: RepeatWay, window: RepeatWindow, start: number, age: number, completeFrom: number): number {
  return way === "local-days"
    ? repeatByDays(window, start, age, completeFrom)
    : repeatByLength(window.length, start, age, completeFrom, way === "window-open");
}

/** Tells which callers have a call of which nobody knows when it started. */
function createUndatedReader(): (calls: CallersCalls) => Uint8Array {
  const room = createRoom((length) => new Uint8Array(length));
  return ({ callers, callerCount, starts }) => {
    const isUndated = room(callerCount).fill(0);
    for (let call = 0; call < starts.length; call += 1) {
      if (Number.isNaN(starts[call])) isUndated[callers[call] ?? 0] = 1;
    }
    return isUndated;
  };
}

/** Whether a call of an unknown caller may count as the call before. */
function mayRepeat(
  { length, dayOf }: RepeatWindow,
  start: number,
  { from, to }: UnknownCalls = NO_CALLS,
  way?: RepeatWay,
): boolean {
  if (start <= from) return false;
  if (way !== "local-days" || dayOf === undefined || !Number.isFinite(to)) return start - to <= length;
  return dayOf(to) >= dayOf(start) - length / DAY;
}

const NO_CALLS: UnknownCalls = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

const NO_WINDOW: RepeatWindow = { length: Number.NaN };

const DAY = 86_400_000;

/** By lengths of time. @param age - how long before the call before was; infinite without one */
function repeatByLength(length: number, start: number, age: number, completeFrom: number, isOpen: boolean): number {
  if (age < length || (age === length && !isOpen)) return REPEAT_YES;
  return start - length >= completeFrom ? REPEAT_NO : REPEAT_UNKNOWN;
}

/** By days of the calendar. @param age - how long before the call before was; infinite without one */
function repeatByDays({ length, dayOf }: RepeatWindow, start: number, age: number, completeFrom: number): number {
  if (dayOf === undefined) return REPEAT_UNKNOWN;
  const firstDay = dayOf(start) - length / DAY;
  if (Number.isFinite(age) && dayOf(start - age) >= firstDay) return REPEAT_YES;
  return dayOf(completeFrom) < firstDay ? REPEAT_NO : REPEAT_UNKNOWN;
}

/** Gives the calls by the time at which they started, those without one last. Arrays that are sorted by a function leave as many bytes behind as garbage. */
function createSorter(): (starts: Float64Array) => Uint32Array {
  const room = createRoom((length) => new Uint32Array(length));
  const otherRoom = createRoom((length) => new Uint32Array(length));
  return (starts) => {
    const { length } = starts;
    let [calls, others] = [room(length), otherRoom(length)];
    for (let call = 0; call < length; call += 1) calls[call] = call;
    for (let width = 1; width < length; width *= 2) {
      for (let low = 0; low < length; low += 2 * width) merge(starts, calls, others, low, low + width);
      [calls, others] = [others, calls];
    }
    return calls;
  };
}

/** Merges two runs of the same length, the second of which may be cut short by the end. */
function merge(starts: Float64Array, from: Uint32Array, into: Uint32Array, low: number, middle: number): void {
  const high = Math.min(2 * middle - low, from.length);
  let [left, right] = [low, middle];
  for (let at = low; at < high; at += 1) {
    const isLeft = right >= high || (left < middle && !isLater(starts[from[left] ?? 0], starts[from[right] ?? 0]));
    into[at] = from[isLeft ? left : right] ?? 0;
    if (isLeft) left += 1;
    else right += 1;
  }
}

function isLater(a = Number.NaN, b = Number.NaN): boolean {
  return a > b || Number.isNaN(a);
}
