import { basename, resolve } from "node:path";
import type { ReportFormat } from "@recond/linter";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { tellError } from "../terminal/tell-error.js";
import { missingQuotes } from "../input/conditions.js";
import { inTurn } from "../input/in-turn.js";
import { isConfigName } from "../input/kinds.js";
import { requireSome } from "../input/find-files.js";
import { createPassedOver } from "../input/passed-over.js";
import { requireOneInput, STANDARD_INPUT } from "../input/read-text.js";
import { requireOutput } from "../input/require-output.js";
import { isFolder } from "../input/walk-folder.js";
import { watch } from "../input/watch.js";
import type { Scope } from "../linting/find-config.js";
import { type ArgumentKind, findTargets, isPayloadName, type Target } from "../linting/find-targets.js";
import { lintTargets } from "../linting/lint-targets.js";
import type { ReportSettings } from "../linting/report.js";
import { type LintFlags, type LintSettings, readSettings } from "../linting/settings.js";
import { outputPath, requireInputName } from "./flags.js";
import { configText } from "./print-config.js";

/** Does what `recond lint` is asked for. */
export async function runLint(environment: Environment, flags: LintFlags, ...args: string[]): Promise<ExitCode> {
  requireSensible(flags, args);
  if (flags["print-config"] !== undefined) {
    if (args.length > 0) throw new UserError("`--print-config FILE` lints nothing. Leave out the other arguments.");
    await environment.output.write(await configText(flags["print-config"], await readSettings(flags, environment)));
    return 0;
  }
  if (!flags.watch) return (await lintOnce(args, flags, environment)).code;
  let isFirst = true;
  let watched: readonly string[] = [];
  const lintAgain = async (): Promise<readonly string[]> => {
    try {
      watched = (await lintOnce(args, flags, environment)).read;
      if (watched.length === 0) throw new UserError(NOTHING_TO_WATCH);
    } catch (error) {
      // A mistake at the start is wrong use. A later one can be mended while the watch goes on.
      if (isFirst || !(error instanceof UserError)) throw error;
      await tellError(error, environment);
    }
    isFirst = false;
    return watched;
  };
  const output = outputPath(flags.output);
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
  const folders = (await inTurn(args, async (argument) => ((await isFolder(argument)) ? [argument] : []))).flat();
  // What was left out of a folder may be just what a guarantee is for.
  const seen = { isWhole, folders: (flags.exclude ?? []).length > 0 ? [] : folders };
  const code = await lintTargets(targets, seen, settings, options, environment);
  return { code, read: [...folders, ...read] };
}

function reportSettings(flags: LintFlags, targets: readonly Target[], settings: LintSettings): ReportSettings {
  const { fixes, baseline } = settings;
  const format = formatOf(flags);
  const path = outputPath(flags.output);
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
  requireInputName(name, args);
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
  const format = formatOf(flags);
  if (flags.watch) requireWatchable(flags, format, args);
  requireOneInput([...args.filter(() => !flags.expr), flags.current, flags.config, flags.baseline]);
  if (flags.accept && (!flags["fix-suggested"] || flags.diff)) {
    throw new UserError("`--accept` accepts what `--fix-suggested` applies. Give both, without `--diff`.");
  }
  const isSplit = args.length > 1 && args.some((argument) => ["and", "or", "not"].includes(argument));
  // `--expr` makes every argument a condition, even `and`; `--files` makes none one.
  if (isSplit && !flags.expr && !flags.files) throw missingQuotes(args);
  if (flags.expr && args.length === 0) throw new UserError("`--expr` takes conditions. Give one in quotes.");
}

function requireWatchable(flags: LintFlags, format: ReportFormat, args: readonly string[]): void {
  if (flags.expr || flags["stdin-filename"] !== undefined || args.includes(STANDARD_INPUT)) {
    throw new UserError(NOTHING_TO_WATCH);
  }
  if (flags["write-baseline"] !== undefined) {
    throw new UserError("`--watch` would write a baseline after each change. Leave out `--write-baseline`.");
  }
  if (format !== "text" && format !== "compact" && outputPath(flags.output) === undefined) {
    throw new UserError("`--watch` prints a report after each change. Add `--output FILE`, or leave out the format.");
  }
}

function requirePayloads({ current, complete, files }: LintFlags, targets: readonly Target[]): void {
  if (files || !targets.every(({ kind }) => kind === "condition")) return;
  const flag = complete ? "complete" : "current";
  if (current === undefined && !complete) return;
  throw new UserError(`\`--${flag}\` is about payloads, and there are only conditions. Leave it out.`);
}
