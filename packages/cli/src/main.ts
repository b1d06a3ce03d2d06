import process from "node:process";
import { jsonText } from "@recond/reports";
import { run } from "@stricli/core";
import { createApplication } from "./application.js";
import { type ColorChoice, requireFlags, withoutColor, withoutHelpCommand, withValuesApart } from "./arguments.js";
import type { Environment } from "./terminal/environment.js";
import type { ExitCode } from "./terminal/errors.js";
import { layOutHelp } from "./terminal/help-layout.js";
import { tellError } from "./terminal/tell-error.js";

/**
 * Runs one command line.
 *
 * @param environment - what it may read and print
 * @returns the exit code: 0 fine, 1 findings, 2 wrong use or unreadable input
 */
export async function main(args: readonly string[], environment: Environment): Promise<ExitCode> {
  try {
    const { args: others, color } = withoutColor(args);
    return await runCommand(others, colored(environment, color));
  } catch (error) {
    return tellError(error, environment);
  }
}

async function runCommand(args: readonly string[], environment: Environment): Promise<ExitCode> {
  const meant = withValuesApart(withoutHelpCommand(args));
  requireFlags(meant);
  const { about, output } = environment;
  if (isVersionJson(meant)) {
    await output.write(jsonText({ version: about.version, node: process.versions.node }));
    return 0;
  }
  // What the argument parser itself prints is help.
  const write = (text: string): void => environment.process.stdout.write(layOutHelp(text, output.columns));
  const context = { ...environment, process: { ...environment.process, stdout: { write } } };
  await run(await createApplication(about.version, meant[0]), meant, context);
  // The argument parser has codes of its own for wrong use, all of them other numbers.
  const { exitCode } = context.process;
  return exitCode === 0 || exitCode === 1 ? exitCode : 2;
}

function colored(environment: Environment, color: ColorChoice | undefined): Environment {
  if (color === undefined || color === "auto") return environment;
  const { output, messages } = environment;
  return {
    ...environment,
    output: output.withColors(color === "always"),
    messages: messages.withColors(color === "always"),
  };
}

/** `--version --json`, for programs and for reports of mistakes. */
function isVersionJson(args: readonly string[]): boolean {
  return args.length === 2 && args.includes("--json") && (args.includes("--version") || args.includes("-v"));
}
