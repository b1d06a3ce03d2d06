import type { Command } from "@stricli/core";
import { showable } from "@recond/parser";
import { jsonText } from "@recond/reports";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import {
  conditionJob,
  type FormatError,
  type FormatHint,
  type FormatJob,
  formatJob,
  type FormatOptions,
  type FormatOutcome,
  readJob,
} from "./format-job.js";
import { type Asked, askedFor, conditionFiles } from "../input/find-files.js";
import { createPassedOver } from "../input/passed-over.js";
import { requireQuotes } from "../input/conditions.js";
import { isSurelyCampaign } from "../input/kinds.js";
import { requireOneInput, STANDARD_INPUT } from "../input/read-text.js";
import { replaceText } from "../input/write-text.js";
import { strayCondition } from "../campaign/check-names.js";
import { parseJson } from "../input/json-document.js";
import { tellError } from "../terminal/tell.js";
import { createCommand } from "./command.js";
import * as flag from "./flags.js";

const described = {
  check: flag.onOff("Change nothing; list what would change and exit with 1 if there is any"),
  write: flag.onOff("Write the files back instead of printing them"),
  expr: flag.expr,
  "stdin-filename": flag.inputName,
  layout: flag.preferring(["line", "tree"], "One line, or indented lines for reading"),
  vocabulary: flag.vocabulary,
  ...flag.passing,
  json: flag.json,
};

type FmtFlags = flag.FlagsOf<typeof described>;

/** `recond fmt`: the canonical text of conditions, also of those in a payload. */
export const fmtCommand: Command<Environment> = createCommand(
  runFmt,
  {
    flags: described,
    aliases: { e: "expr", w: "write" },
    positional: flag.words(
      "condition or file",
      "A file (.recond, .json), a folder, a glob, a condition in quotes, or `-` for standard input",
    ),
  },
  "Print conditions in canonical form, or rewrite files",
  `Prints conditions in canonical form. An argument that exists as a path, or ends in .json or .recond, is a file; anything else is a condition. Of a folder, all such files are formatted, but JSON that is no campaign.
In a JSON payload only the condition strings are rewritten: recording, whisper-prompt, routing and payout conditions, each with its own terms.

EXAMPLES
  recond fmt '((mobile)) or(not(repeat  and during_hours))'
  recond fmt --write campaign.json conditions/*.recond
  recond fmt --check campaigns/
  recond fmt --layout tree condition.recond
  recond fmt - < condition.recond

EXIT CODES
  0 fine, 1 --check found something to change, 2 wrong use, unreadable file or invalid condition`,
);

async function runFmt(environment: Environment, flags: FmtFlags, ...args: string[]): Promise<ExitCode> {
  requireSensible(flags, args);
  const isInput = args.length === 0 && flags["stdin-filename"] !== undefined;
  const asked = await askedFor(isInput ? [STANDARD_INPUT] : args, flags.expr, conditionFiles, createPassedOver(flags));
  const outcomes = (await Array.fromAsync(asked, (each) => formatOne(each, flags, environment))).flat();
  if (flags.json) {
    await environment.output.write(jsonText({ results: outcomes.map((outcome) => outcomeJson(outcome)) }));
  }
  if (outcomes.some(({ errors }) => errors.length > 0)) return 2;
  return flags.check && outcomes.some(({ isChanged }) => isChanged) ? 1 : 0;
}

function requireSensible(flags: FmtFlags, args: readonly string[]): void {
  flag.requireInputName(flags["stdin-filename"], args);
  if (args.length === 0 && flags["stdin-filename"] === undefined) {
    throw new UserError("The condition or file is missing. `--help` behind the command lists what it takes.");
  }
  if (flags.check && flags.write) {
    throw new UserError("`--check` changes nothing and `--write` does. Give only one of them.");
  }
  requireOneInput(args);
  requireQuotes(args);
}

/** A file that cannot be read does not keep the others from being formatted. */
async function formatOne(asked: Asked, flags: FmtFlags, environment: Environment): Promise<readonly FormatOutcome[]> {
  try {
    const job = "text" in asked ? conditionJob(asked.text) : await readJob(asked, flags["stdin-filename"], environment);
    const isDoubtful = "path" in asked && asked.isFound && job.kind === "payload";
    if (isDoubtful && !(await isSurelyCampaign(job.file.text))) return [];
    return [await formatAndDeliver(job, flags, environment)];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await tellError(error, environment);
    const name = "text" in asked ? asked.text : asked.path;
    const kind = /\.json$/i.test(name) ? "payload" : "condition";
    const { message, place } = error;
    const told: FormatError = {
      code: null,
      message,
      path: null,
      line: place?.line ?? null,
      column: place?.column ?? null,
    };
    return [{ name, kind, text: "", mark: "", isChanged: false, conditions: [], errors: [told], hints: [] }];
  }
}

async function formatAndDeliver(job: FormatJob, flags: FmtFlags, environment: Environment): Promise<FormatOutcome> {
  const { messages } = environment;
  if (flags.write && job.path === undefined) {
    throw new UserError("`--write` needs files, and this is none. Leave out `--write` to print the canonical text.");
  }
  const options: FormatOptions = { layout: flags.layout, vocabulary: flags.vocabulary };
  const outcome = formatJob(job, options);
  await messages.write(outcome.errors.map(({ frame }) => `${frame?.(messages.style).trimEnd() ?? ""}\n`).join("\n"));
  if (outcome.hints.length > 0) await messages.write(`\n${outcome.hints.map(hintText).join("")}`);
  if (outcome.kind === "payload" && outcome.conditions.length === 0) {
    const stray = outcome.errors.length > 0 ? undefined : strayCondition(parseJson(job.file));
    const hint = stray === undefined ? "" : `. ${showable(stray.message)}`;
    await messages.write(`${showable(outcome.name)}: no conditions found${hint}\n`);
  }
  if (outcome.errors.length === 0) await deliver(job, outcome, flags, environment);
  return outcome;
}

/** What would mend a condition, as no formatter may. */
function hintText({ path, texts, by }: FormatHint): string {
  const where = path === null ? "" : ` (${showable(path)})`;
  const [first, ...others] = texts.map((text) => showable(text.trim()));
  if (others.length > 0) return `Write what is meant${where}: either ${[first, ...others].join(", or ")}\n`;
  return `\`recond lint ${by === "safe" ? "--fix" : "--fix-suggested"}\` would mend it${where}: ${first ?? ""}\n`;
}

/** Prints, lists or writes what came out. */
async function deliver(
  { path }: FormatJob,
  { name, text, mark, isChanged }: FormatOutcome,
  flags: FmtFlags,
  environment: Environment,
): Promise<void> {
  const { output, messages } = environment;
  if (flags.write && path !== undefined) {
    if (!isChanged) return;
    await replaceText(path, mark + text);
    await messages.write(`${showable(name)}: rewritten\n`);
  } else if (flags.check) {
    if (isChanged && !flags.json) await output.write(`${showable(name)}\n`);
  } else if (!flags.json) {
    const printed = text.endsWith("\n") || text === "" ? text : `${text}\n`;
    // A terminal obeys control characters; whatever else takes the text gets it byte for byte.
    await (output.isTerminal ? output.write(printed) : output.writeRaw(mark + printed));
  }
}

function outcomeJson({ name, kind, isChanged, text, conditions, errors }: FormatOutcome): unknown {
  return {
    name,
    kind,
    valid: errors.length === 0,
    changed: isChanged,
    text: errors.length === 0 ? text : null,
    conditions,
    errors: errors.map(({ code, message, path, line, column }) => ({ code, message, path, line, column })),
  };
}
