import { jsonText } from "@recond/reports";
import { proposeCompletions, run } from "@stricli/core";
import { createApplication } from "./application.js";
import { type ColorChoice, requireFlags, withoutColor, withoutHelpCommand, withValuesApart } from "./arguments.js";
import type { Environment } from "./terminal/environment.js";
import type { ExitCode } from "./terminal/errors.js";
import { layOutHelp } from "./terminal/help-layout.js";
import { tellError } from "./terminal/tell.js";

/**
 * Runs one command line.
 *
 * @returns the exit code: 0 fine, 1 findings, 2 wrong use or unreadable input
 */
export async function main(args: readonly string[], environment: Environment): Promise<ExitCode> {
  try {
    if (args[0] === COMPLETE) return await complete(args.slice(1), environment);
    const { args: others, color } = withoutColor(args);
    return await runCommand(others, colored(environment, color));
  } catch (error) {
    return tellError(error, environment);
  }
}

/** What the scripts of `recond completion` ask for; no command that anybody types. */
const COMPLETE = "__complete";

/**
 * Prints what a word could become, a line each: the word, a tabulator, and what it means.
 *
 * @param words - those behind the command's name, the last of them unfinished
 */
async function complete(words: readonly string[], environment: Environment): Promise<ExitCode> {
  // A single word is a command's name, and all commands are loaded for what they say of themselves.
  const application = await createApplication(environment.about.version, words.length > 1 ? words[0] : undefined);
  const proposed = await proposeCompletions(application, words, environment);
  // Where nothing is offered the shell offers files, which most words are.
  const isFlag = words.at(-1)?.startsWith("-") === true;
  const meant = [...proposed, ...COLOR_FLAGS].filter(
    ({ completion, brief }) =>
      // A hidden flag says nothing of itself.
      brief !== "" && (isFlag ? completion.startsWith(words.at(-1) ?? "") : !completion.startsWith("-")),
  );
  const lines = meant.map(({ completion, brief }) => `${completion}\t${brief}\n`);
  await environment.output.write(lines.join(""));
  return 0;
}

/** The argument parser does not know them. */
const COLOR_FLAGS = [
  { completion: "--color", brief: "Colours" },
  { completion: "--no-color", brief: "No colours" },
];

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
  // Help that could not be written is known by the next text; what a command could not write has been told.
  if (exitCode === 0) await output.write("");
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
