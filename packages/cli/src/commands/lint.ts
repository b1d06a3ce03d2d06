import { basename, resolve } from "node:path";
import type { ReportFormat } from "@recond/linter";
import type { Command } from "@stricli/core";
import { requireQuotes } from "../input/conditions.js";
import { requireSome } from "../input/find-files.js";
import { isConfigName } from "../input/kinds.js";
import { createPassedOver } from "../input/passed-over.js";
import { requireOneInput, STANDARD_INPUT } from "../input/read-text.js";
import { requireOutput } from "../input/require-output.js";
import { foldersAmong } from "../input/walk-folder.js";
import { watch } from "../input/watch.js";
import type { Scope } from "../linting/find-config.js";
import { type ArgumentKind, findTargets, isPayloadName, type Target } from "../linting/find-targets.js";
import { lintTargets } from "../linting/lint-targets.js";
import type { ReportSettings } from "../linting/report.js";
import { type LintSettings, readSettings, type RuleLevel } from "../linting/settings.js";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import * as flag from "./flags.js";
import { createCommand } from "./command.js";
import { configText } from "./print-config.js";

const described = {
  config: flag.value(
    "FILE",
    "The configuration; by default, each recond.config.json, .yaml or .yml from the folder of a file upwards",
  ),
  "no-config": flag.onOff("Use no configuration"),
  "print-config": flag.value(
    "FILE",
    "Print what holds for a file, as flags and configurations put together say, and lint nothing",
  ),
  rule: flag.repeated(flag.parsed("ID=LEVEL", "Give a rule another level: off, info, warning or error", parseRule)),
  "max-warnings": flag.parsed("N", "Exit with 1 when there are more warnings than this", flag.parseWarnings),
  vocabulary: flag.vocabulary,
  expr: flag.expr,
  files: flag.onOff("Take every argument as a file, a folder or a glob, and leave out what has no campaign in it"),
  "stdin-filename": flag.inputName,
  ...flag.passing,
  baseline: flag.value(
    "FILE",
    "Leave out the findings that this file knows, which `--write-baseline` wrote: only new ones fail",
  ),
  "write-baseline": flag.value("FILE", "Write what is found to this file, for `--baseline`"),
  complete: flag.onOff("Take request bodies as complete: what is missing in them is missing in the campaign"),
  current: flag.ofCampaign.current,
  terms: {
    ...flag.ofCampaign.terms,
    brief:
      "Which terms of `--current` count: the staged ones (`future`, by default; the live ones where nothing is staged) or the live ones",
  },
  fix: flag.onOff("Apply the safe fixes: those that change no decision"),
  "fix-suggested": flag.onOff("Apply the suggested fixes of errors as well; exit with 1 until you have looked at them"),
  accept: flag.onOff("With `--fix-suggested`: you answer for what is guessed, and the guesses are no errors"),
  diff: flag.onOff("Show what the fixes would change, and write nothing"),
  format: flag.oneOf(
    ["text", "json", "sarif", "github", "junit", "compact", "gitlab", "rdjson", "checkstyle", "markdown"],
    "How to report; text for people by default",
  ),
  json: flag.json,
  output: flag.output,
  watch: flag.onOff("Lint again whenever a file changes, until Ctrl-C"),
  quiet: flag.onOff("List errors only; warnings are counted all the same"),
  statistics: flag.onOff("Count the findings by rule as well; after a long list they are counted unasked"),
};

type LintFlags = flag.FlagsOf<typeof described>;

/** `recond lint`: what is wrong, or doubtful, about conditions and payloads. */
export const lintCommand: Command<Environment> = createCommand(
  runLint,
  {
    flags: described,
    aliases: { c: "config", e: "expr", f: "format", o: "output", q: "quiet" },
    positional: flag.words(
      "file or condition",
      "A file, a folder, a glob, a condition in quotes, or `-` for standard input",
    ),
  },
  "Find what is wrong or doubtful in conditions and payloads, and fix it",
  `Looks at conditions, and at whole payloads: request bodies, responses, lists of them, NDJSON. Of a folder, all files that end in .json, .ndjson, .jsonl or .recond are linted; those that have no campaign in them are counted. An argument that is no file is a condition. For hooks and build servers there is --files: an argument that is no file is then an error, files without a campaign are left out even if they are named, and it is no error if nothing is left. Without arguments, the \`files\` of the configuration are linted.

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
);

function parseRule(text: string): RuleLevel {
  const [id = "", level = "", ...others] = text.split("=");
  if (id !== "" && level !== "" && others.length === 0) return { id, level };
  throw new UserError(`\`${text}\` is no \`ID=LEVEL\`, such as \`double-negation=off\``);
}

/** Does what `recond lint` is asked for. */
async function runLint(environment: Environment, flags: LintFlags, ...args: string[]): Promise<ExitCode> {
  requireSensible(flags, args);
  if (flags["print-config"] !== undefined) {
    if (args.length > 0) throw new UserError("`--print-config FILE` lints nothing. Leave out the other arguments.");
    await environment.output.write(await configText(flags["print-config"], await readSettings(flags, environment)));
    return 0;
  }
  if (!flags.watch) return (await lintOnce(args, flags, environment)).code;
  const lintAgain = async (): Promise<readonly string[]> => {
    const { read } = await lintOnce(args, flags, environment);
    if (read.length === 0) throw new UserError(NOTHING_TO_WATCH);
    return read;
  };
  const output = flag.outputPath(flags.output);
  const isMeant = (path: string): boolean =>
    (isPayloadName(basename(path)) || isConfigName(basename(path))) && (output === undefined || !isSame(path, output));
  await watch(lintAgain, isMeant, environment);
  return 0;
}

const NOTHING_TO_WATCH = "`--watch` needs files, and there is none that could change.";

/** Lints everything once; gives the files and folders that it was about, too. */
async function lintOnce(
  args: readonly string[],
  flags: LintFlags,
  environment: Environment,
): Promise<{ readonly code: ExitCode; readonly read: readonly string[] }> {
  const settings = await readSettings(flags, environment);
  const found = await targetsOf(args, flags, settings);
  const others = found.filter((target) => !isBaseline(target, settings));
  const targets = others.length > 0 ? others : found;
  const options = reportSettings(flags, targets, settings);
  requirePayloads(flags, targets);
  const read = await inputsOf(flags, targets, settings);
  const written = flags["write-baseline"];
  if (options.path !== undefined) await requireOutput(options.path, read);
  if (written !== undefined) await requireOutput(written, read, "write-baseline");
  const isWhole = args.length === 0 && flags["stdin-filename"] === undefined;
  const folders = await foldersAmong(args);
  // What was left out of a folder may be just what a guarantee is for.
  const seen = { isWhole, folders: (flags.exclude ?? []).length > 0 ? [] : folders };
  const code = await lintTargets(targets, seen, settings, options, environment);
  return { code, read: [...folders, ...read] };
}

function reportSettings(flags: LintFlags, targets: readonly Target[], settings: LintSettings): ReportSettings {
  const { fixes, baseline } = settings;
  const format = flag.formatOf(flags);
  const path = flag.outputPath(flags.output);
  const isOutputTaken = flags.diff || (fixes !== "none" && targets.some(({ kind }) => kind !== "file"));
  if (isOutputTaken && path === undefined && (format !== "text" || flags.output !== undefined)) {
    const what = flags.diff ? "the differences" : "what was fixed";
    throw new UserError(`Standard output has ${what}. Add \`--output FILE\` for the report.`);
  }
  return {
    format,
    path,
    isQuiet: flags.quiet,
    isOutputTaken,
    wanted: fixes,
    isFixing: fixes !== "none" && !flags.diff,
    hasBaseline: baseline !== undefined,
    hasStatistics: flags.statistics,
  };
}

async function targetsOf(
  args: readonly string[],
  flags: LintFlags,
  { configs }: LintSettings,
): Promise<readonly Target[]> {
  const name = flags["stdin-filename"];
  flag.requireInputName(name, args);
  const passed = createPassedOver(flags);
  if (name === undefined) return findTargets(args, argumentKind(flags), configs.here[0], passed);
  return requireSome(passed.isExcluded(name) ? [] : [{ kind: "input", name }]);
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
  const scopes = await Array.fromAsync(paths, (path) => configs.scopeOf(path).catch((): Scope => []));
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

function requireSensible(flags: LintFlags, args: readonly string[]): void {
  const format = flag.formatOf(flags);
  if (flags.watch) requireWatchable(flags, format, args);
  requireOneInput([...args.filter(() => !flags.expr), flags.current, flags.config, flags.baseline]);
  if (flags.accept && (!flags["fix-suggested"] || flags.diff)) {
    throw new UserError("`--accept` accepts what `--fix-suggested` applies. Give both, without `--diff`.");
  }
  // `--expr` makes every argument a condition, even `and`; `--files` makes none one.
  if (!flags.expr && !flags.files) requireQuotes(args);
  if (flags.expr && args.length === 0) throw new UserError("`--expr` takes conditions. Give one in quotes.");
}

function requireWatchable(flags: LintFlags, format: ReportFormat, args: readonly string[]): void {
  if (flags.expr || flags["stdin-filename"] !== undefined || args.includes(STANDARD_INPUT)) {
    throw new UserError(NOTHING_TO_WATCH);
  }
  if (flags["write-baseline"] !== undefined) {
    throw new UserError("`--watch` would write a baseline after each change. Leave out `--write-baseline`.");
  }
  if (format !== "text" && format !== "compact" && flag.outputPath(flags.output) === undefined) {
    throw new UserError("`--watch` prints a report after each change. Add `--output FILE`, or leave out the format.");
  }
}

function requirePayloads({ current, complete, files }: LintFlags, targets: readonly Target[]): void {
  if (files || !targets.every(({ kind }) => kind === "condition")) return;
  const name = complete ? "complete" : "current";
  if (current === undefined && !complete) return;
  throw new UserError(`\`--${name}\` is about payloads, and there are only conditions. Leave it out.`);
}
