import { type BaseArgs, buildCommand, type Command, type TypedCommandParameters } from "@stricli/core";
import type { Environment } from "../terminal/environment.js";
import type { ExitCode } from "../terminal/errors.js";
import { tellError } from "../terminal/tell.js";

type FlagValues<Flags> = Readonly<Partial<Record<keyof Flags, unknown>>>;

/** What a command takes, and what its help says. */
interface CommandPage<Flags extends FlagValues<Flags>, Args extends BaseArgs> {
  readonly parameters: TypedCommandParameters<Flags, Args, Environment>;
  readonly docs: { readonly brief: string; readonly fullDescription: string };
}

/** A command: every error of its body becomes a message on standard error and exit code 2, never a stack trace. */
export function createCommand<Flags extends FlagValues<Flags>, Args extends BaseArgs>(
  body: (environment: Environment, flags: Flags, ...args: Args) => Promise<ExitCode>,
  page: CommandPage<Flags, Args>,
): Command<Environment> {
  return buildCommand<Flags, Args, Environment>({
    ...page,
    async func(flags, ...args) {
      this.process.exitCode = await body(this, flags, ...args).catch((error: unknown) => tellError(error, this));
    },
  });
}
