import { buildCommand, type Command } from "@stricli/core";
import { format } from "@recond/formatter";
import { mend, type Mended, mendedText } from "@recond/linter";
import { type Condition, parse, type ParseResult, type VocabularyName, positionsIn } from "@recond/parser";
import { jsonText, type Style } from "@recond/reports";
import type { Environment } from "../terminal/environment.js";
import type { ExitCode } from "../terminal/errors.js";
import { fileHint, readCondition, vocabularyNames } from "../input/conditions.js";
import type { TextFile } from "../input/read-text.js";
import { frames } from "../input/file-error.js";
import { drawTree } from "./tree-drawing.js";
import { commandFunction } from "./command.js";
import { conditionFileFlag, jsonFlag, vocabularyFlag } from "./flags.js";

/** The flags of `recond parse`. */
interface ParseFlags {
  readonly file?: string | undefined;
  readonly vocabulary: VocabularyName;
  readonly json: boolean;
}

/** `recond parse`: the tree of a condition, or what is wrong with it. */
export const parseCommand: Command<Environment> = buildCommand<ParseFlags, string[], Environment>({
  func: commandFunction<ParseFlags, string[]>(runParse),
  parameters: {
    flags: {
      file: conditionFileFlag,
      vocabulary: vocabularyFlag(vocabularyNames),
      json: jsonFlag,
    },
    positional: {
      kind: "array",
      parameter: {
        parse: String,
        brief: "The condition, in quotes, or `-` for standard input",
        placeholder: "condition",
      },
    },
  },
  docs: {
    brief: "Show the tree of a condition, or what is wrong with it",
    fullDescription: `Shows the tree of a condition and its canonical text, or everything that is wrong with it and how to mend it.

EXAMPLES
  recond parse 'mobile or repeat and during_hours'
  recond parse --vocabulary payout 'duration > 1 min and in_region'
  recond parse --file condition.recond --json
  echo 'mobile and not repeat' | recond parse -

EXIT CODES
  0 the condition is valid, 1 it has errors, 2 wrong use or unreadable file`,
  },
});

async function runParse(environment: Environment, flags: ParseFlags, ...words: string[]): Promise<ExitCode> {
  const file = await readCondition(words, flags.file, environment);
  const result = parse(file.text, { vocabulary: flags.vocabulary });
  const mended = mend(result, flags.vocabulary);
  const { output } = environment;
  await output.write(flags.json ? jsonText(parseJson(result, mended)) : parseText(file, result, mended, output.style));
  if (!result.valid) await environment.messages.write(fileHint(words[0] ?? ""));
  return result.valid ? 0 : 1;
}

function parseJson(result: ParseResult, mended: Mended | undefined): unknown {
  const { source, valid, condition, diagnostics } = result;
  const positionOf = positionsIn(source);
  return {
    source,
    valid,
    condition: condition ?? null,
    canonical: canonicalText(result),
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, ...positionOf(diagnostic.span.start) })),
    ...fixedJson(mended),
  };
}

function fixedJson(mended: Mended | undefined): object {
  if (mended?.by === "choice") return { fixed: null, fixedBy: null, choices: mended.texts };
  return { fixed: mended?.texts[0] ?? null, fixedBy: mended?.by ?? null };
}

function canonicalText({ valid, condition }: ParseResult): string | null {
  return valid && condition !== undefined ? format(condition) : null;
}

function parseText(file: TextFile, result: ParseResult, mended: Mended | undefined, style: Style): string {
  const found = result.diagnostics.length === 0 ? "" : `${frames(file, result.diagnostics, style).trimEnd()}\n`;
  if (result.valid && result.condition !== undefined) {
    return found === "" ? treeText(result.condition, style) : `${found}\n${treeText(result.condition, style)}`;
  }
  return mended === undefined ? found : `${mendedText(mended, style.bold)}\n${found}`;
}

function treeText(condition: Condition | null, style: Style): string {
  if (condition === null) return "The condition is empty: it holds for every call.\n";
  return `${drawTree(condition).join("\n")}\n\n${style.bold("canonical:")} ${format(condition)}\n`;
}
