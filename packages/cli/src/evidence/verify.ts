import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, relative } from "node:path";
import { guaranteesFor } from "@recond/linter";
import { parseOrThrow, showable, remembered } from "@recond/parser";
import { counted, firstOf, type Style } from "@recond/reports";
import { withSlashes } from "../input/walk-folder.js";
import { readFileBytes, readText } from "../input/read-text.js";
import type { Target } from "../linting/find-targets.js";
import type { Environment } from "../terminal/environment.js";
import { UserError, userError } from "../terminal/errors.js";
import { findCampaigns } from "../proving/find-campaigns.js";
import { type Promised, type Promises, readPromises } from "../proving/promises.js";
import { proveCampaigns, type Proven } from "../proving/prove-campaigns.js";
import { type Change, changeOf, compareCampaigns, compareGuarantees } from "./compare.js";
import {
  type Asked,
  type AskedFlags,
  type Evidence,
  type EvidenceGuarantee,
  evidenceOf,
  guaranteeEvidence,
  statementOf,
} from "./evidence.js";
import { answerOf } from "./report.js";
import { readEvidence } from "./read.js";

/** What became of evidence. */
export interface Verified {
  /** Its file. */
  readonly file: string;
  readonly evidence: Evidence;
  /** The version that verified it. */
  readonly recond: string;
  readonly changes: readonly Change[];
}

/**
 * Whether files and verdicts are what evidence says: reads the files and proves its guarantees again.
 *
 * @param noConfig - whether the configurations, in which the guarantees stood, are left out
 * @throws UserError when the file is no evidence, or was changed
 */
export async function verifyEvidence(file: string, noConfig: boolean, environment: Environment): Promise<Verified> {
  const evidence = readEvidence(await readText(file, environment));
  const recond = environment.about.version;
  const flags = flagsOf(evidence.asked);
  const isConfigured = evidence.guarantees.some(({ config }) => config !== null);
  // What cannot be read is a change, too.
  const configured = isConfigured && !noConfig ? await readPromises(flags, environment).catch(userError) : undefined;
  const { targets, isWhole, isGone } = await findAgain(evidence, flags, environment);
  const promised = evidence.guarantees.map(promisedOf);
  const own = promisesOf(evidence, promised, configured instanceof UserError ? undefined : configured);
  const proven = await proveAgain(targets, own, evidence.asked, environment);
  const now = evidenceOf(proven, { ...evidence, recond }, promised);
  const changes = [
    ...(configured === undefined ? [] : await guaranteeChanges(evidence, configured, isWhole)),
    ...(await currentChanges(evidence.asked, environment)),
    ...compareCampaigns(evidence, now, isGone),
  ];
  return { file, evidence, recond, changes };
}

/** What was asked, as flags. */
function flagsOf({ config, noConfig, everyReading, terms, current, nodeLimit, exclude, noIgnore }: Asked): AskedFlags {
  return {
    config: config ?? undefined,
    "no-config": noConfig,
    "every-reading": everyReading,
    terms: terms ?? undefined,
    current: current?.file,
    "node-limit": nodeLimit ?? undefined,
    exclude,
    "no-ignore": noIgnore,
  };
}

interface FoundAgain {
  readonly targets: readonly Target[];
  readonly isWhole: boolean;
  readonly isGone: (file: string) => boolean;
}

/** The files of the evidence that are still there, and what else is found where they were. */
async function findAgain(evidence: Evidence, flags: AskedFlags, environment: Environment): Promise<FoundAgain> {
  const known = new Set(evidence.campaigns.map(({ file }) => file));
  const gone = new Set([...known].filter((file) => !existsSync(file)));
  const found = await findCampaigns(evidence.asked.campaigns, flags, environment).catch(userError);
  const { targets, isWhole } = found instanceof UserError ? { targets: [], isWhole: false } : found;
  const isNew = (path: string): boolean => !known.has(withSlashes(path)) && existsSync(path);
  const others = targets.filter((each) => each.kind === "file" && isNew(each.path));
  const own = [...known]
    .filter((file) => !gone.has(file))
    .map((path): Target => ({ kind: "file", path, isFound: false }));
  return { targets: [...own, ...others], isWhole, isGone: (file) => gone.has(file) };
}

/** A guarantee of evidence as it is proven. */
function promisedOf(guarantee: EvidenceGuarantee): Promised {
  const { name, why, campaigns, everyReading, config } = guarantee;
  const { kind, text } = statementOf(guarantee);
  return {
    name,
    kind,
    text,
    condition: parseOrThrow(text),
    everyReading,
    ...(why !== null && { why }),
    ...(campaigns !== null && { campaigns }),
    ...(config !== null && { config }),
  };
}

/** The guarantees of the evidence for the campaigns that it has; for others, those that would be for them. */
function promisesOf(
  { campaigns }: Evidence,
  promised: readonly Promised[],
  configured: Promises | undefined,
): Promises {
  const byFile = new Map<string, Set<number>>();
  for (const { file, verdicts } of campaigns) {
    const numbers = remembered(byFile, file, () => new Set<number>());
    for (const { guarantee } of verdicts) numbers.add(guarantee);
  }
  return {
    async of(path) {
      const numbers = byFile.get(withSlashes(path));
      if (numbers !== undefined) return promised.filter((_, index) => numbers.has(index + 1));
      const isFor = (each: Promised): boolean =>
        guaranteesFor(withSlashes(relative(dirname(each.config ?? ""), path)), [each]).length > 0;
      return configured === undefined || (await configured.of(path)).length > 0 ? promised.filter(isFor) : [];
    },
    unused: () => [],
    all: () => promised,
  };
}

const NOTHING: Proven = { campaigns: [], outcomes: [], failures: [], unused: [], passedOver: [], isPartial: false };

async function proveAgain(
  targets: readonly Target[],
  promises: Promises,
  { terms, current, nodeLimit }: Asked,
  environment: Environment,
): Promise<Proven> {
  if (targets.length === 0) return NOTHING;
  const choice = {
    terms: terms ?? undefined,
    current: current?.file,
    limits: nodeLimit === null ? {} : { nodeLimit },
  };
  return proveCampaigns(targets, promises, choice, environment);
}

async function guaranteeChanges(
  { guarantees, campaigns }: Evidence,
  configured: Promises | UserError,
  isWhole: boolean,
): Promise<readonly Change[]> {
  if (configured instanceof UserError) {
    return [changeOf("guarantee", `The configuration cannot be read: ${configured.message}`)];
  }
  await Array.fromAsync([...new Set(campaigns.map(({ file }) => file))], (file) => configured.of(file));
  const unused = configured.unused();
  // Of a file that was named, evidence does not tell which guarantees are for others.
  const now = configured.all().filter((each) => isWhole || !unused.includes(each));
  return compareGuarantees(guarantees, now.map(guaranteeEvidence));
}

async function currentChanges({ current }: Asked, environment: Environment): Promise<readonly Change[]> {
  if (current === null) return [];
  const { file } = current;
  if (!existsSync(file)) return [changeOf("current", "The file that completed request bodies is gone.", { file })];
  const sha256 = hash("sha256", await readFileBytes(file, environment));
  if (sha256 === current.sha256) return [];
  return [changeOf("current", "The file that completes request bodies has been changed.", { file })];
}

/** What became of evidence, for people. */
export function changesText({ file, evidence, recond, changes }: Verified, style: Style): string {
  const lines = changes.map(({ file: place, terms, message }) => {
    const where = place === null ? "" : `${showable(place)}${terms === null ? "" : `, ${terms} terms`}: `;
    return `  ${where}${showable(message)}\n`;
  });
  const files = [...new Set(evidence.campaigns.map((each) => each.file))];
  const what = `${counted(evidence.guarantees.length, "guarantee")} and ${counted(files.length, "campaign")}`;
  return [
    changes.length === 0
      ? `${style.green("holds")}  ${showable(file)}: ${what} are as it says\n`
      : `${style.red("changed")}  ${showable(file)}: not all is as it says\n`,
    ...lines,
    ...elsewhereText(files, changes),
    `\n  It names ${evidence.date} as its day, which is not verified, and says: ${answerOf(evidence)}\n`,
    ...(recond === evidence.recond
      ? []
      : [`  It was made by Recond ${showable(evidence.recond)}, and verified by ${recond}.\n`]),
  ].join("");
}

/** Where none of the files is there, it is most likely the folder that is another one. */
function elsewhereText(files: readonly string[], changes: readonly Change[]): readonly string[] {
  if (files.length === 0 || changes.filter(({ kind }) => kind === "file-gone").length < files.length) return [];
  const names = firstOf(
    files.map((file) => `\`${showable(file)}\``),
    MOST_NAMES,
  );
  return [
    `\n  None of its files is here. Verify it in the folder in which it was made: it looks for ${names} in \`${showable(process.cwd())}\`.\n`,
  ];
}

/** More names are not listed. */
const MOST_NAMES = 5;

/** What became of evidence, for programs. */
export function changesJson({ file, evidence, recond, changes }: Verified): object {
  const { date, fingerprint } = evidence;
  return { evidence: file, holds: changes.length === 0, date, fingerprint, provenBy: evidence.recond, recond, changes };
}
