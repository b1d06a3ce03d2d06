import { existsSync } from "node:fs";
import { type Condition, parse, showable, type VocabularyName } from "@recond/parser";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { frames } from "./file-error.js";
import { readText, STANDARD_INPUT, type TextFile } from "./read-text.js";

/** The vocabularies that `--vocabulary` takes. */
export const vocabularyNames: readonly VocabularyName[] = ["recording", "routing", "payout"];

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
  if (file !== undefined) return readText(file, environment);
  if (first === undefined) {
    throw new UserError("The condition is missing. Give it in quotes, or `--file FILE`, or `-` for standard input.");
  }
  if (words.length > 1) throw missingQuotes(words);
  return first === STANDARD_INPUT ? readText(first, environment) : { name: ARGUMENT, text: first, mark: "" };
}

/** The error of a condition that the shell took apart. */
export function missingQuotes(words: readonly string[]): UserError {
  const text = words.join(" ");
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return new UserError(
    `The condition came as ${words.length} arguments: the shell splits it at its spaces. Put it in single quotes: \`'${shown}'\`.`,
  );
}

/**
 * The tree of a condition, for commands whose business it is not to judge conditions.
 *
 * @throws UserError with a code frame for each mistake
 */
export function requireValid(file: TextFile, vocabulary: VocabularyName, { messages }: Environment): Condition | null {
  const { condition, valid, diagnostics } = parse(file.text, { vocabulary });
  if (valid && condition !== undefined) return condition;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const shown = frames(file, errors, messages.style);
  throw new UserError(
    "The condition has errors.",
    "",
    `${shown.trimEnd()}\n${file.name === ARGUMENT ? fileHint(file.text) : ""}`,
  );
}

/**
 * Some commands take files as arguments; who tries that where only a condition is taken gets an error about the file's name, and this.
 *
 * @returns a line, or nothing when there is no such file
 */
export function fileHint(word: string): string {
  if (!existsSync(word)) return "";
  const name = showable(word);
  return `There is a file \`${name}\`. To read it, write \`--file ${name}\`.\n`;
}
