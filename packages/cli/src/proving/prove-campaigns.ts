import { sep } from "node:path";
import type { AnalyzerOptions } from "@recond/analyzer";
import { property, type TermsName } from "@recond/campaign";
import { isSurelyCampaign } from "@recond/linter";
import { counted, group } from "@recond/reports";
import { campaignJson } from "../campaign/campaign.js";
import { readCampaign } from "../campaign/read-campaign.js";
import { inTurn } from "../input/in-turn.js";
import { isJson } from "../input/kinds.js";
import { decodeText, openBytes, readBytes, type TextFile } from "../input/read-text.js";
import { type JsonDocument, parseJson } from "../json/document.js";
import type { Target } from "../linting/find-targets.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { createProgress } from "../terminal/progress.js";
import { tellError } from "../terminal/tell-error.js";
import { NO_CACHE, type ProofCache } from "./proof-cache.js";
import { noPromises, type Promised, type Promises } from "./promises.js";
import { sha256Of } from "./sha256.js";
import { createOutcomes, type Outcome } from "./outcomes.js";
import { createProver, type ProvenCampaign, type Prover, shownTested } from "./prove-campaign.js";

/** What came out of a run. */
export interface Proven {
  /** None where `choice.isBrief`. */
  readonly campaigns: readonly ProvenCampaign[];
  /** By guarantee; not those that are only for files of which nothing could be proven. */
  readonly outcomes: readonly Outcome[];
  /** Whether it was ended before every file was looked at; how far it came has been told. */
  readonly isPartial: boolean;
  /** How many files could not be read, or decide nothing by themselves; why has been told. */
  readonly failures: readonly Failure[];
  /** Guarantees that are for none of the campaigns. */
  readonly unused: readonly Promised[];
}

/** A file of which nothing could be proven. */
export interface Failure {
  readonly file: string;
  /** Of the file's bytes; null where they could not be read. */
  readonly sha256: string | null;
  readonly reason: string;
  /** The guarantees that stay undecided for it. */
  readonly promised: readonly Promised[];
}

/** Which versions of campaigns are looked at, and how far. */
export interface ProveChoice {
  readonly terms: TermsName | undefined;
  readonly current: string | undefined;
  readonly limits: AnalyzerOptions;
  /** Whether what is counted and shown by guarantee will do, so that no campaign is kept, and most calls need not be found. */
  readonly isBrief?: boolean;
  /** What earlier runs found. */
  readonly cache?: ProofCache;
  /** Ends the run before its time. */
  readonly signal?: AbortSignal;
}

/**
 * Proves what is promised of campaigns, one after the other. A file that cannot be read keeps none of the others from being proven.
 *
 * @throws UserError when there is nothing to prove, or no campaign
 */
export async function proveCampaigns(
  targets: readonly Target[],
  promises: Promises,
  choice: ProveChoice,
  environment: Environment,
): Promise<Proven> {
  const campaigns: ProvenCampaign[] = [];
  const failures: Failure[] = [];
  const outcomes = createOutcomes();
  const { isBrief = false, cache = NO_CACHE } = choice;
  const isShown = isBrief ? outcomes.isShown : () => true;
  const asked = await askedText(choice, environment);
  const versionsIn = createVersions(createProver(choice.limits), choice, environment);
  const progress = createProgress(environment.messages, true);
  const paths = targets.flatMap((target) => (target.kind === "file" ? [target] : []));
  const counts = { bytes: 0, looked: 0, campaigns: 0, proven: 0 };
  const proveFile = async (file: ReadFile, isFound: boolean): Promise<void> => {
    const decoded = decodeText(file.path, file.content);
    if (isFound && !(isJson(decoded) && isSurelyCampaign(decoded.text))) return;
    counts.campaigns += 1;
    const promised = await promises.of(file.path);
    if (promised.length === 0) return;
    const key = `${file.sha256} ${asked}`;
    const before = cache.find(file.path, key, promised, isShown);
    const versions = before ?? (await versionsIn(file, decoded, promised));
    for (const campaign of versions) {
      counts.proven += 1;
      outcomes.add(campaign);
      if (!isBrief) campaigns.push({ ...campaign, tested: campaign.tested.map(shownTested) });
    }
    if (before === undefined) cache.keep(file.path, key, versions);
  };
  const contentOf = createReadAhead(paths, environment);
  await inTurn(paths, async ({ path, isFound }) => {
    if (choice.signal?.aborted === true) return;
    let sha256: string | null = null;
    try {
      const content = await contentOf(path);
      sha256 = sha256Of(content);
      counts.bytes += content.length;
      await proveFile({ path, content, sha256 }, isFound);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      await progress.clear();
      await tellError(error, environment);
      failures.push({ file: withSlashes(path), sha256, reason: error.message, promised: await promises.of(path) });
    }
    counts.looked += 1;
    const total = (counts.bytes * paths.length) / counts.looked;
    await progress.show(counts.bytes, () => counted(counts.proven, "campaign"), total);
  });
  await progress.clear();
  const isPartial = counts.looked < paths.length;
  const unused = isPartial ? [] : promises.unused();
  if (isPartial) await tellPartial(counts.looked, paths.length, environment);
  else requireSomething(counts, failures.length + unused.length, failures.length);
  return { campaigns, outcomes: outcomes.all(), failures, unused, isPartial };
}

/** @throws UserError: nothing to prove is no success */
function requireSomething(
  counts: { readonly campaigns: number; readonly proven: number },
  told: number,
  failures: number,
): void {
  if (counts.campaigns + failures === 0) throw new UserError("There is no campaign in any of these files.");
  if (counts.proven + told === 0) throw noPromises();
}

/** What verdicts follow from beside the file, its guarantees, and the version of Recond; nobody asks without a cache. */
async function askedText({ terms, current, limits, cache }: ProveChoice, environment: Environment): Promise<string> {
  if (cache === undefined || current === undefined) return JSON.stringify([terms, limits.nodeLimit]);
  const content = await readBytes(current, await openBytes(current, environment), "call logs");
  return JSON.stringify([terms, limits.nodeLimit, current, sha256Of(content)]);
}

async function tellPartial(looked: number, all: number, { messages }: Environment): Promise<void> {
  await messages.write(
    `${messages.style.yellow("warning:")} This is partial: it was ended after ${group(looked)} of ${counted(all, "file")}.\n`,
  );
}

/** Reads files in their order, each while the one before it is looked at. */
function createReadAhead(
  files: readonly { readonly path: string }[],
  environment: Environment,
): (path: string) => Promise<Buffer> {
  let place = 0;
  const read = async (path: string): Promise<Buffer> =>
    readBytes(path, await openBytes(path, environment), "call logs");
  const begun = new Map<string, Promise<Buffer>>();
  return (path) => {
    const own = begun.get(path) ?? read(path);
    begun.delete(path);
    place += 1;
    const next = files[place]?.path;
    if (next !== undefined) {
      begun.set(next, settledLater(read(next)));
    }
    return own;
  };
}

/** What goes wrong is thrown when it is asked for, and is no error that nobody took until then. */
function settledLater<Value>(work: Promise<Value>): Promise<Value> {
  void Promise.allSettled([work]);
  return work;
}

/** A file whose bytes are there. */
interface ReadFile {
  readonly path: string;
  readonly content: Buffer;
  readonly sha256: string;
}

/** What proves the versions of the campaign in a file. */
function createVersions(
  prove: Prover,
  choice: ProveChoice,
  environment: Environment,
): (file: ReadFile, decoded: TextFile, promised: readonly Promised[]) => Promise<readonly ProvenCampaign[]> {
  return async ({ path, sha256 }, decoded, promised) => {
    const document = parseJson(decoded, environment.messages.style);
    const versions = await inTurn(termsIn(document, choice), (terms) =>
      readCampaign({ campaign: document, terms, current: choice.current, isShared: true }, environment),
    );
    return versions.map((campaign) => {
      const id = campaign.ids.find((each) => each.id === "campaign")?.text ?? null;
      const told = { ...campaignJson(campaign), file: withSlashes(path) };
      return { ...told, id, sha256, tested: prove(campaign, promised) };
    });
  };
}

function withSlashes(path: string): string {
  return path.split(sep).join("/");
}

/** The versions of a response; undefined for what has none. */
function termsIn({ root }: JsonDocument, { terms }: ProveChoice): readonly (TermsName | undefined)[] {
  if (root.type !== "object" || terms !== undefined) return [terms];
  const found = (["current", "future"] as const).filter((which) => property(root, `${which}_terms`)?.type === "object");
  return found.length === 0 ? [undefined] : found;
}
