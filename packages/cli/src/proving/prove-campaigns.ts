import { hash } from "node:crypto";
import type { AnalyzerOptions } from "@recond/analyzer";
import { type JsonNode, property, type TermsName } from "@recond/campaign";
import { isEvidenceText, isSurelyCampaign } from "@recond/linter";
import { counted, group } from "@recond/reports";
import { withSlashes } from "../input/walk-folder.js";
import { campaignJson, readCampaign } from "../campaign/read-campaign.js";
import { isJson } from "../input/kinds.js";
import { decodeText, readFileBytes, readText, type TextFile } from "../input/read-text.js";
import { type JsonDocument, parseJson } from "../input/json-document.js";
import type { Target } from "../linting/find-targets.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { createProgress } from "../terminal/progress.js";
import { tellError, tellWarnings } from "../terminal/tell.js";
import { NO_CACHE, type ProofCache } from "./proof-cache.js";
import type { Promised, Promises } from "./promises.js";
import { createOutcomes, type Outcome, type Outcomes } from "./outcomes.js";
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
  /** Files that were found, not named, and hold no campaign, or not the terms that are wanted. */
  readonly passedOver: readonly string[];
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
  const found: Found = {
    campaigns: [],
    passedOver: [],
    outcomes: createOutcomes(),
    seen: 0,
    proven: 0,
    withoutTerms: 0,
  };
  const failures: Failure[] = [];
  const proveFile = await createFileProver(found, promises, choice, environment);
  const progress = createProgress(environment.messages, true);
  const paths = targets.flatMap((target) => (target.kind === "file" ? [target] : []));
  const counts = { bytes: 0, looked: 0 };
  const contentOf = createReadAhead(paths, environment);
  await Array.fromAsync(paths, async ({ path, isFound }) => {
    if (choice.signal?.aborted === true) return;
    let sha256: string | null = null;
    try {
      const content = await contentOf(path);
      sha256 = hash("sha256", content);
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
    await progress.show(counts.bytes, () => counted(found.proven, "campaign"), total);
  });
  await progress.clear();
  const isPartial = counts.looked < paths.length;
  const unused = isPartial ? [] : promises.unused();
  if (isPartial) {
    const sentence = `This is partial: it was ended after ${group(counts.looked)} of ${counted(paths.length, "file")}.`;
    await tellWarnings([sentence], environment);
  } else requireSomething(found, failures.length, unused.length);
  const { campaigns, passedOver, outcomes } = found;
  return { campaigns, outcomes: outcomes.all(), failures, unused, isPartial, passedOver };
}

/** What was found so far. */
interface Found {
  readonly campaigns: ProvenCampaign[];
  readonly passedOver: string[];
  readonly outcomes: Outcomes;
  /** Files with a campaign. */
  seen: number;
  /** Versions of campaigns. */
  proven: number;
  /** Files without the terms that are wanted. */
  withoutTerms: number;
}

/** What proves the campaign of a file, and notes what came out. */
async function createFileProver(
  found: Found,
  promises: Promises,
  choice: ProveChoice,
  environment: Environment,
): Promise<(file: ReadFile, isFound: boolean) => Promise<void>> {
  const { isBrief = false, cache = NO_CACHE, current } = choice;
  const present = current === undefined ? undefined : parseJson(await readText(current, environment));
  const isShown = isBrief ? found.outcomes.isShown : () => true;
  const asked = askedText(choice, present);
  const versionsIn = createVersions(createProver(choice.limits), { ...choice, present }, environment);
  return async (file, isFound) => {
    const decoded = decodeText(file.path, file.content);
    if (isFound && !(isJson(decoded) && isSurelyCampaign(decoded.text))) {
      requireReadable(decoded);
      if (!isEvidenceText(decoded.text)) found.passedOver.push(withSlashes(file.path));
      return;
    }
    found.seen += 1;
    const promised = await promises.of(file.path);
    if (promised.length === 0) return;
    const key = `${file.sha256} ${asked}`;
    const before = cache.find(file.path, key, promised, isShown);
    const versions = before ?? (await versionsIn(file, decoded, promised));
    if (versions.length === 0) {
      found.withoutTerms += 1;
      found.passedOver.push(withSlashes(file.path));
    }
    for (const campaign of versions) {
      found.proven += 1;
      found.outcomes.add(campaign);
      if (!isBrief) found.campaigns.push({ ...campaign, tested: campaign.tested.map(shownTested) });
    }
    if (before === undefined) cache.keep(file.path, key, versions);
  };
}

/** An empty file, or the page of an error, may stand where a campaign was to be: nothing is known of it. */
function requireReadable({ name, text }: TextFile): void {
  if (!/\.json$/i.test(name) || /^\s*[{[]/.test(text)) return;
  const what = text.trim() === "" ? "is empty" : "is no JSON";
  throw new UserError(
    `\`${name}\` ${what}. If a campaign was to be in it, download it again; if not, leave it out with \`--exclude\`.`,
  );
}

/** @throws UserError: nothing to prove is no success */
function requireSomething({ seen, proven, withoutTerms }: Found, failures: number, unused: number): void {
  if (seen + failures === 0) throw new UserError("There is no campaign in any of these files.");
  if (proven + failures + unused > 0) return;
  throw new UserError(
    withoutTerms === 0
      ? "There is no guarantee to prove. Give one with `--never`, `--always` or `--only`, or name `guarantees` in `recond.config.yaml`."
      : "None of these campaigns has the terms of `--terms`, so there is nothing to prove.",
  );
}

/** What verdicts follow from beside the file, its guarantees, and the version of Recond. */
function askedText({ terms, current, limits }: ProveChoice, present: JsonDocument | undefined): string {
  return JSON.stringify([terms, limits.nodeLimit, current, present && hash("sha256", present.text)]);
}

/** Reads files in their order, each while the one before it is looked at. */
function createReadAhead(
  files: readonly { readonly path: string }[],
  environment: Environment,
): (path: string) => Promise<Buffer> {
  let place = 0;
  let begun: Promise<Buffer> | undefined;
  return (path) => {
    const own = begun ?? readFileBytes(path, environment);
    place += 1;
    const next = files[place];
    begun = next && readFileBytes(next.path, environment);
    // What goes wrong is thrown when it is asked for, and is no error that nobody took until then.
    void Promise.allSettled([begun]);
    return own;
  };
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
  { terms: wanted, present }: Pick<ProveChoice, "terms"> & { readonly present: JsonDocument | undefined },
  environment: Environment,
): (file: ReadFile, decoded: TextFile, promised: readonly Promised[]) => Promise<readonly ProvenCampaign[]> {
  return async ({ path, sha256 }, decoded, promised) => {
    const campaign = parseJson(decoded);
    const versions = await Array.fromAsync(versionsOf(campaign.root, present?.root, wanted), async (terms) => {
      // A response needs nothing from the present campaign, which may have no such terms.
      const current = namesOfTerms(campaign.root).length > 0 ? undefined : present;
      const read = await readCampaign({ campaign, terms, current, isShared: true }, environment);
      const id = read.ids.find((each) => each.id === "campaign")?.text ?? null;
      const told = { ...campaignJson(read), file: withSlashes(path), id, sha256, tested: prove(read, promised) };
      return { told, terms: read.terms ?? terms ?? null };
    });
    const [first] = versions;
    const verdicts = new Set(versions.map(({ told }) => told.tested.map(({ verdict }) => verdict).join()));
    // A request body with both settings is mostly the same beside either version of the present campaign.
    if (first?.told.terms === null && verdicts.size === 1) return [first.told];
    return versions.map(({ told, terms }) => ({ ...told, terms }));
  };
}

/**
 * The versions to look at: those of a response, or of the present campaign that completes a request body, as nothing says which of them
 * it will be. Undefined stands for the settings of a request body or by themselves.
 */
function versionsOf(
  root: JsonNode,
  present: JsonNode | undefined,
  wanted: TermsName | undefined,
): readonly (TermsName | undefined)[] {
  const own = namesOfTerms(root);
  const found = own.length > 0 ? own : namesOfTerms(present);
  // A response without the terms that are wanted has none to look at.
  if (wanted !== undefined) return own.length > 0 ? own.filter((name) => name === wanted) : [wanted];
  return found.length > 0 ? found : [undefined];
}

function namesOfTerms(root: JsonNode | undefined): readonly TermsName[] {
  if (root?.type !== "object") return [];
  return (["current", "future"] as const).filter((name) => property(root, `${name}_terms`)?.type === "object");
}
