import process from "node:process";
import { jsonText } from "@recond/reports";
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
    if (isVersionJson(meant)) {
      await environment.output.write(jsonText({ version: environment.about.version, node: process.versions.node }));
      return 0;
    }
    await run(await createApplication(environment.about.version, meant[0]), meant, environment);
  } catch (error) {
    return tellError(error, environment);
  }
  // The argument parser has codes of its own for wrong use, all of them other numbers.
  const { exitCode } = environment.process;
  return exitCode === 0 || exitCode === 1 ? exitCode : 2;
}

/** `--version --json`, for programs and for reports of mistakes. */
function isVersionJson(args: readonly string[]): boolean {
  return args.length === 2 && args.includes("--json") && (args.includes("--version") || args.includes("-v"));
}
