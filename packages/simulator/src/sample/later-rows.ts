import { span } from "./calendar.js";
import type { Random } from "./random.js";
import type { RowType, SampledRow } from "./row.js";

/** A row about a call that was, and when it comes into the log. */
export interface LaterRow {
  readonly at: number;
  readonly row: SampledRow;
}

/** How a call stands in the log: its row, and what comes later. */
export interface WrittenCall {
  readonly row: SampledRow;
  readonly later: readonly LaterRow[];
}

/** What a call can lead to, and how often. */
const others: readonly (readonly [share: number, type: RowType])[] = [
  [0.03, "Post Call Event"],
  [0.01, "Reported Conversion"],
  [0.015, "Signal"],
];

const CORRECTED = 0.02;

/**
 * The rows about a call. Of some calls the marketing data comes late: their row is without, and a correction brings it.
 *
 * @param end - the first moment behind the log: a correction that would come too late is none
 */
export function rowsAbout(call: SampledRow, end: number, random: Random, nextId: () => string): WrittenCall {
  const soon = (): number => call.start + 1000 * (60 + random.below(6 * 3600));
  const later = others
    .filter(([share]) => random.chance(share))
    .map(([, type]) => ({ at: soon(), row: { ...call, id: nextId(), type, recording: null } }));
  const at = soon();
  if (!random.chance(CORRECTED) || at >= end - span.hour) return { row: call, later };
  const correction = { at, row: { ...call, id: nextId(), corrects: call.id } };
  return { row: { ...call, customData: call.customData.map(() => null) }, later: [...later, correction] };
}

/** Users download a log page by page; where calls came in meanwhile, a page begins with the last rows of the one before. */
const PAGE = 500;

/** Gives each row, and at the beginning of some pages the last rows of the page before once more. */
export function pageOverlap(random: Random): (row: SampledRow) => readonly SampledRow[] {
  let last: readonly SampledRow[] = [];
  let count = 0;
  return (row) => {
    const again = count > 0 && count % PAGE === 0 && random.chance(0.7) ? last : [];
    count += 1;
    // Only the end of a page matters.
    if (count % PAGE === PAGE - 1) last = [row];
    else if (count % PAGE === 0) last = [...last, row];
    return again.length > 0 ? [...again, row] : [row];
  };
}
