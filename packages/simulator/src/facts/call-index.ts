import { createGrowing } from "../columns/growing.js";
import { hashText } from "../columns/hash-text.js";
import { createPairTable } from "../columns/pair-table.js";

/** What a row says of itself beside the facts: which call it is, of whom, to which campaign, and when. */
export interface RowIdentity {
  /** The transaction id; undefined where there is none. */
  readonly id: string | undefined;
  /** The transaction id of the row that this one replaces. */
  readonly corrects: string | undefined;
  /** Whom `repeat` looks for; null for a caller id that is unavailable, undefined where the log does not say. */
  readonly caller: string | null | undefined;
  /** The campaign as the log names it; `repeat` looks back within one. */
  readonly campaign: string;
  /** In epoch milliseconds. */
  readonly start: number | undefined;
  /** Over how long `repeat` looks back, in milliseconds; undefined where it is not to be worked out. */
  readonly window: number | undefined;
}

/** What only the whole log can tell of its rows: which are the same call, and who called before. */
export interface CallIndex {
  readonly add: (row: RowIdentity) => void;
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

/** No rows so far. */
export function createCallIndex(): CallIndex {
  const ids = createPairTable();
  const callers = createPairTable();
  const firstOfId = createGrowing();
  const columns = {
    id: createGrowing(),
    corrects: createGrowing(),
    caller: createGrowing(),
    start: createGrowing(),
    window: createGrowing(),
  };

  const slotOfId = (id: string | undefined): number => {
    if (id === undefined) return NONE;
    const { high, low } = hashText(id);
    const slot = ids.slotOf(high, low);
    if (slot === firstOfId.length()) firstOfId.push(NONE);
    return slot;
  };
  const slotOfCaller = ({ caller, campaign }: RowIdentity): number => {
    if (caller === undefined) return NONE;
    if (caller === null) return UNAVAILABLE;
    const { high, low } = hashText(`${caller}\n${campaign}`);
    return callers.slotOf(high, low);
  };
  return {
    add(row) {
      columns.id.push(slotOfId(row.id));
      columns.corrects.push(slotOfId(row.corrects));
      columns.caller.push(slotOfCaller(row));
      columns.start.push(row.start ?? Number.NaN);
      columns.window.push(row.window ?? Number.NaN);
    },
    settle(completeFrom) {
      const states = statesOf(columns.id.values(), columns.corrects.values(), ids.size());
      const starts = columns.start.values();
      const from = completeFrom ?? firstOf(starts);
      return { states, repeats: repeatsOf(states, columns.caller.values(), starts, columns.window.values(), from) };
    },
  };
}

/** The first row of an id is the call, unless another row corrects it. */
function statesOf(idSlots: Float64Array, corrects: Float64Array, slotCount: number): Uint8Array {
  const states = new Uint8Array(idSlots.length);
  const first = new Int32Array(slotCount).fill(NONE);
  for (let row = 0; row < idSlots.length; row += 1) {
    const slot = idSlots[row] ?? NONE;
    if (slot === NONE) continue;
    if (first[slot] === NONE) first[slot] = row;
    else states[row] = DUPLICATE;
  }
  for (let row = 0; row < corrects.length; row += 1) {
    const slot = corrects[row] ?? NONE;
    const original = slot === NONE ? NONE : (first[slot] ?? NONE);
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
function repeatsOf(
  states: Uint8Array,
  callers: Float64Array,
  starts: Float64Array,
  windows: Float64Array,
  completeFrom: number,
): Uint8Array {
  const repeats = new Uint8Array(states.length);
  const last = new Float64Array(highest(callers) + 1).fill(Number.NEGATIVE_INFINITY);
  const lastBefore = last.slice();
  for (const row of byStart(starts)) {
    const caller = callers[row] ?? NONE;
    const start = starts[row] ?? Number.NaN;
    const window = windows[row] ?? Number.NaN;
    if (states[row] !== LIVE || Number.isNaN(window) || caller === NONE) continue;
    if (caller === UNAVAILABLE) {
      repeats[row] = REPEAT_NO;
      continue;
    }
    if (Number.isNaN(start)) continue;
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

function highest(callers: Float64Array): number {
  let most = NONE;
  for (const caller of callers) if (caller > most) most = caller;
  return most;
}

/** The rows by the time at which their calls started. Most logs are in that order, or in the reverse one. */
function byStart(starts: Float64Array): Iterable<number> {
  const rows = Uint32Array.from(starts.keys());
  if (isAscending(starts)) return rows;
  rows.reverse();
  if (isAscending(starts.toReversed())) return rows;
  return rows.reverse().sort((a, b) => compareStarts(starts[a], starts[b]) || a - b);
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
