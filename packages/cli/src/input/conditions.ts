import type { VocabularyName } from "@recond/parser";
import type { Environment } from "../environment.js";
import { UserError } from "../errors.js";
import { readText, STANDARD_INPUT, type TextFile } from "./read-text.js";

/** The vocabularies that `--vocabulary` takes. */
export const vocabularyNames: readonly VocabularyName[] = ["recording", "routing", "payout"];

/**
 * The one condition that a command is asked about.
 *
 * @param words - the arguments: the condition, or `-`
 * @param file - the file with the condition, instead
 * @param environment - supplies standard input
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
  return first === STANDARD_INPUT ? readText(first, environment) : { name: "condition", text: first, mark: "" };
}

/**
 * The error of a condition that the shell took apart.
 *
 * @param words - the arguments
 */
export function missingQuotes(words: readonly string[]): UserError {
  const text = words.join(" ");
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return new UserError(
    `The condition came as ${words.length} arguments: the shell splits it at its spaces. Put it in single quotes: \`'${shown}'\`.`,
  );
}
