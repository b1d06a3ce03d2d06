import { type BaseArgs, buildCommand, type Command, type TypedCommandParameters } from "@stricli/core";
import type { Environment } from "../terminal/environment.js";
import type { ExitCode } from "../terminal/errors.js";
import { tellError } from "../terminal/tell.js";

type FlagValues<Flags> = Readonly<Partial<Record<keyof Flags, unknown>>>;

/**
 * A command: every error of its body becomes a message on standard error and exit code 2, never a stack trace.
 *
 * @param parameters - its flags and arguments
 * @param brief - what it does, in a line
 * @param fullDescription - the same at length, as its help says it
 */
export function createCommand<Flags extends FlagValues<Flags>, Args extends BaseArgs>(
  body: (environment: Environment, flags: Flags, ...args: Args) => Promise<ExitCode>,
  parameters: TypedCommandParameters<Flags, Args, Environment>,
  brief: string,
  fullDescription: string,
): Command<Environment> {
  return buildCommand<Flags, Args, Environment>({
    parameters,
    docs: { brief, fullDescription },
    async func(flags, ...args) {
      this.process.exitCode = await body(this, flags, ...args).catch((error: unknown) => tellError(error, this));
    },
  });
}
