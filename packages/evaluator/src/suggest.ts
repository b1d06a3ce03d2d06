/** Longer names are not looked at: no fact is called anything like them. */
const LONGEST_NAME = 40;

/**
 * The candidate that a misspelt name most likely means.
 *
 * @returns undefined when none is near: a suggestion helps or is not made
 */
export function suggest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const plain = plainly(name);
  const allowed = Math.floor(plain.length / 4);
  let best: string | undefined;
  let least = allowed + 1;
  for (const candidate of candidates) {
    const distance = editDistance(plain, plainly(candidate));
    if (distance >= least) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

/** Case and separators are no difference: `customData` and `custom-data` mean `custom_data`. */
function plainly(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, "");
}

/** Letters to insert, drop or replace to get from one word to the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let index = 0; index < from.length; index += 1) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (from[index] === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
