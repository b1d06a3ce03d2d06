import type { Environment } from "./environment.js";
import { type ExitCode, messageOf, UserError, userError } from "./errors.js";

/**
 * Tells the user about an error.
 *
 * @returns the exit code of a command that ended with this error
 */
export async function tellError(thrown: unknown, environment: Environment): Promise<ExitCode> {
  await environment.messages.write(errorText(thrown, environment)).catch(() => {});
  return 2;
}

function errorText(error: unknown, { messages }: Environment): string {
  const title = messages.style.red("error:");
  if (!(error instanceof UserError)) {
    return `${title} recond could not go on (${messageOf(error)}). This is a mistake in recond: please report it.\n`;
  }
  if (error.frame !== undefined) return `${error.frame(messages.style).trimEnd()}\n`;
  const details = typeof error.details === "string" ? error.details : error.details(messages.style);
  return `${title} ${error.message}\n${details === "" ? "" : `${details.trimEnd()}\n`}`;
}

/** Tells the user what to look at, in a sentence each; an undefined one is none. */
export async function tellWarnings(
  sentences: readonly (string | undefined)[],
  { messages }: Pick<Environment, "messages">,
): Promise<void> {
  const lines = sentences
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => `${messages.style.yellow("warning:")} ${sentence}\n`);
  if (lines.length > 0) await messages.write(lines.join(""));
}

/** Does the same with each item, one after the other; what the user can mend is reported, and the rest goes on. */
export async function inTurnTelling<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  environment: Environment,
): Promise<{ readonly results: readonly Result[]; readonly hasFailed: boolean }> {
  let hasFailed = false;
  const results = await Array.fromAsync(items, async (item): Promise<readonly Result[]> => {
    const done = await work(item).catch(userError);
    if (!(done instanceof UserError)) return [done];
    hasFailed = true;
    await tellError(done, environment);
    return [];
  });
  return { results: results.flat(), hasFailed };
}
