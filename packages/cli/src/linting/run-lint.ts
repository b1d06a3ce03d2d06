import { sep } from "node:path";
import { ignoresFor, lintConfig } from "@recond/linter";
import { showable } from "@recond/parser";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { stateOf } from "../input/file-state.js";
import { inTurn } from "../input/in-turn.js";
import { nameOf, STANDARD_INPUT } from "../input/read-text.js";
import { forgiving } from "../terminal/forgiving.js";
import { nameInConfig } from "./find-config.js";
import type { Target } from "./find-targets.js";
import { createLintReport, type LintReportOptions } from "./lint-report.js";
import { lintRecords } from "./lint-records.js";
import type { LintRun, Origin } from "./lint-run.js";
import { lintWhole } from "./lint-whole.js";
import { openSource, type Source } from "./open-source.js";
import type { LintSettings } from "./settings.js";

/**
 * Lints, fixes and reports everything that was asked for.
 *
 * @param targets - what to lint
 * @param isWhole - whether these are all files that the configuration names
 * @param settings - what to look for
 * @param options - how to report
 * @param environment - where to
 * @throws UserError when there was nothing to lint
 */
export async function runLint(
  targets: readonly Target[],
  isWhole: boolean,
  settings: LintSettings,
  options: LintReportOptions,
  { process, input, ...outputs }: Environment,
): Promise<ExitCode> {
  // The exit code counts, and files are to be fixed, when nobody reads what is printed any more.
  const output = forgiving(outputs.output);
  const environment = { process, input, output, messages: forgiving(outputs.messages) };
  const report = createLintReport(options, environment);
  const run: LintRun = {
    settings,
    report,
    environment,
    used: new Set(),
    checked: new Set(),
    foreign: [],
    missing: [],
    isOver: () => output.isClosed() && settings.fixes === "none" && report.state().errors > 0,
  };
  try {
    await inTurn(targets, (target) => lintTarget(target, run));
    if (!hasLinted(run)) return 2;
    await lintOwnConfig(isWhole, run);
    report.count({ foreign: run.foreign.length });
    await report.end();
    await tellForeign(run);
    await tellMissing(run);
  } finally {
    await report.abandon();
  }
  const { errors, warnings, failures } = report.state();
  if (failures > 0) return 2;
  return errors > 0 || warnings > (settings.maxWarnings ?? Infinity) ? 1 : 0;
}

/** A file that cannot be read does not keep the others from being linted. */
async function lintTarget(target: Target, run: LintRun): Promise<void> {
  if (run.isOver()) return;
  try {
    await lintSource(target, run);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await run.report.fail(error);
  }
}

async function lintSource(target: Target, run: LintRun): Promise<void> {
  const { settings, environment } = run;
  if (target.kind === "condition") {
    const file = { name: "condition", text: target.text, mark: "" };
    const { errors } = run.report.state();
    await lintWhole({ kind: "condition", file, isArgument: true }, originOf("condition", settings), run);
    const isWrong = run.report.state().errors > errors;
    if (isWrong && target.isGuess && mayBeFile(target.text)) run.missing.push(target.text);
    return;
  }
  const origin =
    target.kind === "file" ? await fileOrigin(target, settings) : originOf(nameOf(STANDARD_INPUT), settings);
  const source = await openSource(target.kind === "file" ? target.path : STANDARD_INPUT, settings.isDiff, environment);
  requireSingle(source, settings, origin);
  requireCondition(source, origin);
  if (source.shape !== "whole") {
    await lintRecords(source, origin, run);
    return;
  }
  await lintWhole(source, origin, run);
  await run.report.progress(source.bytes);
}

function originOf(name: string, settings: LintSettings): Origin {
  return { name, file: name, ignores: ignoresOf(name, settings), path: undefined, isFound: false, state: undefined };
}

function ignoresOf(file: string, { config, today }: LintSettings): Origin["ignores"] {
  return ignoresFor(file, config.ignores ?? [], today);
}

async function fileOrigin(
  { path, isFound }: Target & { readonly kind: "file" },
  settings: LintSettings,
): Promise<Origin> {
  const name = path.split(sep).join("/");
  const file = nameInConfig(path, settings.configFile);
  return { name, file, ignores: ignoresOf(file, settings), path, isFound, state: await stateOf(path) };
}

/** The present campaign completes one campaign, and nobody knows which of many. */
function requireSingle(source: Source, { options }: LintSettings, { name }: Origin): void {
  const isList = source.shape !== "whole" || (source.kind === "payload" && /^\s*\[/.test(source.file.text));
  if (options.current === undefined || !isList) return;
  throw new UserError(`\`--current\` completes one campaign, and \`${name}\` has many. Leave it out.`);
}

/** The empty condition records every call; a file or a pipe that is empty means nothing of the kind. */
function requireCondition(source: Source, { name }: Origin): void {
  if (source.shape !== "whole" || source.kind !== "condition" || source.file.text.trim() !== "") return;
  throw new UserError(`\`${name}\` is empty. If the empty condition is meant, write \`recond lint ''\`.`);
}

/** Whether a condition looks like the name of a file or a folder: a single word without quotes and operators. */
function mayBeFile(text: string): boolean {
  return /^[\p{L}\p{N}._-]+$/u.test(text);
}

/**
 * Whether anything was linted at all, or need not be.
 *
 * @throws UserError when all files have nothing to do with campaigns: looking for payloads in vain is no success
 */
function hasLinted({ report, foreign, settings }: LintRun): boolean {
  const { payloads, conditions, errors, failures } = report.state();
  if (payloads + conditions + errors > 0) return true;
  if (settings.isList) return failures === 0;
  if (foreign.length === 0) return false;
  throw new UserError(`There is nothing to lint: ${foreignText(foreign)}.`);
}

async function tellForeign({ foreign, environment }: LintRun): Promise<void> {
  if (foreign.length > 0) await environment.messages.write(`${foreignText(foreign)}\n`);
}

async function tellMissing({ missing, environment }: LintRun): Promise<void> {
  const told = missing.slice(0, MOST_NAMES);
  const lines = told.map(
    (name) => `There is no file or folder \`${showable(name)}\`, so it was read as a condition.\n`,
  );
  if (lines.length > 0) await environment.messages.write(lines.join(""));
}

/** As many names are told. */
const MOST_NAMES = 5;

function foreignText(foreign: readonly string[]): string {
  const names = foreign.slice(0, MOST_NAMES).map((name) => `\`${showable(name)}\``);
  const more = foreign.length > MOST_NAMES ? `, and ${foreign.length - MOST_NAMES} more` : "";
  const count = foreign.length === 1 ? "1 file has" : `${foreign.length} files have`;
  return `${count} no campaign in ${foreign.length === 1 ? "it" : "them"}: ${names.join(", ")}${more}`;
}

/** What became of the ignores. */
async function lintOwnConfig(isWhole: boolean, run: LintRun): Promise<void> {
  const { settings, report, used, checked } = run;
  const { configFile, config, options, today } = settings;
  if (configFile === undefined) return;
  const findings = lintConfig({ config, used, checked, isWhole, today }, options);
  if (findings.length === 0) return;
  const { file } = configFile;
  await report.add({ name: file.name, kind: "config", text: file.text, firstLine: 1, findings, ignored: 0 });
}
