import { resolve } from "node:path";
import { buildCommand, type Command } from "@stricli/core";
import type { ReportFormat } from "@recond/linter";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { missingQuotes, vocabularyNames } from "../input/conditions.js";
import { inTurn } from "../input/in-turn.js";
import type { Scope } from "../linting/find-config.js";
import { STANDARD_INPUT } from "../input/read-text.js";
import { type ArgumentKind, findTargets, type Target } from "../linting/find-targets.js";
import { createPassedOver } from "../input/passed-over.js";
import { requireOutput } from "../input/require-output.js";
import { lintTargets } from "../linting/lint-targets.js";
import { type LintFlags, type LintSettings, readSettings, type RuleLevel } from "../linting/settings.js";
import { campaignFlags } from "./campaign-flags.js";
import { commandFunction } from "./command.js";
import { configText } from "./print-config.js";
import {
  exprFlag,
  jsonFlag,
  outputFlag,
  outputPath,
  parseWarnings,
  passingFlags,
  switchFlag,
  vocabularyFlag,
} from "./flags.js";

/** `recond lint`: what is wrong, or doubtful, about conditions and payloads. */
export const lintCommand: Command<Environment> = buildCommand<LintFlags, string[], Environment>({
  func: commandFunction<LintFlags, string[]>(lintArguments),
  parameters: {
    flags: {
      config: {
        kind: "parsed",
        parse: String,
        optional: true,
        brief:
          "The configuration; unless told, each recond.config.json, .yaml or .yml from the folder of a file upwards",
        placeholder: "FILE",
      },
      "no-config": switchFlag("Use no configuration"),
      "print-config": {
        kind: "parsed",
        parse: String,
        optional: true,
        brief: "Print what holds for a file, as flags and configurations put together say, and lint nothing",
        placeholder: "FILE",
      },
      rule: {
        kind: "parsed",
        parse: parseRule,
        optional: true,
        variadic: true,
        brief: "Give a rule another level: off, info, warning or error; may be repeated",
        placeholder: "ID=LEVEL",
      },
      "max-warnings": {
        kind: "parsed",
        parse: parseWarnings,
        optional: true,
        brief: "Exit with 1 when there are more warnings than this",
        placeholder: "N",
      },
      vocabulary: vocabularyFlag(vocabularyNames),
      expr: exprFlag,
      files: switchFlag("Take every argument as a file, a folder or a glob, and leave out what has no campaign in it"),
      ...passingFlags,
      baseline: {
        kind: "parsed",
        parse: String,
        optional: true,
        brief: "Leave out the findings that this file knows, which `--write-baseline` wrote: only new ones fail",
        placeholder: "FILE",
      },
      "write-baseline": {
        kind: "parsed",
        parse: String,
        optional: true,
        brief: "Write what is found to this file, for `--baseline`",
        placeholder: "FILE",
      },
      complete: switchFlag("Take request bodies as complete: what is missing in them is missing in the campaign"),
      current: campaignFlags.current,
      terms: {
        ...campaignFlags.terms,
        brief:
          "Which terms of `--current` count: the staged ones (`future`, unless told; the live ones where nothing is staged) or the live ones",
      },
      fix: switchFlag("Apply the safe fixes: those that change no decision"),
      "fix-suggested": switchFlag(
        "Apply the suggested fixes of errors as well; exit with 1 until you have looked at them",
      ),
      accept: switchFlag("With `--fix-suggested`: you answer for what is guessed, and the guesses are no errors"),
      diff: switchFlag("Show what the fixes would change, and write nothing"),
      format: {
        kind: "enum",
        values: ["text", "json", "sarif", "github", "junit", "compact", "gitlab", "rdjson", "checkstyle", "markdown"],
        optional: true,
        brief: "How to report; text for people unless told",
      },
      json: jsonFlag,
      output: outputFlag,
      quiet: switchFlag("List errors only; warnings are counted all the same"),
      statistics: switchFlag("Count the findings by rule as well; after a long list they are counted unasked"),
    },
    positional: {
      kind: "array",
      parameter: {
        parse: String,
        brief: "A file, a folder, a glob, a condition in quotes, or `-` for standard input",
        placeholder: "file or condition",
      },
    },
  },
  docs: {
    brief: "Find what is wrong or doubtful in conditions and payloads, and fix it",
    fullDescription: `Looks at conditions, and at whole payloads: request bodies, responses, lists of them, NDJSON. Of a folder, all files that end in .json, .ndjson, .jsonl or .recond are linted; those that have no campaign in them are counted. An argument that is no file is a condition. For hooks and build servers there is --files: an argument that is no file is then an error, files without a campaign are left out even if they are named, and it is no error if nothing is left. Without arguments, the \`files\` of the configuration are linted.

What a team has agreed on (files, levels, known names, ignored findings) stands in recond.config.yaml or .json; docs/before-you-upload.md has all of its keys.

Fixes change nothing but condition strings, and a file is replaced at once or not at all: of a file with several hard links, the name that was given has the new text, the others keep the old. Safe fixes change no decision. --fix-suggested also mends errors by the likeliest reading; where no reading is the likeliest, or a condition is valid, it leaves the text to you. (What a rule only suggests for a valid condition is applied when the rule is made an error: --rule ID=error.) Every condition that was guessed is listed, as it was and as it is, and the exit code is 1 until you have looked: run again on the saved file, or say --accept. What was fixed on standard input, or in a condition, is printed, and the report goes to standard error; so does it with --diff, which never writes.

EXAMPLES
  recond lint 'mobile and landline'
  recond lint request.json --current campaign.json
  recond lint payloads/ 'more/**/*.ndjson' --max-warnings 0
  recond lint --files campaigns/
  recond lint --diff payloads/
  recond lint --fix --rule double-negation=off request.json
  recond lint - --format sarif --output findings.sarif < campaign.json

EXIT CODES
  0 no errors, 1 errors, guesses or too many warnings, 2 wrong use, nothing to lint, a file that cannot be read or written`,
  },
});

function parseRule(text: string): RuleLevel {
  const [id = "", level = "", ...others] = text.split("=");
  if (id !== "" && level !== "" && others.length === 0) return { id, level };
  throw new UserError(`\`${text}\` is no \`ID=LEVEL\`, such as \`double-negation=off\``);
}

async function lintArguments(environment: Environment, flags: LintFlags, ...args: string[]): Promise<ExitCode> {
  const format = formatOf(flags);
  requireSensible(flags, args);
  const settings = await readSettings(flags, environment);
  if (flags["print-config"] !== undefined) {
    if (args.length > 0) throw new UserError("`--print-config FILE` lints nothing. Leave out the other arguments.");
    await environment.output.write(await configText(flags["print-config"], settings));
    return 0;
  }
  const found = await findTargets(args, argumentKind(flags), settings.configs.here[0], createPassedOver(flags));
  const others = found.filter((target) => !isBaseline(target, settings));
  const targets = others.length > 0 ? others : found;
  const path = outputPath(flags.output);
  const isOutputTaken = flags.diff || (settings.fixes !== "none" && targets.some(({ kind }) => kind !== "file"));
  if (isOutputTaken && path === undefined && (format !== "text" || flags.output !== undefined)) {
    const what = flags.diff ? "the differences" : "what was fixed";
    throw new UserError(`Standard output has ${what}. Add \`--output FILE\` for the report.`);
  }
  requirePayloads(flags, targets);
  const written = flags["write-baseline"];
  const inputs = path === undefined && written === undefined ? [] : await inputsOf(flags, targets, settings);
  if (path !== undefined) await requireOutput(path, inputs);
  if (written !== undefined) await requireOutput(written, inputs, "write-baseline");
  const isFixing = settings.fixes !== "none" && !flags.diff;
  const options = {
    format,
    path,
    isQuiet: flags.quiet,
    isOutputTaken,
    wanted: settings.fixes,
    isFixing,
    hasBaseline: settings.baseline !== undefined,
    hasStatistics: flags.statistics,
  };
  return lintTargets(targets, args.length === 0, settings, options, environment);
}

/** The baseline may stand in the folder that is linted. */
function isBaseline(target: Target, { baseline }: LintSettings): boolean {
  return target.kind === "file" && target.isFound && baseline !== undefined && isSame(target.path, baseline.path);
}

function isSame(one: string, other: string): boolean {
  return resolve(one) === resolve(other);
}

/** Every file that the run reads. */
async function inputsOf(
  { config, current, baseline }: LintFlags,
  targets: readonly Target[],
  { configs }: LintSettings,
): Promise<readonly string[]> {
  const paths = targets.flatMap((target) => (target.kind === "file" ? target.path : []));
  // What is wrong with a configuration is told when its file is linted.
  const scopes = await inTurn(paths, (path) => configs.scopeOf(path).catch((): Scope => []));
  const read = new Set([...configs.here, ...scopes.flat()].map(({ file }) => file.name));
  const input = targets.some(({ kind }) => kind === "input") ? [STANDARD_INPUT] : [];
  const named = [current, baseline].flatMap((file) => file ?? []);
  return [...paths, ...input, ...named, ...(config === undefined ? read : [config])];
}

function argumentKind({ expr, files }: LintFlags): ArgumentKind {
  if (expr && files) throw new UserError("`--expr` takes conditions and `--files` takes files. Give only one of them.");
  if (expr) return "conditions";
  return files ? "files" : "either";
}

function formatOf({ json, format }: LintFlags): ReportFormat {
  if (!json) return format ?? "text";
  if (format === undefined || format === "json") return "json";
  throw new UserError(`\`--json\` reports as JSON and \`--format ${format}\` does not. Give only one of them.`);
}

function requireSensible(flags: LintFlags, args: readonly string[]): void {
  const inputs = [...args.filter(() => !flags.expr), flags.current, flags.config, flags.baseline];
  if (inputs.filter((argument) => argument === STANDARD_INPUT).length > 1) {
    throw new UserError("Standard input can be read only once. Give `-` only once.");
  }
  if (flags.accept && (!flags["fix-suggested"] || flags.diff)) {
    throw new UserError("`--accept` accepts what `--fix-suggested` applies. Give both, without `--diff`.");
  }
  const isSplit = args.length > 1 && args.some((argument) => ["and", "or", "not"].includes(argument));
  // `--expr` makes every argument a condition, even `and`; `--files` makes none one.
  if (isSplit && !flags.expr && !flags.files) throw missingQuotes(args);
  if (flags.expr && args.length === 0) throw new UserError("`--expr` takes conditions. Give one in quotes.");
}

function requirePayloads({ current, complete, files }: LintFlags, targets: readonly Target[]): void {
  if (files || !targets.every(({ kind }) => kind === "condition")) return;
  const flag = complete ? "complete" : "current";
  if (current === undefined && !complete) return;
  throw new UserError(`\`--${flag}\` is about payloads, and there are only conditions. Leave it out.`);
}
