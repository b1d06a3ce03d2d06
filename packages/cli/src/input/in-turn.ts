/**
 * Does the same with each item, one after the other.
 *
 * @param items - in the order in which they are worked on
 * @param work - is not called for an item before the one before it is done
 * @returns what came out, in the same order
 */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const workAfter = async (before: Promise<void>, item: Item): Promise<void> => {
    await before;
    results.push(await work(item));
  };
  await items.reduce(workAfter, Promise.resolve());
  return results;
}
