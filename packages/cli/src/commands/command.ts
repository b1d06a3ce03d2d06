import type { Environment } from "../terminal/environment.js";
import type { ExitCode } from "../terminal/errors.js";
import { tellError } from "../terminal/tell-error.js";

/** The body of a command: does its work and says how it ended. */
export type CommandBody<Flags, Args extends readonly unknown[]> = (
  environment: Environment,
  flags: Flags,
  ...args: Args
) => Promise<ExitCode>;

/** Makes a body a command function: every error becomes a message on standard error and exit code 2, never a stack trace. */
export function commandFunction<Flags, Args extends readonly unknown[]>(
  body: CommandBody<Flags, Args>,
): (this: Environment, flags: Flags, ...args: Args) => Promise<void> {
  return async function run(this: Environment, flags: Flags, ...args: Args): Promise<void> {
    this.process.exitCode = await body(this, flags, ...args).catch((error: unknown) => tellError(error, this));
  };
}
