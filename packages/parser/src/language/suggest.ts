/**
 * The candidate that a misspelt word most likely means.
 *
 * @param candidates - what could have been meant, the likelier first
 * @returns the nearest candidate; undefined when none is near, so that a suggestion helps or is not made
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = allowedDistance(word.length) + 1;
  const lower = word.toLowerCase();
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - lower.length) >= bestDistance) continue;
    const distance = editDistance(lower, candidate, bestDistance);
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** A name without what naming styles differ in: `recordCalls`, `record-calls` and `Record Calls` are one. */
export function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[-_\s]/g, "");
}

/** How many letters may be wrong: a short word with two wrong letters is another word. */
function allowedDistance(length: number): number {
  if (length <= 3) return 0;
  if (length <= 5) return 1;
  return length <= 8 ? 2 : 3;
}

/** Letters to insert, drop, replace or swap with their neighbour to get from one word to the other; `limit` when it is that or more. */
function editDistance(a: string, b: string, limit: number): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    let least = i;
    // As many letters behind or ahead as may be wrong: what is further off leads to `limit` or more, and stays out.
    for (let j = 1; j <= b.length; j += 1) {
      row.push(Math.abs(i - j) < limit ? cheapestStep(a, b, rows, i, j) : limit);
      least = Math.min(least, row[j] ?? limit);
    }
    if (least >= limit) return limit;
  }
  return rows.at(-1)?.[b.length] ?? limit;
}

/** The cell of the table for the first `i` letters of one word and the first `j` of the other. */
function cheapestStep(a: string, b: string, rows: readonly number[][], i: number, j: number): number {
  const same = a[i - 1] === b[j - 1];
  const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return Math.min(
    cell(rows, i, j - 1) + 1,
    cell(rows, i - 1, j) + 1,
    cell(rows, i - 1, j - 1) + (same ? 0 : 1),
    swapped ? cell(rows, i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
  );
}

function cell(rows: readonly number[][], i: number, j: number): number {
  return rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
}
