import { run } from "@stricli/core";
import { createApplication } from "./application.js";
import { requireFlags, withoutHelpCommand, withValuesApart } from "./arguments.js";
import type { Environment } from "./terminal/environment.js";
import type { ExitCode } from "./terminal/errors.js";
import { tellError } from "./terminal/tell-error.js";

/**
 * Runs one command line.
 *
 * @param args - the arguments behind the command's name
 * @param environment - what it may read and print
 * @returns the exit code: 0 fine, 1 findings, 2 wrong use or unreadable input
 */
export async function main(args: readonly string[], environment: Environment): Promise<ExitCode> {
  try {
    const meant = withValuesApart(withoutHelpCommand(args));
    requireFlags(meant);
    await run(await createApplication(environment.about.version, meant[0]), meant, environment);
  } catch (error) {
    return tellError(error, environment);
  }
  // The argument parser has codes of its own for wrong use, all of them other numbers.
  const { exitCode } = environment.process;
  return exitCode === 0 || exitCode === 1 ? exitCode : 2;
}
