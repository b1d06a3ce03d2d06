import type { OtherReadings } from "@recond/evaluator";
import { growingIntegers, growingNumbers } from "../columns/growing.js";
import { createHash, hashText } from "../columns/hash-text.js";
import { createHashTable } from "../columns/hash-table.js";

/** What a row says of itself beside the facts: which call it is, of whom, to which campaign, and when. */
export interface RowIdentity {
  /** The transaction id; undefined where there is none. */
  readonly id: string | undefined;
  /** The transaction id of the row that this one replaces. */
  readonly corrects: string | undefined;
  /** Whom `repeat` looks for; null for a caller id that is unavailable, undefined where the log does not say, or nobody asks. */
  readonly caller: string | null | undefined;
  /** The campaign as the log names it; `repeat` looks back within one. */
  readonly campaign: string;
  /** In epoch milliseconds; NaN where it is not known. */
  readonly start: number;
  /** How far `repeat` looks back: the index of its window. */
  readonly window: number;
}

/** How far back callers are looked for. */
export interface RepeatWindow {
  /** In milliseconds. */
  readonly length: number;
  /** The day of the calendar at the campaign, as a number; where it is not known, nothing follows from days. */
  readonly dayOf?: ((epochMs: number) => number) | undefined;
}

/** How [R15] is read: ours, or another reading. */
export type RepeatWay = OtherReadings["R15"];

/** What only the whole log can tell of its rows: which are the same call, and who called before. */
export interface CallIndex {
  /** Takes the next row in; the object may be used again. */
  readonly add: (row: RowIdentity) => void;
  /** How many rows there are. */
  readonly size: () => number;
  /**
   * @param completeFrom - from when on the log is complete, in epoch milliseconds; by default from its first call on
   * @param ways - the other readings of [R15] that are asked for as well
   */
  readonly settle: (completeFrom?: number, ways?: readonly RepeatWay[]) => SettledRows;
}

/** What became of a row. */
export const LIVE = 0;
export const DUPLICATE = 1;
export const REPLACED = 2;

/** What a repeat column holds. */
export const REPEAT_UNKNOWN = 0;
export const REPEAT_YES = 1;
export const REPEAT_NO = 2;

/** By row, in the order in which they were added. */
export interface SettledRows {
  /** `LIVE`, `DUPLICATE` or `REPLACED`. */
  readonly states: Uint8Array;
  /** Whether the caller called before, worked out from the log: `REPEAT_UNKNOWN`, `REPEAT_YES` or `REPEAT_NO`. */
  readonly repeats: Uint8Array;
  /** The same by other readings. */
  readonly others: ReadonlyMap<RepeatWay, Uint8Array>;
}

const NONE = -1;

/** The callers' calls, as far as `repeat` asks for them. */
interface Calls {
  readonly callers: Int32Array;
  readonly starts: Float64Array;
  /** The index of each row's window. */
  readonly windowOf: Int32Array;
  readonly windows: readonly RepeatWindow[];
  /** The numbers of callers whose id is unavailable: one for each campaign. */
  readonly unavailable: ReadonlySet<number>;
}

/** No rows so far. @param windows - those of the campaigns */
export function createCallIndex(windows: readonly RepeatWindow[]): CallIndex {
  const ids = createHashTable();
  const callers = createHashTable();
  const columns = {
    id: growingIntegers(),
    caller: growingIntegers(),
    start: growingNumbers(),
    window: growingIntegers(),
  };
  // Corrections are few.
  const corrections = { row: growingIntegers(), original: growingIntegers() };
  const unavailable = new Set<number>();
  const hash = createHash();
  let size = 0;

  const numberOfId = (id: string | undefined): number => {
    if (id === undefined) return NONE;
    hashText(id, hash);
    return ids.numberOf(hash);
  };
  const numberOfCaller = ({ caller, campaign }: RowIdentity): number => {
    if (caller === undefined) return NONE;
    hashText(`${caller ?? ""}\n${campaign}`, hash);
    const number = callers.numberOf(hash);
    if (caller === null) unavailable.add(number);
    return number;
  };
  return {
    add(row) {
      columns.id.push(numberOfId(row.id));
      if (row.corrects !== undefined) {
        corrections.row.push(size);
        corrections.original.push(numberOfId(row.corrects));
      }
      columns.caller.push(numberOfCaller(row));
      columns.start.push(row.start);
      columns.window.push(row.window);
      size += 1;
    },
    size: () => size,
    settle(completeFrom, ways = []) {
      const corrected = { rows: corrections.row.values(), originals: corrections.original.values() };
      const states = statesOf(columns.id.values(), corrected, ids.size());
      const starts = columns.start.values();
      const calls = {
        callers: columns.caller.values(),
        starts,
        windowOf: columns.window.values(),
        windows,
        unavailable,
      };
      const from = completeFrom ?? firstOf(starts);
      const others = new Map(ways.map((way) => [way, repeatsOf(states, calls, from, way)]));
      return { states, repeats: repeatsOf(states, calls, from), others };
    },
  };
}

/** The first row of an id is the call, unless another row corrects it. */
function statesOf(
  ids: Int32Array,
  { rows, originals }: { readonly rows: Int32Array; readonly originals: Int32Array },
  idCount: number,
): Uint8Array {
  const states = new Uint8Array(ids.length);
  const first = new Int32Array(idCount).fill(NONE);
  for (let row = 0; row < ids.length; row += 1) {
    const id = ids[row] ?? NONE;
    if (id === NONE) continue;
    if (first[id] === NONE) first[id] = row;
    else states[row] = DUPLICATE;
  }
  for (const [index, row] of rows.entries()) {
    const original = first[originals[index] ?? 0] ?? NONE;
    if (original !== NONE && original !== row && states[row] !== DUPLICATE) states[original] = REPLACED;
  }
  return states;
}

function firstOf(starts: Float64Array): number {
  let first = Number.POSITIVE_INFINITY;
  for (const start of starts) if (start < first) first = start;
  return first;
}

/** [R15]: an earlier call of the caller to the campaign that started more than 0 and at most so long before. */
function repeatsOf(states: Uint8Array, calls: Calls, completeFrom: number, way?: RepeatWay): Uint8Array {
  const { callers, starts, windowOf, windows, unavailable } = calls;
  const neverRepeat = way === "unavailable-repeats" ? new Set<number>() : unavailable;
  const repeats = new Uint8Array(states.length);
  const last = new Float64Array(highest(callers) + 1).fill(Number.NEGATIVE_INFINITY);
  const lastBefore = last.slice();
  for (const row of byStart(starts)) {
    const caller = callers[row] ?? NONE;
    const start = starts[row] ?? Number.NaN;
    if (states[row] !== LIVE || caller === NONE) continue;
    if (neverRepeat.has(caller)) {
      repeats[row] = REPEAT_NO;
      continue;
    }
    if (Number.isNaN(start)) continue;
    const window = windows[windowOf[row] ?? 0] ?? NO_WINDOW;
    const latest = last[caller] ?? Number.NEGATIVE_INFINITY;
    if (start > latest) {
      lastBefore[caller] = latest;
      last[caller] = start;
    }
    const age = start - (lastBefore[caller] ?? Number.NEGATIVE_INFINITY);
    repeats[row] =
      way === "local-days"
        ? repeatByDays(window, start, age, completeFrom)
        : repeatByLength(window.length, start, age, completeFrom, way === "window-open");
  }
  return repeats;
}

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

function highest(callers: Int32Array): number {
  let most = NONE;
  for (const caller of callers) if (caller > most) most = caller;
  return most;
}

/** The rows by the time at which their calls started. Most logs are in that order, or in the reverse one. */
function byStart(starts: Float64Array): Iterable<number> {
  const rows = new Uint32Array(starts.length);
  for (let row = 0; row < rows.length; row += 1) rows[row] = row;
  if (isAscending(starts)) return rows;
  if (isAscending(starts.toReversed())) return rows.toReversed();
  return rows.toSorted((a, b) => compareStarts(starts[a], starts[b]) || a - b);
}

function isAscending(starts: Float64Array): boolean {
  for (let row = 1; row < starts.length; row += 1) if (!((starts[row - 1] ?? 0) <= (starts[row] ?? 0))) return false;
  return true;
}

/** Rows without a time come last. */
function compareStarts(a = Number.NaN, b = Number.NaN): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}
