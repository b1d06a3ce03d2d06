import { createHash, type HashedText, hashText } from "../columns/hash-text.js";

/** What a row says of itself beside the facts: which call it is, of whom, to which campaign, and when. */
export interface RowIdentity {
  /** The transaction id; undefined where there is none. */
  readonly id: string | undefined;
  /** The transaction id of the row that this one replaces. */
  readonly corrects: string | undefined;
  /** Whom `repeat` looks for, `UNAVAILABLE` or `UNKNOWN`; undefined for what is no call, and where nobody asks. */
  readonly caller: string | typeof UNAVAILABLE | typeof UNKNOWN | undefined;
  /** The hash of what the log calls the campaign; `repeat` looks back within one. */
  readonly campaign: HashedText;
  /** In epoch milliseconds; NaN where it is not known, and for what is no call. */
  readonly start: number;
  /** How far `repeat` looks back: the index of its window. */
  readonly window: number;
}

/** What some rows say of themselves, as numbers: from it follows what only the whole log can tell. */
export interface Identities {
  readonly rows: number;
  /** `ID_WORDS` for each id: its hash, the row, counted from 0, and whether it is that of the row itself or of the one that it corrects. */
  readonly ids: Uint32Array;
  /** By row, what tells rows of one id that differ; what predicates say of them is mixed in later. */
  readonly signs: Uint32Array;
  /** `CALL_WORDS` for each call: the caller's hash, the row, the index of the window, 0 for a caller that is known, and the start. */
  readonly calls: Uint32Array;
  /** When the first call among them started, in epoch milliseconds; infinite where that is not known of any. */
  readonly earliest: number;
  /** Whether there is a call of an unknown caller among them. */
  readonly hasUnknown: boolean;
}

/** A caller id that is unavailable, and a caller of whom the log does not say who it is: as they stand in the records. */
export const UNAVAILABLE = 1;
export const UNKNOWN = 2;

/** How long the records are, and at which word the row stands. */
export const ID_WORDS = 5;
export const CALL_WORDS = 8;
export const ROW_WORD = 3;

/** The word at which the start of a call stands: a number of 64 bits lies on an even word. */
export const START_WORD = 6;

/** Collects what rows say of themselves. */
export interface GrowingIdentities {
  /** Takes the next row in; the object may be used again. */
  readonly add: (row: RowIdentity) => void;
  readonly all: () => Identities;
}

/** Another number for what a row says. @param sign - for what it says besides */
export function mixed(sign: number, told: number): number {
  return Math.imul(sign ^ told, 0x9e3779b1) ^ (sign >>> 15);
}

/** @param most - how many rows there may be */
export function createIdentities(most: number): GrowingIdentities {
  const ids = new Uint32Array(2 * most * ID_WORDS);
  const calls = new Uint32Array(most * CALL_WORDS);
  const starts = new Float64Array(calls.buffer);
  const signs = new Uint32Array(most);
  const hash = createHash();
  let [rows, idsEnd, callsEnd] = [0, 0, 0];
  let earliest = Number.POSITIVE_INFINITY;
  let hasUnknown = false;

  const addId = (id: string, isCorrected: boolean): void => {
    hashText(id, hash);
    ids.set(hash, idsEnd);
    ids[idsEnd + ROW_WORD] = rows;
    ids[idsEnd + 4] = Number(isCorrected);
    idsEnd += ID_WORDS;
    if (isCorrected) signs[rows] = mixed(signs[rows] ?? 0, hash[0] ?? 0);
  };
  return {
    add({ id, corrects, caller, campaign, start, window }) {
      signs[rows] = mixed(campaign[0] ?? 0, Number.isNaN(start) ? 0 : start % 2 ** 32);
      if (id !== undefined) addId(id, false);
      if (corrects !== undefined) addId(corrects, true);
      if (start < earliest) earliest = start;
      if (caller !== undefined) {
        // Two who are unknown are not the same: they are spread, as hashes are.
        hasUnknown ||= caller === UNKNOWN;
        if (caller === UNKNOWN) hash.fill(rows);
        else hashText(caller === UNAVAILABLE ? "" : caller, hash, campaign);
        signs[rows] = mixed(signs[rows] ?? 0, caller === UNKNOWN ? UNKNOWN : (hash[0] ?? 0));
        calls.set(hash, callsEnd);
        calls[callsEnd + ROW_WORD] = rows;
        calls[callsEnd + 4] = window;
        calls[callsEnd + 5] = typeof caller === "number" ? caller : 0;
        starts[(callsEnd + START_WORD) / 2] = start;
        callsEnd += CALL_WORDS;
      }
      rows += 1;
    },
    all: () => ({ rows, ids: ids.slice(0, idsEnd), signs, calls: calls.slice(0, callsEnd), earliest, hasUnknown }),
  };
}
