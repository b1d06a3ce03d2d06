import type { Command } from "@stricli/core";
import { format } from "@recond/formatter";
import type { Mended } from "@recond/linter";
import {
  childrenOf,
  type Condition,
  parse,
  type ParseResult,
  positionsIn,
  quote,
  showable,
  type VocabularyName,
} from "@recond/parser";
import { jsonText, type Style } from "@recond/reports";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { inTurnTelling } from "../terminal/tell.js";
import { askedConditions, meantFile, readAsked } from "../input/conditions.js";
import { type Asked, isFound } from "../input/find-files.js";
import { isJson, isSurelyCampaign } from "../input/kinds.js";
import { STANDARD_INPUT, type TextFile } from "../input/read-text.js";
import { frames } from "../input/file-error.js";
import type { Parsed } from "../campaign/parsed-payload.js";
import { createCommand } from "./command.js";
import * as flag from "./flags.js";

const described = {
  file: flag.conditionFile,
  expr: flag.expr,
  vocabulary: flag.vocabulary,
  ...flag.passing,
  json: flag.json,
};

type ParseFlags = flag.FlagsOf<typeof described>;

/** `recond parse`: the tree of a condition, or what is wrong with it. */
export const parseCommand: Command<Environment> = createCommand(
  runParse,
  {
    flags: described,
    aliases: { e: "expr" },
    positional: flag.words(
      "condition or file",
      "A condition in quotes, a file (.recond, .json), a folder, a glob, or `-` for standard input",
    ),
  },
  "Show the tree of a condition, or what is wrong with it",
  `Shows the tree of a condition and its canonical text, or everything that is wrong with it and how to mend it.
An argument that exists as a path, or ends in .json or .recond, is a file; of a campaign, each of its conditions is shown.

EXAMPLES
  recond parse 'mobile or repeat and during_hours'
  recond parse --vocabulary payout 'duration > 1 min and in_region'
  recond parse condition.recond --json
  recond parse campaign.json conditions/
  echo 'mobile and not repeat' | recond parse -

EXIT CODES
  0 all conditions are valid, 1 one has errors, 2 wrong use or unreadable file`,
);

async function runParse(environment: Environment, flags: ParseFlags, ...words: string[]): Promise<ExitCode> {
  const { output } = environment;
  const asked = await askedConditions(words, flags);
  const { results: read, hasFailed } = await inTurnTelling(
    asked,
    (each) => parsedOf(each, flags, environment),
    environment,
  );
  const parsed = read.flat();
  const [first] = parsed;
  const [only] = asked;
  const isAlone = asked.length === 1 && first?.path === null && only !== undefined && !isFound(only);
  if (flags.json && (isAlone || parsed.length > 0)) {
    const results = await Array.fromAsync(parsed, async (each) => ({
      name: each.name,
      path: each.path,
      vocabulary: each.vocabulary,
      ...(await parseJson(each)),
    }));
    await output.write(jsonText(isAlone ? await parseJson(first) : { results }));
  } else {
    const texts = await Array.fromAsync(
      parsed,
      async (each) => `${isAlone ? "" : headOf(each, output.style)}${await parseText(each, output.style)}`,
    );
    await output.write(texts.join("\n"));
  }
  if (hasFailed) return 2;
  const meant = first === undefined || first.result.valid ? undefined : meantFile(first.file, first.diagnostics);
  if (meant !== undefined) await environment.messages.write(`${meant}\n`);
  if (first === undefined) {
    throw new UserError(`There is no condition in ${words.map((word) => quote(word)).join(", ")}.`);
  }
  return parsed.every(({ result }) => result.valid) ? 0 : 1;
}

/** The conditions of a file. */
async function parsedOf(asked: Asked, flags: ParseFlags, environment: Environment): Promise<readonly Parsed[]> {
  const file = await readAsked(asked, environment);
  const isPayload = "path" in asked && flags.file === undefined && asked.path !== STANDARD_INPUT && isJson(file);
  if (!isPayload) return [parsedAlone(file, flags.vocabulary)];
  if (asked.isFound && !(await isSurelyCampaign(file.text))) return [];
  const { parsedPayload } = await import("../campaign/parsed-payload.js");
  return parsedPayload(file, asked.isFound);
}

function parsedAlone(file: TextFile, vocabulary: VocabularyName): Parsed {
  const result = parse(file.text, { vocabulary });
  return { name: file.name, path: null, vocabulary, file, result, diagnostics: result.diagnostics };
}

function headOf({ name, path }: Parsed, style: Style): string {
  return `${style.bold(showable(path === null ? name : `${name}: ${path}`))}\n`;
}

async function parseJson({ file, result, vocabulary, diagnostics }: Parsed): Promise<object> {
  const { source, valid } = result;
  const positionOf = positionsIn(file.text);
  return {
    source,
    valid,
    condition: result.condition ?? null,
    canonical: result.valid ? format(result.condition) : null,
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, ...positionOf(diagnostic.span.start) })),
    ...(await fixedJson(result, vocabulary)),
  };
}

/** What an invalid condition can be mended to. The linter, which mends it, is loaded for that only. */
async function fixedJson(result: ParseResult, vocabulary: VocabularyName): Promise<object> {
  const mended: Mended | undefined = result.valid
    ? undefined
    : (await import("@recond/linter")).mend(result, vocabulary);
  if (mended?.by === "choice") return { fixed: null, fixedBy: null, choices: mended.texts };
  return { fixed: mended?.texts[0] ?? null, fixedBy: mended?.by ?? null };
}

async function parseText({ file, result, vocabulary, diagnostics }: Parsed, style: Style): Promise<string> {
  const found = diagnostics.length === 0 ? "" : `${frames(file, diagnostics)(style).trimEnd()}\n`;
  if (result.valid) {
    return found === "" ? treeText(result.condition, style) : `${found}\n${treeText(result.condition, style)}`;
  }
  const { mend, mendedText } = await import("@recond/linter");
  const mended = mend(result, vocabulary);
  return mended === undefined ? found : `${mendedText(mended, style.bold)}\n${found}`;
}

function treeText(condition: Condition | null, style: Style): string {
  if (condition === null) return "The condition is empty: it holds for every call.\n";
  return `${drawTree(condition).join("\n")}\n\n${style.bold("canonical:")} ${format(condition)}\n`;
}

/**
 * A condition drawn as a tree, one node a line.
 *
 * @returns the lines, the root first
 */
export function drawTree(condition: Condition): readonly string[] {
  const lines: string[] = [];
  drawNode(condition, "", "", lines);
  return lines;
}

/** Recursion is safe: a parsed tree has a few hundred levels at most. */
function drawNode(node: Condition, first: string, rest: string, lines: string[]): void {
  const children = childrenOf(node);
  lines.push(first + (children.length === 0 ? format(node) : node.kind));
  for (const [index, child] of children.entries()) {
    const isLast = index === children.length - 1;
    drawNode(child, `${rest}${isLast ? "└─ " : "├─ "}`, `${rest}${isLast ? "   " : "│  "}`, lines);
  }
}
