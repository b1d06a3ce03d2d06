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
  /** Over how long `repeat` looks back, in milliseconds. */
  readonly window: number;
}

/** What only the whole log can tell of its rows: which are the same call, and who called before. */
export interface CallIndex {
  /** Takes the next row in; the object may be used again. */
  readonly add: (row: RowIdentity) => void;
  /** How many rows there are. */
  readonly size: () => number;
  /** @param completeFrom - from when on the log is complete, in epoch milliseconds; by default from its first call on */
  readonly settle: (completeFrom?: number) => SettledRows;
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
}

const NONE = -1;
const UNAVAILABLE = -2;

/** The callers' calls, as far as `repeat` asks for them. */
interface Calls {
  readonly callers: Int32Array;
  readonly starts: Float64Array;
  /** Each row's number among the windows. */
  readonly windowOf: Int32Array;
  readonly windows: readonly number[];
}

/** No rows so far. */
export function createCallIndex(): CallIndex {
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
  const windows: number[] = [];
  const hash = createHash();
  let size = 0;

  const numberOfId = (id: string | undefined): number => {
    if (id === undefined) return NONE;
    hashText(id, hash);
    return ids.numberOf(hash);
  };
  const numberOfCaller = ({ caller, campaign }: RowIdentity): number => {
    if (caller === undefined) return NONE;
    if (caller === null) return UNAVAILABLE;
    hashText(`${caller}\n${campaign}`, hash);
    return callers.numberOf(hash);
  };
  const numberOfWindow = (window: number): number => {
    const known = windows.indexOf(window);
    return known >= 0 ? known : windows.push(window) - 1;
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
      columns.window.push(numberOfWindow(row.window));
      size += 1;
    },
    size: () => size,
    settle(completeFrom) {
      const corrected = { rows: corrections.row.values(), originals: corrections.original.values() };
      const states = statesOf(columns.id.values(), corrected, ids.size());
      const starts = columns.start.values();
      const calls = { callers: columns.caller.values(), starts, windowOf: columns.window.values(), windows };
      return { states, repeats: repeatsOf(states, calls, completeFrom ?? firstOf(starts)) };
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
function repeatsOf(states: Uint8Array, calls: Calls, completeFrom: number): Uint8Array {
  const { callers, starts, windowOf, windows } = calls;
  const repeats = new Uint8Array(states.length);
  const last = new Float64Array(highest(callers) + 1).fill(Number.NEGATIVE_INFINITY);
  const lastBefore = last.slice();
  for (const row of byStart(starts)) {
    const caller = callers[row] ?? NONE;
    const start = starts[row] ?? Number.NaN;
    if (states[row] !== LIVE || caller === NONE) continue;
    if (caller === UNAVAILABLE) {
      repeats[row] = REPEAT_NO;
      continue;
    }
    if (Number.isNaN(start)) continue;
    const window = windows[windowOf[row] ?? 0] ?? Number.NaN;
    const latest = last[caller] ?? Number.NEGATIVE_INFINITY;
    if (start > latest) {
      lastBefore[caller] = latest;
      last[caller] = start;
    }
    const isRepeat = start - (lastBefore[caller] ?? Number.NEGATIVE_INFINITY) <= window;
    if (isRepeat) repeats[row] = REPEAT_YES;
    else if (start - window >= completeFrom) repeats[row] = REPEAT_NO;
  }
  return repeats;
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
  if (isAscending(starts.toReversed())) return rows.reverse();
  return rows.sort((a, b) => compareStarts(starts[a], starts[b]) || a - b);
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
