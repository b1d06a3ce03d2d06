import { allBits, either } from "../columns/bits.js";
import { setTruth, type Truths, unknownTruths } from "../columns/truths.js";
import type { SettledBatch } from "../decisions/pending.js";
import type { CallPlace } from "../replay/simulation.js";

/** Calls that are alike in all that was asked of them. */
export interface CallKind {
  readonly file: number;
  readonly campaign: number;
  readonly recorded: boolean | null;
  /** What the row itself says of `repeat`, and what follows from the log. */
  readonly given: boolean | null;
  readonly derived: boolean | null;
  readonly leaves: readonly (boolean | null)[];
  readonly calls: number;
  /** The first of them. */
  readonly examples: readonly { readonly n: number; readonly id: string | null }[];
  /** By field by which is grouped; `NO_GROUP` where these calls are not counted by it. */
  readonly groups: readonly number[];
}

/** Most calls of a batch. */
const MOST_CALLS = 65_536;

/**
 * Kinds of calls as the batches that a simulation counts: of each kind so many calls after one another.
 *
 * @param kinds - of one file
 * @param hoursLeaf - which predicate is `during_hours`, if that was worked out
 */
export function* batchesOf(kinds: readonly CallKind[], file: string, hoursLeaf: number): Generator<SettledBatch> {
  let some: CallKind[] = [];
  let room = MOST_CALLS;
  for (const kind of kinds) {
    let left = kind.calls;
    while (left > 0) {
      const calls = Math.min(left, room);
      some.push({ ...kind, calls });
      left -= calls;
      room -= calls;
      if (room > 0) continue;
      yield batchOf(some, file, hoursLeaf);
      some = [];
      room = MOST_CALLS;
    }
  }
  if (some.length > 0) yield batchOf(some, file, hoursLeaf);
}

function batchOf(kinds: readonly CallKind[], file: string, hoursLeaf: number): SettledBatch {
  const rows = kinds.reduce((sum, { calls }) => sum + calls, 0);
  const leaves = (kinds[0]?.leaves ?? []).map(() => unknownTruths(rows));
  const groups = (kinds[0]?.groups ?? []).map(() => new Int32Array(rows));
  const recorded = unknownTruths(rows);
  const campaigns = new Uint16Array(rows);
  const begins: number[] = [];
  let first = 0;
  for (const kind of kinds) {
    begins.push(first);
    const end = first + kind.calls;
    campaigns.fill(kind.campaign, first, end);
    for (const [index, codes] of groups.entries()) codes.fill(kind.groups[index] ?? 0, first, end);
    for (let row = first; row < end; row += 1) {
      setLeaves(leaves, kind, row);
      setTruth(recorded, row, kind.recorded ?? undefined);
    }
    first = end;
  }
  const hours = leaves[hoursLeaf];
  return {
    rows,
    placeOf: placesOf(kinds, begins, file),
    live: allBits(rows),
    campaigns,
    leaves,
    recorded: kinds.some((kind) => kind.recorded !== null) ? recorded : null,
    hours: hours === undefined ? null : either(hours.yes, hours.no),
    groups,
    callOf: undefined,
    counts: countsOf(kinds),
  };
}

function setLeaves(leaves: readonly Truths[], kind: CallKind, row: number): void {
  for (const [index, truths] of leaves.entries()) setTruth(truths, row, kind.leaves[index] ?? undefined);
}

/** The place of a call: of the first ones of a kind their own, of the others that of the first. */
function placesOf(kinds: readonly CallKind[], begins: readonly number[], file: string): (row: number) => CallPlace {
  return (row) => {
    const index = begins.findLastIndex((begin) => begin <= row);
    const { examples = [] } = kinds[index] ?? {};
    const { n, id } = examples[row - (begins[index] ?? 0)] ?? examples[0] ?? { n: 0, id: null };
    return { file, line: n, ...(id === null ? {} : { id }) };
  };
}

function countsOf(kinds: readonly CallKind[]): SettledBatch["counts"] {
  const sum = (isCounted: (kind: CallKind) => boolean): number =>
    kinds.reduce((total, kind) => total + (isCounted(kind) ? kind.calls : 0), 0);
  return {
    // These rows are told of by themselves.
    replaced: 0,
    duplicates: 0,
    derivedRepeats: sum(({ given, derived }) => given === null && derived !== null),
    givenRepeats: sum(({ given }) => given !== null),
    different: [],
    again: [],
    disagreements: sum(({ given, derived }) => given !== null && derived !== null && given !== derived),
  };
}
