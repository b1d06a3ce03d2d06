import type { Environment } from "../terminal/environment.js";
import { UserError, userError } from "../terminal/errors.js";
import { tellError } from "../terminal/tell-error.js";

/**
 * Does the same with each item, one after the other.
 *
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

/** The same, but what the user can mend is reported, and the rest goes on. */
export async function inTurnTelling<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  environment: Environment,
): Promise<{ readonly results: readonly Result[]; readonly hasFailed: boolean }> {
  let hasFailed = false;
  const results = await inTurn(items, async (item): Promise<readonly Result[]> => {
    const done = await work(item).catch(userError);
    if (!(done instanceof UserError)) return [done];
    hasFailed = true;
    await tellError(done, environment);
    return [];
  });
  return { results: results.flat(), hasFailed };
}
