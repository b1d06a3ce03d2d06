import { type Bits, createBits, hasBit, setBit } from "../columns/bits.js";
import { createHash } from "../columns/hash-text.js";
import { createHashTable, type HashTable } from "../columns/hash-table.js";
import { createPartitions, PARTS, type Partitions } from "../columns/partitions.js";
import { createRoom, letGo } from "../columns/room.js";
import { createRowCodes, type RowCodes } from "../columns/row-codes.js";
import type { ScratchFile } from "../columns/scratch-file.js";
import { CALL_WORDS, ID_WORDS, type Identities, ROW_WORD, START_WORD, UNAVAILABLE, UNKNOWN } from "./identities.js";
import {
  type CallersCalls,
  createRepeatFinder,
  type RepeatWay,
  type RepeatWindow,
  type UnknownCalls,
} from "./repeats.js";

/** What only the whole log can tell of its rows: which are the same call, and who called before. */
export interface CallIndex {
  /** Takes the next rows in, and lets go of their arrays. */
  readonly add: (rows: Identities) => void;
  /** How many rows there are. */
  readonly size: () => number;
  /**
   * What the log told of each row, as bits: `DUPLICATE` and the like, and what `repeatIn` reads.
   *
   * @param ways - the readings of [R15] that are asked for, in the order in which `repeatIn` has them; undefined for ours
   * @param completeFrom - from when on the log is complete, in epoch milliseconds; by default from its first call on
   */
  readonly settle: (ways: readonly (RepeatWay | undefined)[], completeFrom?: number) => RowCodes;
}

/** A row whose id came before; one of these that says something else than the first row of its id; and one that another row corrects. */
const DUPLICATE = 1;
export const DIFFERENT = 2;
export const REPLACED = 4;
/** Another row corrects the same call: it is one nevertheless. */
export const AGAIN = 8;

/** Whether a row counts as a call. */
export function isLive(code: number): boolean {
  return (code & (DUPLICATE | DIFFERENT | REPLACED)) === 0;
}

/** Whether the caller called before, worked out from the log: `REPEAT_UNKNOWN`, `REPEAT_YES` or `REPEAT_NO`. @param way - its index among those that were asked for */
export function repeatIn(code: number, way: number): number {
  return (code >>> repeatPlace(way)) & 3;
}

function repeatPlace(way: number): number {
  return 4 + 2 * way;
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
      for (const { buffer } of [rows.ids, rows.calls, rows.signs]) letGo(buffer);
      if (rows.earliest < earliest) earliest = rows.earliest;
      hasUnknown ||= rows.hasUnknown;
      size += rows.rows;
    },
    size: () => size,
    settle(ways, completeFrom = earliest) {
      // One table for all parts: one for each would be waste that nobody collects in time.
      const table = createHashTable();
      const codes = createRowCodes(size, scratch, memory / 2);
      const gone = createBits(size);
      markSameIds(
        ids,
        table,
        gone,
        codes,
        createPartitions(2, scratch, memory / 4, (original) => original % PARTS),
      );
      const callsIn = createCallsReader(table);
      const unknown = hasUnknown ? unknownCalls(calls, gone) : new Map<number, UnknownCalls>();
      const finder = createRepeatFinder(windows, unknown, completeFrom);
      const rooms = ways.map(() => createRoom((length) => new Uint8Array(length)));
      for (const words of calls.parts()) {
        const { rows, ...part } = callsIn(words, gone);
        const found = rooms.map((room, way) => {
          const repeats = room(rows.length);
          finder.find(part, repeats, ways[way]);
          return repeats;
        });
        for (let call = 0; call < rows.length; call += 1) {
          let code = 0;
          for (let way = 0; way < found.length; way += 1) code |= (found[way]?.[call] ?? 0) << repeatPlace(way);
          if (code !== 0) codes.add(rows[call] ?? 0, code);
        }
      }
      return codes;
    },
  };
}

/** Records whose rows are counted from a row on. @param signs - by row what is put beside whether its id is that of the row itself */
function pushAll(records: Uint32Array, width: number, firstRow: number, into: Partitions, signs?: Uint32Array): void {
  for (let at = 0; at < records.length; at += width) {
    const row = records[at + ROW_WORD] ?? 0;
    records[at + ROW_WORD] = row + firstRow;
    if (signs !== undefined) records[at + 4] = ((signs[row] ?? 0) << 1) | (records[at + 4] ?? 0);
    into.push(records, at);
  }
}

/**
 * The first row of an id is the call, unless another row corrects it.
 *
 * @param gone - takes the rows that are no calls of their own
 * @param corrections - for pairs of the row that is corrected and the one that does it
 */
function markSameIds(ids: Partitions, table: HashTable, gone: Bits, codes: RowCodes, corrections: Partitions): void {
  const firstRows = createFirstRows(table, (row, code) => {
    codes.add(row, code);
    setBit(gone, row);
  });
  for (const words of ids.parts()) {
    const first = firstRows(words);
    forEachRecord(words, ID_WORDS, (hash, at) => {
      const original = isCorrected(words, at) ? first(hash) : NONE;
      const row = words[at + ROW_WORD] ?? 0;
      if (original !== NONE && original !== row) corrections.push(Uint32Array.of(original, row));
    });
  }
  // Apart from `gone`, which grows below: a correction that is itself corrected stands nevertheless.
  const duplicates = gone.slice();
  for (const words of corrections.parts()) {
    const corrected = new Set<number>();
    for (let at = 0; at < words.length; at += 2) {
      const [original = 0, row = 0] = words.subarray(at, at + 2);
      // A duplicate corrects nothing.
      if (hasBit(duplicates, row)) continue;
      if (corrected.has(original)) codes.add(row, AGAIN);
      corrected.add(original);
    }
    for (const original of corrected) {
      codes.add(original, REPLACED);
      setBit(gone, original);
    }
  }
  letGo(duplicates.buffer);
}

function isCorrected(words: Uint32Array, at: number): boolean {
  return ((words[at + 4] ?? 0) & 1) === 1;
}

const NONE = -1;

/** Looks for the first row that has an id of its own, -1 for none, part by part; marks the others that have it. */
function createFirstRows(
  table: HashTable,
  mark: (row: number, code: number) => void,
): (words: Uint32Array) => (hash: Uint32Array) => number {
  const room = createRoom((length) => new Int32Array(length));
  return (words) => {
    table.clear();
    // By the number of an id, where the record of that row begins.
    const first = room(words.length / ID_WORDS).fill(NONE);
    forEachRecord(words, ID_WORDS, (hash, at) => {
      const id = table.numberOf(hash);
      if (isCorrected(words, at)) return;
      const place = first[id] ?? NONE;
      if (place === NONE) first[id] = at;
      else mark(words[at + ROW_WORD] ?? 0, words[place + 4] === words[at + 4] ? DUPLICATE : DIFFERENT);
    });
    return (hash) => {
      const place = first[table.numberOf(hash)] ?? NONE;
      return place === NONE ? NONE : (words[place + ROW_WORD] ?? NONE);
    };
  };
}

/** When calls of unknown callers started that count, by window. */
function unknownCalls(calls: Partitions, gone: Bits): ReadonlyMap<number, UnknownCalls> {
  const spans = new Map<number, { from: number; to: number }>();
  for (const words of calls.parts()) {
    const starts = startsIn(words);
    forEachRecord(words, CALL_WORDS, (_hash, at) => {
      if (words[at + 5] !== UNKNOWN || hasBit(gone, words[at + ROW_WORD] ?? 0)) return;
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
): (words: Uint32Array, gone: Bits) => CallersCalls & { readonly rows: Uint32Array } {
  const roomForRows = createRoom((length) => new Uint32Array(length));
  const roomForCallers = createRoom((length) => new Int32Array(length));
  const roomForWindows = createRoom((length) => new Int32Array(length));
  const roomForStarts = createRoom((length) => new Float64Array(length));
  const roomForUnavailable = createRoom((length) => new Uint8Array(length));
  return (words, gone) => {
    const most = words.length / CALL_WORDS;
    const [rows, callers, windowOf] = [roomForRows(most), roomForCallers(most), roomForWindows(most)];
    const [starts, unavailable] = [roomForStarts(most), roomForUnavailable(most)];
    table.clear();
    const allStarts = startsIn(words);
    let count = 0;
    forEachRecord(words, CALL_WORDS, (hash, at) => {
      const row = words[at + ROW_WORD] ?? 0;
      if (hasBit(gone, row) || words[at + 5] === UNKNOWN) return;
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
