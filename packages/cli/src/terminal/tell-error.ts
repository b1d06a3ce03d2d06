import type { Environment } from "./environment.js";
import { type ExitCode, messageOf, UserError } from "./errors.js";

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
