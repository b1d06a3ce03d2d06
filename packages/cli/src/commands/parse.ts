import { buildCommand, type Command } from "@stricli/core";
import { format } from "@recond/formatter";
import {
  applyFixes,
  type Condition,
  type Diagnostic,
  parse,
  type ParseResult,
  type VocabularyName,
  positionsIn,
} from "@recond/parser";
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

/** A condition after its fixes. */
interface Mended {
  readonly text: string;
  /** `safe` when no fix was needed that a person has to confirm. */
  readonly by: "safe" | "suggested";
}

/** A fix may uncover the next mistake; more rounds than that lead nowhere. */
const MAX_ROUNDS = 10;

function mend(result: ParseResult, vocabulary: VocabularyName): Mended | null {
  // A text with so many errors that some were left out is hardly a condition, and cannot be mended here.
  if (result.valid || result.diagnostics.some(({ code }) => code === "too-many-diagnostics")) return null;
  const safe = applyAll(result, vocabulary, false);
  if (safe !== undefined) return { text: safe, by: "safe" };
  const suggested = applyAll(result, vocabulary, true);
  return suggested === undefined ? null : { text: suggested, by: "suggested" };
}

/** The source with the first fix of each error applied, until it is valid; undefined when it does not become so. */
function applyAll(result: ParseResult, vocabulary: VocabularyName, suggested: boolean): string | undefined {
  let current = result;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const fixed = applyFixes(current.source, current.diagnostics.filter(isError), { suggested });
    if (fixed === current.source) return undefined;
    current = parse(fixed, { vocabulary });
    // An empty condition holds for every call: that was hardly meant.
    if (current.valid) return current.condition === null ? undefined : fixed;
  }
  return undefined;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

function parseJson(result: ParseResult, mended: Mended | null): unknown {
  const { source, valid, condition, diagnostics } = result;
  const positionOf = positionsIn(source);
  return {
    source,
    valid,
    condition: condition ?? null,
    canonical: canonicalText(result),
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, ...positionOf(diagnostic.span.start) })),
    fixed: mended?.text ?? null,
    fixedBy: mended?.by ?? null,
  };
}

function canonicalText({ valid, condition }: ParseResult): string | null {
  return valid && condition !== undefined ? format(condition) : null;
}

function parseText(file: TextFile, result: ParseResult, mended: Mended | null, style: Style): string {
  const found = result.diagnostics.length === 0 ? "" : `${frames(file, result.diagnostics, style).trimEnd()}\n`;
  if (result.valid && result.condition !== undefined) {
    return found === "" ? treeText(result.condition, style) : `${found}\n${treeText(result.condition, style)}`;
  }
  if (mended === null) return found;
  const how = mended.by === "safe" ? "fixed" : "fixed, if this is what was meant";
  return `${found}\n${style.bold(`${how}:`)} ${mended.text.trim()}\n`;
}

function treeText(condition: Condition | null, style: Style): string {
  if (condition === null) return "The condition is empty: it holds for every call.\n";
  return `${drawTree(condition).join("\n")}\n\n${style.bold("canonical:")} ${format(condition)}\n`;
}
