/** The index of the first thing in a row that lies behind a place, as all that follow it do; their number where none does. */
export function firstBehind<Each>(row: readonly Each[], isBehind: (each: Each) => boolean): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const each = row[middle];
    if (each !== undefined && isBehind(each)) high = middle;
    else low = middle + 1;
  }
  return low;
}
