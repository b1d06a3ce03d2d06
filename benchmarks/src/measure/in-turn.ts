/** Does something with one thing after the other: side by side they would disturb each other. */
export function inTurn<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  return items.reduce<Promise<Result[]>>(async (before, item) => {
    const results = await before;
    results.push(await act(item));
    return results;
  }, Promise.resolve([]));
}
