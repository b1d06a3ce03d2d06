import { createHash } from "../columns/hash-text.js";
import { createHashTable, type HashTable } from "../columns/hash-table.js";
import { createPartitions, type Partitions } from "../columns/partitions.js";
import type { ScratchFile } from "../columns/scratch-file.js";
import { CALL_WORDS, ID_WORDS, type Identities, ROW_WORD, START_WORD, UNAVAILABLE, UNKNOWN } from "./identities.js";
import { type CallersCalls, repeatsOf, type RepeatWay, type RepeatWindow, type UnknownCalls } from "./repeats.js";

/** What only the whole log can tell of its rows: which are the same call, and who called before. */
export interface CallIndex {
  /** Takes the next rows in. */
  readonly add: (rows: Identities) => void;
  /** How many rows there are. */
  readonly size: () => number;
  /**
   * @param completeFrom - from when on the log is complete, in epoch milliseconds; by default from its first call on
   * @param ways - the other readings of [R15] that are asked for as well
   */
  readonly settle: (completeFrom?: number, ways?: readonly RepeatWay[]) => SettledRows;
}

/** What became of a row. One that is `AGAIN` is live: another row corrects the same call. */
const LIVE = 0;
const DUPLICATE = 1;
export const REPLACED = 2;
/** A duplicate that says something else than the first row of its id. */
export const DIFFERENT = 3;
export const AGAIN = 4;

/** Whether a row counts as a call. */
export function isLive(state: number | undefined): boolean {
  return state === LIVE || state === AGAIN;
}

/** By row, in the order in which they were added. */
export interface SettledRows {
  /** `LIVE`, `AGAIN`, `REPLACED`, `DIFFERENT`, or another number for a row whose id came before. */
  readonly states: Uint8Array;
  /** Whether the caller called before, worked out from the log: `REPEAT_UNKNOWN`, `REPEAT_YES` or `REPEAT_NO`. */
  readonly repeats: Uint8Array;
  /** The same by other readings. */
  readonly others: ReadonlyMap<RepeatWay, Uint8Array>;
}

/*
 * Ids and callers are kept as hashes, parted by them: whatever is the same call, or of the same caller, is in the same part. So no more than
 * a part is in memory when the log is settled, and what is beyond the given memory before that is in a scratch file.
 */

/**
 * No rows so far.
 *
 * @param windows - those of the campaigns
 * @param memory - bytes beyond which the scratch file is used
 */
export function createCallIndex(windows: readonly RepeatWindow[], scratch: ScratchFile, memory: number): CallIndex {
  const ids = createPartitions(ID_WORDS, scratch, memory / 2);
  const calls = createPartitions(CALL_WORDS, scratch, memory / 2);
  let size = 0;
  let earliest = Number.POSITIVE_INFINITY;
  let hasUnknown = false;

  return {
    add(rows) {
      pushAll(rows.ids, ID_WORDS, size, ids, rows.signs);
      pushAll(rows.calls, CALL_WORDS, size, calls);
      if (rows.earliest < earliest) earliest = rows.earliest;
      hasUnknown ||= rows.hasUnknown;
      size += rows.rows;
    },
    size: () => size,
    settle(completeFrom, ways = []) {
      // One table for all parts: one for each would be waste that nobody collects in time.
      const table = createHashTable();
      const callsIn = createCallsReader(table);
      const states = statesOf(ids, size, table);
      const repeats = new Uint8Array(size);
      const others = new Map(ways.map((way) => [way, new Uint8Array(size)]));
      const unknown = hasUnknown ? unknownCalls(calls, states) : new Map<number, UnknownCalls>();
      for (const words of calls.parts()) {
        const { rows, ...part } = callsIn(words, states);
        const fill = (column: Uint8Array, way?: RepeatWay): void => {
          const found = repeatsOf(part, windows, unknown, completeFrom ?? earliest, way);
          for (const [call, row] of rows.entries()) column[row] = found[call] ?? 0;
        };
        fill(repeats);
        for (const [way, column] of others) fill(column, way);
      }
      return { states, repeats, others };
    },
  };
}

/** Records whose rows are counted from a row on. @param signs - by row what is put beside whether its id is that of the row itself */
function pushAll(records: Uint32Array, width: number, firstRow: number, into: Partitions, signs?: Uint32Array): void {
  const record = new Uint32Array(width);
  for (let at = 0; at < records.length; at += width) {
    for (let word = 0; word < width; word += 1) record[word] = records[at + word] ?? 0;
    const row = record[ROW_WORD] ?? 0;
    record[ROW_WORD] = row + firstRow;
    if (signs !== undefined) record[4] = ((signs[row] ?? 0) << 1) | (record[4] ?? 0);
    into.push(record);
  }
}

/** The first row of an id is the call, unless another row corrects it. */
function statesOf(ids: Partitions, size: number, table: HashTable): Uint8Array {
  const states = new Uint8Array(size);
  const corrections: (readonly [row: number, original: number])[] = [];
  for (const words of ids.parts()) {
    const first = firstRows(words, states, table);
    forEachRecord(words, ID_WORDS, (hash, at) => {
      if (isCorrected(words, at)) corrections.push([words[at + ROW_WORD] ?? 0, first(hash)]);
    });
  }
  // Not before all duplicates are known: one of them corrects nothing.
  const standing = corrections.filter(([row, original]) => original !== row && states[row] === LIVE);
  const corrected = new Set<number>();
  for (const [row, original] of standing) {
    if (corrected.has(original) && original !== NONE) states[row] = AGAIN;
    corrected.add(original);
  }
  for (const original of corrected) if (original !== NONE) states[original] = REPLACED;
  return states;
}

function isCorrected(words: Uint32Array, at: number): boolean {
  return ((words[at + 4] ?? 0) & 1) === 1;
}

const NONE = -1;

/** Gives the first row that has an id of its own, -1 for none; marks the others that have it. */
function firstRows(words: Uint32Array, states: Uint8Array, table: HashTable): (hash: Uint32Array) => number {
  table.clear();
  const first: number[] = [];
  const signs: number[] = [];
  forEachRecord(words, ID_WORDS, (hash, at) => {
    const row = words[at + ROW_WORD] ?? 0;
    const id = table.numberOf(hash);
    if (id === first.length) first.push(NONE);
    if (isCorrected(words, at)) return;
    const sign = words[at + 4] ?? 0;
    if (first[id] === NONE) [first[id], signs[id]] = [row, sign];
    else states[row] = signs[id] === sign ? DUPLICATE : DIFFERENT;
  });
  return (hash) => first[table.numberOf(hash)] ?? NONE;
}

/** When calls of unknown callers started that count, by window. */
function unknownCalls(calls: Partitions, states: Uint8Array): ReadonlyMap<number, UnknownCalls> {
  const spans = new Map<number, { from: number; to: number }>();
  for (const words of calls.parts()) {
    const starts = startsIn(words);
    forEachRecord(words, CALL_WORDS, (_hash, at) => {
      if (words[at + 5] !== UNKNOWN || !isLive(states[words[at + ROW_WORD] ?? 0])) return;
      const window = words[at + 4] ?? 0;
      const start = starts[(at + START_WORD) / 2] ?? Number.NaN;
      const span = spans.get(window) ?? { from: start, to: start };
      spans.set(window, span);
      span.from = Number.isNaN(start) ? Number.NEGATIVE_INFINITY : Math.min(span.from, start);
      span.to = Number.isNaN(start) ? Number.POSITIVE_INFINITY : Math.max(span.to, start);
    });
  }
  return spans;
}

function startsIn(words: Uint32Array): Float64Array {
  return new Float64Array(words.buffer, words.byteOffset, words.length / 2);
}

/** Gives the calls of a part that count, and whose callers are known, and their rows: in arrays that hold those of the next part after it. */
function createCallsReader(
  table: HashTable,
): (words: Uint32Array, states: Uint8Array) => CallersCalls & { readonly rows: Uint32Array } {
  let [rows, callers, windowOf] = [new Uint32Array(0), new Int32Array(0), new Int32Array(0)];
  let [starts, unavailable] = [new Float64Array(0), new Uint8Array(0)];
  const makeRoom = (most: number): void => {
    [rows, callers, windowOf] = [new Uint32Array(most), new Int32Array(most), new Int32Array(most)];
    [starts, unavailable] = [new Float64Array(most), new Uint8Array(most)];
  };
  return (words, states) => {
    const most = words.length / CALL_WORDS;
    if (most > rows.length) makeRoom(Math.ceil(most * 1.125));
    table.clear();
    const allStarts = startsIn(words);
    let count = 0;
    forEachRecord(words, CALL_WORDS, (hash, at) => {
      const row = words[at + ROW_WORD] ?? 0;
      if (!isLive(states[row]) || words[at + 5] === UNKNOWN) return;
      rows[count] = row;
      callers[count] = table.numberOf(hash);
      windowOf[count] = words[at + 4] ?? 0;
      unavailable[count] = Number(words[at + 5] === UNAVAILABLE);
      starts[count] = allStarts[(at + START_WORD) / 2] ?? Number.NaN;
      count += 1;
    });
    return {
      rows: rows.subarray(0, count),
      callers: callers.subarray(0, count),
      callerCount: table.size(),
      starts: starts.subarray(0, count),
      windowOf: windowOf.subarray(0, count),
      unavailable: unavailable.subarray(0, count),
    };
  };
}

function forEachRecord(words: Uint32Array, width: number, visit: (hash: Uint32Array, at: number) => void): void {
  const hash = createHash();
  for (let at = 0; at < words.length; at += width) {
    hash[0] = words[at] ?? 0;
    hash[1] = words[at + 1] ?? 0;
    hash[2] = words[at + 2] ?? 0;
    visit(hash, at);
  }
}
