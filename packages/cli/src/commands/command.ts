import type { Environment } from "../terminal/environment.js";
import { ClosedPipeError, type ExitCode, messageOf, UserError } from "../terminal/errors.js";

/** The body of a command: does its work and says how it ended. */
export type CommandBody<Flags, Args extends readonly unknown[]> = (
  environment: Environment,
  flags: Flags,
  ...args: Args
) => Promise<ExitCode>;

/**
 * Makes a body a command function: every error becomes a message on standard error and exit code 2, never a stack trace.
 *
 * @param body - what the command does
 */
export function commandFunction<Flags, Args extends readonly unknown[]>(
  body: CommandBody<Flags, Args>,
): (this: Environment, flags: Flags, ...args: Args) => Promise<void> {
  return async function run(this: Environment, flags: Flags, ...args: Args): Promise<void> {
    this.process.exitCode = await body(this, flags, ...args).catch((error: unknown) => report(error, this));
  };
}

/**
 * Tells the user about an error.
 *
 * @param thrown - usually an Error
 * @param environment - supplies standard error
 * @returns the exit code of a command that ended with this error
 */
export async function report(thrown: unknown, environment: Environment): Promise<ExitCode> {
  // The reader has what it wanted and went away.
  if (thrown instanceof ClosedPipeError) return 0;
  await environment.messages.write(errorText(thrown, environment)).catch(() => {});
  return 2;
}

function errorText(error: unknown, { messages }: Environment): string {
  const title = messages.style.red("error:");
  if (!(error instanceof UserError)) {
    return `${title} recond could not go on (${messageOf(error)}). This is a mistake in recond: please report it.\n`;
  }
  if (error.frame !== "") return `${error.frame.trimEnd()}\n`;
  const details = error.details === "" ? "" : `${error.details.trimEnd()}\n`;
  return `${title} ${error.message}\n${details}`;
}
