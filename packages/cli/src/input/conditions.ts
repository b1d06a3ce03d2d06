import { type Condition, type Diagnostic, parse, type VocabularyName } from "@recond/parser";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { frames } from "./file-error.js";
import { type Asked, askedFor, conditionFiles } from "./find-files.js";
import { createPassedOver, type PassingFlags } from "./passed-over.js";
import { noConditionText } from "./missing-file.js";
import { otherKind } from "./other-kind.js";
import { readText, requireOneInput, STANDARD_INPUT, type TextFile } from "./read-text.js";

/** What a condition that came as an argument is called in messages. */
const ARGUMENT = "condition";

/**
 * The one condition that a command is asked about.
 *
 * @param words - the arguments: the condition, or `-`
 * @param file - the file with the condition, instead
 * @throws UserError when there is none, more than one, or several words that belong in quotes
 */
export async function readCondition(
  words: readonly string[],
  file: string | undefined,
  environment: Environment,
): Promise<TextFile> {
  const [first] = words;
  if (file !== undefined && first !== undefined) {
    throw new UserError("There is a condition and a `--file`. Give only one of them.");
  }
  if (file !== undefined) return readSource(file, environment);
  if (first === undefined) {
    throw new UserError("The condition is missing. Give it in quotes, or `--file FILE`, or `-` for standard input.");
  }
  if (words.length > 1) throw missingQuotes(words);
  return first === STANDARD_INPUT ? readSource(first, environment) : argumentFile(ARGUMENT, first);
}

/**
 * What a command about conditions is asked about.
 *
 * @param words - the arguments: a condition, files, or `-`
 * @param file - the file with the condition, instead
 * @throws UserError when there is nothing, or several words that belong in quotes
 */
export async function askedConditions(
  words: readonly string[],
  flags: PassingFlags & { readonly file?: string | undefined; readonly expr: boolean },
): Promise<readonly Asked[]> {
  const { file, expr } = flags;
  if (file !== undefined && words.length > 0) {
    throw new UserError("There is a condition and a `--file`. Give only one of them.");
  }
  if (file !== undefined) return [{ path: file, isFound: false }];
  if (words.length === 0) {
    throw new UserError("The condition is missing. Give it in quotes, or a file, or `-` for standard input.");
  }
  requireOneInput(words);
  const asked = await askedFor(words, expr, conditionFiles, createPassedOver(flags));
  if (words.length > 1 && asked.some((each) => "text" in each)) throw missingQuotes(words);
  return asked;
}

/**
 * A condition among the arguments.
 *
 * @param name - what it is called in messages
 */
export function argumentFile(name: string, text: string): TextFile {
  return { name, text, mark: "", isArgument: true };
}

/** A condition among the arguments, or what a file holds. */
export async function readAsked(asked: Asked, environment: Environment): Promise<TextFile> {
  if ("text" in asked) return argumentFile(ARGUMENT, asked.text);
  // What was found beside others may be anything, and is passed over if it is.
  return asked.isFound ? readText(asked.path, environment) : readSource(asked.path, environment);
}

/**
 * What a file holds that should be a condition or a campaign.
 *
 * @throws UserError when it cannot be read, or is a call log, a table or a test file
 */
export async function readSource(argument: string, environment: Environment): Promise<TextFile> {
  const file = await readText(argument, environment);
  const other = otherKind(file.name, file.text);
  if (other !== undefined) throw new UserError(other);
  return file;
}

/** Refuses files or conditions among which there is an operator: a condition that the shell took apart. */
export function requireQuotes(args: readonly string[]): void {
  if (args.length > 1 && args.some((argument) => ["and", "or", "not"].includes(argument))) throw missingQuotes(args);
}

/** The error of a condition that the shell took apart. */
function missingQuotes(words: readonly string[]): UserError {
  const text = words.join(" ");
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  const what = `The condition came as ${words.length} arguments: the shell splits it at its spaces.`;
  if (process.platform !== "win32") return new UserError(`${what} Put it in single quotes: \`'${shown}'\`.`);
  // For cmd.exe a single quote is a character like any other, and PowerShell knows no `\"`.
  return new UserError(
    `${what} In PowerShell put it in single quotes; in cmd.exe in double quotes, with \`\\"\` for each quote in it. Or put it into a file, and give that.`,
  );
}

/**
 * The tree of a condition, for commands whose business it is not to judge conditions.
 *
 * @throws UserError with a code frame for each mistake
 */
export function requireValid(file: TextFile, vocabulary: VocabularyName): Condition | null {
  const { condition, valid, diagnostics } = parse(file.text, { vocabulary });
  if (valid) return condition;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [shown, meant] = [frames(file, errors), meantFile(file, diagnostics)];
  throw new UserError("The condition has errors.", "", (style) =>
    meant === undefined ? shown(style) : `${shown(style).trimEnd()}\n\n${meant}`,
  );
}

/** What is said of an invalid condition that may have been meant as a file; a term that is misspelt was hardly. */
export function meantFile({ isArgument, text }: TextFile, diagnostics: readonly Diagnostic[]): string | undefined {
  if (isArgument !== true) return undefined;
  return noConditionText(
    text,
    diagnostics.every(({ fixes }) => fixes.length === 0),
  );
}
