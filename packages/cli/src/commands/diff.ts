import type { Command } from "@stricli/core";
import { jsonText, type Style } from "@recond/reports";
import {
  changeOf,
  type Changes,
  type ComparedPair,
  compareFiles,
  compareSides,
  type ComparingChoice,
  hasChange,
} from "../comparison/changes.js";
import { changesMarkdown } from "../comparison/changes-markdown.js";
import { changesJson, changesText, comparisonJson, comparisonText, guaranteesText } from "../comparison/comparison.js";
import { type PairedFiles, readFolders } from "../comparison/folders.js";
import { type PairedRevisions, readRevisions } from "../comparison/revisions.js";
import { withKnowledge } from "../comparison/grounds.js";
import { readSides, type Side } from "../comparison/side.js";
import { property } from "@recond/campaign";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { tellWarnings } from "../terminal/tell.js";
import { createPassedOver } from "../input/passed-over.js";
import { proveChanges } from "../proving/prove-changes.js";
import { countTurned } from "../simulation/turned-calls.js";
import * as flag from "./flags.js";
import { createCommand } from "./command.js";

const described = {
  terms: flag.ofCampaign.terms,
  current: flag.ofCampaign.current,
  git: flag.value("REV", "Compare a revision of the git repository with the working tree, or with a second revision"),
  forbid: flag.repeated(
    flag.oneOf(
      ["looser", "stricter", "different", "broken-guarantee"],
      "Exit with 1 only if something changed so: looser (B records calls that A does not), stricter (A records calls that B does not), different (both), broken-guarantee (B breaks one that A keeps)",
    ),
  ),
  expr: flag.onOff("Take the arguments as conditions, even where a file has that name"),
  vocabulary: flag.vocabulary,
  "node-limit": flag.nodeLimit,
  ...flag.passing,
  config: flag.value("FILE", "The configuration with the guarantees; by default, those that count for each file"),
  "no-config": flag.onOff("Use no configuration"),
  calls: flag.repeatedValue(
    "LOG",
    "Count how many calls of a log each change would have turned: files, folders or globs",
  ),
  format: flag.oneOf(
    ["text", "json", "markdown"],
    "How to report; text for people by default, markdown for the comment on a pull request",
  ),
  json: flag.json,
};

type DiffFlags = flag.FlagsOf<typeof described>;

/** `recond diff`: whether two conditions or campaigns mean the same. */
export const diffCommand: Command<Environment> = createCommand(
  runDiff,
  {
    flags: described,
    aliases: { c: "config", e: "expr", f: "format" },
    positional: flag.words(
      "condition or file",
      "A condition in quotes, a file with one, a campaign, a folder or glob of them, or `-` for standard input; with `--git` a second revision, and paths",
    ),
  },
  "Compare what two conditions or campaigns mean",
  `Says how B stands to A over all calls: equivalent, stricter (met by fewer calls), looser (by more) or different, with a call for each way they differ.
An argument that exists as a path, or ends in .json or .recond, is a file; anything else is a condition. Of campaigns it is compared which calls they record, record_calls included. One campaign alone, as the API returns it: its current terms are A, its future terms are B.
Of two folders or globs the files of the same name are compared, and campaigns by their id where the file has another name now; what only one folder has is listed.
With \`--git\` these are the files of two revisions, REV and REV, or REV and the working tree; nothing is checked out. REV can be \`main\`, \`HEAD~2\`, \`A..B\`, or \`A...B\` for what B changed since it parted from A. Paths after it say which files and folders. Live and staged terms are both compared, unless \`--terms\` chooses.
Where recond.config.yaml has guarantees, as it is in B, it is told which of them campaigns newly break or mend.

EXAMPLES
  recond diff 'repeat' 'repeat and mobile'
  recond diff old.recond new.recond
  recond diff campaign.json
  recond diff campaign.json request.json
  recond diff campaign.json 'during_hours and not repeat' --terms future
  recond diff before/ after/
  recond diff --git main --calls october.csv.gz
  recond diff --git HEAD~2 HEAD campaigns/ --forbid looser
  recond diff --git main --forbid broken-guarantee

EXIT CODES
  0 equivalent, 1 there is a difference, a guarantee that is newly broken or mended, or a file that only one folder has, 2 not decided, wrong use, unreadable file or invalid condition or campaign;
  with \`--forbid\`: 1 there is a change that is forbidden, 2 none was found, but something is not decided or unreadable, 0 there is none`,
);

async function runDiff(environment: Environment, flags: DiffFlags, ...args: string[]): Promise<ExitCode> {
  // Before anything is read.
  const format = flag.formatOf(flags);
  const choice: ComparingChoice = { ...flags, limits: flag.limitOptions(flags["node-limit"]) };
  const files = await readFiles(args, flags, environment);
  const found =
    files === undefined
      ? await compareTwo(args, choice, flags, environment)
      : await compareFiles(files, choice, environment);
  const proven = await proveChanges(found, files, { ...flags, ...choice }, environment);
  requireGuarantees(proven, flags);
  const changes = await withCalls(proven, flags, environment);
  const pair = files === undefined ? changes.compared[0] : undefined;
  const { output } = environment;
  await output.write(written(format, changes, pair, output.style));
  return exitCodeOf(changes, flags);
}

/** Two conditions or files, or the two versions of one campaign. */
async function compareTwo(
  args: readonly string[],
  choice: ComparingChoice,
  flags: DiffFlags,
  environment: Environment,
): Promise<Changes> {
  const sides = withKnowledge(await readSides(args, choice, environment));
  await tellWarnings([leftOut(sides, flags)], environment);
  return changeOf(sides, await compareSides(sides, choice, environment));
}

/** A sentence where both files have staged terms, of which nothing was asked. */
function leftOut(sides: readonly [Side, Side], { terms }: DiffFlags): string | undefined {
  if (terms !== undefined || !sides.every((side) => hasStaged(side))) return undefined;
  return "The live terms are compared, and not the staged ones. `--terms future` compares these.";
}

function hasStaged({ campaign }: Side): boolean {
  return campaign?.terms === "current" && property(campaign.facts.campaign.node, "future_terms")?.type === "object";
}

/** The files of two revisions or two folders; undefined where two conditions or files are compared. */
async function readFiles(
  args: readonly string[],
  { git, expr, current, ...passing }: DiffFlags,
  environment: Environment,
): Promise<PairedFiles | PairedRevisions | undefined> {
  if (git !== undefined && expr) throw new UserError("`--git` compares files. Leave out `--expr`.");
  if (expr) return undefined;
  const passed = createPassedOver(passing);
  const files =
    git === undefined
      ? await readFolders(args, passed, environment)
      : await readRevisions(git, args, passed, environment);
  if (files === undefined || current === undefined) return files;
  throw new UserError("`--current` completes one request body, and these are folders. Leave out `--current`.");
}

/** @throws UserError where nothing is promised of what is compared: then nothing can be broken, and that is no success */
function requireGuarantees({ compared, added, guarantees }: Changes, { forbid = [] }: DiffFlags): void {
  if (!forbid.includes("broken-guarantee") || guarantees !== undefined || compared.length + added.length === 0) return;
  throw new UserError(
    "There is no guarantee that could be broken. Name `guarantees` in `recond.config.yaml`, or leave out `--forbid broken-guarantee`.",
  );
}

/** With what the log says of each change, if there is one. */
async function withCalls(
  changes: Changes,
  { calls, ...passing }: DiffFlags,
  environment: Environment,
): Promise<Changes> {
  if (calls === undefined || calls.length === 0) return changes;
  if (passing.vocabulary !== "recording") {
    throw new UserError("`--calls` tells what would have been recorded. Leave out `--vocabulary`.");
  }
  return countTurned(changes, calls, createPassedOver(passing), environment);
}

/**
 * A report in the form that was asked for.
 *
 * @param pair - the only one, which is told of as A and B, for it has no name
 */
function written(
  format: "text" | "json" | "markdown",
  changes: Changes,
  pair: ComparedPair | undefined,
  style: Style,
): string {
  if (format === "markdown") return changesMarkdown(changes);
  if (pair === undefined) return format === "json" ? jsonText(changesJson(changes)) : changesText(changes, style);
  if (format === "json") return jsonText(comparisonJson(pair, changes.guarantees));
  const guarantees = guaranteesText(changes, style);
  return `${comparisonText(pair, style)}${guarantees === "" ? "" : `\n${guarantees}`}`;
}

/** A forbidden change counts more than what could not be told. */
function exitCodeOf(changes: Changes, { forbid }: DiffFlags): ExitCode {
  const { compared, unreadable, removed, added, guarantees = [] } = changes;
  if (forbid !== undefined) {
    const found = new Set(forbid.map((kind) => hasChange(changes, kind)));
    if (found.has(true)) return 1;
    return unreadable.length > 0 || found.has(undefined) ? 2 : 0;
  }
  const relations = new Set(compared.map((each) => each.compared.relation));
  const ofGuarantees = new Set(guarantees.map(({ change }) => change));
  if (unreadable.length > 0 || relations.delete("undecided") || ofGuarantees.has("undecided")) return 2;
  relations.delete("equivalent");
  ofGuarantees.delete("still-broken");
  return relations.size + ofGuarantees.size + removed.length + added.length > 0 ? 1 : 0;
}
