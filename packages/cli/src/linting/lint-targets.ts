import { basename, join } from "node:path";
import { readJson } from "@recond/campaign";
import { guaranteesFor, ignoresFor, lintConfig } from "@recond/linter";
import { showable } from "@recond/parser";
import { firstOf } from "@recond/reports";
import { withSlashes } from "../input/walk-folder.js";
import { idsIn, requireSame } from "../campaign/same-campaign.js";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError, userError } from "../terminal/errors.js";
import { stateOf } from "../input/write-text.js";
import { noConditionText } from "../input/missing-file.js";
import { nameOf, STANDARD_INPUT } from "../input/read-text.js";
import { endBaseline, withoutKnown } from "./baseline.js";
import { nameInConfig } from "./find-config.js";
import type { Target } from "./find-targets.js";
import { lintStream } from "./lint-stream.js";
import { lintWhole } from "./lint-whole.js";
import { openInput, type StreamInput, type WholeInput } from "./open-input.js";
import { createReport, type ReportSettings } from "./report.js";
import { namedBy, type Origin, type Run } from "./run.js";
import type { LintSettings } from "./settings.js";

/** Which files were looked at. */
export interface Seen {
  /** Whether the targets are all files that the configuration names. */
  readonly isWhole: boolean;
  /** The folders among the arguments. */
  readonly folders: readonly string[];
}

/**
 * Lints, fixes and reports everything that was asked for.
 *
 * @throws UserError when there was nothing to lint
 */
export async function lintTargets(
  targets: readonly Target[],
  seen: Seen,
  settings: LintSettings,
  options: ReportSettings,
  environment: Environment,
): Promise<ExitCode> {
  const report = withoutKnown(createReport(options, environment), settings.baseline);
  const run: Run = {
    settings,
    report,
    environment,
    used: new Set(),
    checked: new Set(),
    configs: new Set(settings.configs.here),
    foreign: [],
    missing: [],
    isOver: () => environment.output.isClosed() && settings.fixes === "none" && report.state().failures > 0,
  };
  try {
    await Array.fromAsync(targets, (target) => lintTarget(target, run));
    report.count({ foreign: run.foreign.length });
    const isLinted = hasLinted(run);
    if (isLinted) await lintOwnConfigs(seen, run);
    // On a terminal, a report would say nothing that has not been said; a program wants one in any case.
    if (isLinted || options.format !== "text" || options.path !== undefined) await report.end();
    if (!isLinted) return tellNothing(run);
    await closeBaseline(seen.isWhole, run);
    await tellOthers(run);
  } finally {
    await report.abandon();
  }
  const { errors, warnings, failures } = report.state();
  if (failures > 0) return 2;
  return errors > 0 || warnings > (settings.maxWarnings ?? Infinity) ? 1 : 0;
}

/** A file that cannot be read does not keep the others from being linted. */
async function lintTarget(target: Target, run: Run): Promise<void> {
  if (run.isOver()) return;
  const { errors } = run.report.state();
  const failure = await lintInput(target, run).catch(userError);
  if (failure instanceof UserError) await run.report.fail(failure, namedBy(placeOf(target)));
  const isWrong = run.report.state().errors > errors;
  if (isWrong && target.kind === "condition" && target.isGuess) {
    const sentence = noConditionText(target.text, true);
    if (sentence !== undefined) run.missing.push(sentence);
  }
}

async function lintInput(target: Target, run: Run): Promise<void> {
  const { settings, report, environment } = run;
  const origin = await originOf(target, run);
  const input = await openInput(target, settings.isDiff, environment);
  if (input.shape === "other") {
    if (!origin.isFound) throw new UserError(input.message);
    run.foreign.push(origin.name);
    return;
  }
  requireSingle(input, settings, origin);
  requireSameAsPresent(input, settings);
  requireCondition(input, origin);
  if (input.shape !== "whole") {
    await lintStream(input, origin, run);
    return;
  }
  await lintWhole(input, origin, run);
  await report.progress(input.read);
}

async function originOf(target: Target, { settings, configs }: Run): Promise<Origin> {
  const { name, path, isNamed } = placeOf(target);
  const { here, scopeOf } = settings.configs;
  const scope = isNamed ? await scopeOf(path ?? name) : here;
  for (const each of scope) configs.add(each);
  const own = scope.map((each) => ({ ...each.config, name: isNamed ? nameInConfig(path ?? name, each) : name }));
  const ignores = own.flatMap((each) => ignoresFor(each.name, each.ignores ?? [], settings.today));
  const guarantees = own.flatMap((each) => guaranteesFor(each.name, each.guarantees ?? []));
  const state = path === undefined ? undefined : await stateOf(path);
  const isFound = target.kind === "file" && target.isFound;
  const options = { ...settings.optionsOf(scope), ...(guarantees.length > 0 && { guarantees }) };
  return { name, options, ignores, path, isNamed, isFound, state };
}

function placeOf(target: Target): Pick<Origin, "name" | "path" | "isNamed"> {
  if (target.kind === "file") return { name: withSlashes(target.path), path: target.path, isNamed: true };
  if (target.kind === "condition") return { name: "condition", path: undefined, isNamed: false };
  const name = target.name === undefined ? undefined : withSlashes(target.name);
  return { name: name ?? nameOf(STANDARD_INPUT), path: undefined, isNamed: name !== undefined };
}

/** The present campaign completes one campaign, and nobody knows which of many. */
function requireSingle(input: WholeInput | StreamInput, { options }: LintSettings, { name }: Origin): void {
  const isList = input.shape !== "whole" || (input.kind === "payload" && /^\s*\[/.test(input.file.text));
  if (options.current === undefined || !isList) return;
  throw new UserError(`\`--current\` completes one campaign, and \`${name}\` has many. Leave it out.`);
}

/** The present state of one campaign says nothing about another. What is no JSON is linted all the same. */
function requireSameAsPresent(input: WholeInput | StreamInput, { present }: LintSettings): void {
  if (present === undefined || input.shape !== "whole" || input.kind !== "payload") return;
  const read = readJson(input.file.text);
  if (!("root" in read)) return;
  const payload = { ...input.file, root: read.root };
  const advice = "`--current` takes the present state of the campaign that the file is for.";
  requireSame([...idsIn(present), ...idsIn(payload)], advice);
}

/** The empty condition records every call; a file or a pipe that is empty means nothing of the kind. */
function requireCondition(input: WholeInput | StreamInput, { name }: Origin): void {
  const isMeant = input.shape !== "whole" || input.kind !== "condition" || input.isArgument;
  if (isMeant || input.file.text.trim() !== "") return;
  throw new UserError(`\`${name}\` is empty. If the empty condition is meant, write \`recond lint ''\`.`);
}

/** Whether anything was linted at all, or need not be. */
function hasLinted({ report, settings }: Run): boolean {
  const { payloads, conditions, errors, failures } = report.state();
  return payloads + conditions + errors > 0 || (settings.isList && failures === 0);
}

/** @throws UserError when all files have nothing to do with campaigns: looking for payloads in vain is no success */
function tellNothing({ foreign, settings }: Run): ExitCode {
  if (foreign.length === 0 || settings.isList) return 2;
  throw new UserError(`There is nothing to lint: ${foreignText(foreign)}.`);
}

/** After a run that did not see everything, nobody knows what is new and what is gone. */
async function closeBaseline(isWhole: boolean, { settings, report, checked, environment, isOver }: Run): Promise<void> {
  const { baseline } = settings;
  if (baseline === undefined || isOver()) return;
  if (!baseline.isWritten || report.state().failures === 0) {
    await endBaseline(baseline, checked, isWhole, environment);
    return;
  }
  await environment.messages.write(`${showable(baseline.path)}: not written, as not all files could be read\n`);
}

/** Files without a campaign, and conditions that may have been meant as files. */
async function tellOthers({ foreign, missing, environment }: Run): Promise<void> {
  const lines = [...(foreign.length > 0 ? [foreignText(foreign)] : []), ...missing.slice(0, MOST_NAMES)];
  if (lines.length > 0) await environment.messages.write(`${lines.join("\n")}\n`);
}

/** More names are not listed. */
const MOST_NAMES = 5;

function foreignText(foreign: readonly string[]): string {
  const names = foreign.map((name) => `\`${showable(name)}\``);
  const count = foreign.length === 1 ? "1 file has" : `${foreign.length} files have`;
  return `${count} no campaign in ${foreign.length === 1 ? "it" : "them"}: ${firstOf(names, MOST_NAMES)}`;
}

/** What became of the ignores. */
async function lintOwnConfigs(
  { isWhole, folders }: Seen,
  { settings, report, used, checked, configs }: Run,
): Promise<void> {
  const { optionsOf, today } = settings;
  const { here, scopeOf } = settings.configs;
  await Array.fromAsync([...configs], async (configFile) => {
    const { file, folder, config } = configFile;
    const subject = {
      config,
      used,
      checked: new Set([...checked].map((path) => nameInConfig(path, configFile))),
      isWhole: isWhole && configFile === here[0],
      folders: folders.map((each) => nameInConfig(each, configFile).replace(AROUND, "")),
      today,
    };
    const findings = lintConfig(subject, optionsOf(await scopeOf(join(folder, basename(file.name)))));
    if (findings.length === 0) return;
    await report.add({ name: file.name, kind: "config", text: file.text, firstLine: 1, findings, ignored: 0 });
  });
}

/** A folder around that of the configuration. */
const AROUND = /^\.\.(?:\/\.\.)*$/;
