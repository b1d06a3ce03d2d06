import { createHash } from "node:crypto";
import { sep } from "node:path";
import type { AnalyzerOptions } from "@recond/analyzer";
import { property, type TermsName } from "@recond/campaign";
import { isSurelyCampaign } from "@recond/linter";
import { group } from "@recond/reports";
import { type CampaignJson, campaignJson } from "../campaign/campaign.js";
import { readCampaign } from "../campaign/read-campaign.js";
import { inTurn } from "../input/in-turn.js";
import { isJson } from "../input/kinds.js";
import { decodeText, openBytes, readBytes, type TextFile } from "../input/read-text.js";
import { parseJson } from "../json/document.js";
import type { Target } from "../linting/find-targets.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { createProgress } from "../terminal/progress.js";
import { tellError } from "../terminal/tell-error.js";
import { noPromises, type Promised, type Promises } from "./promises.js";
import { createProver, type Tested } from "./prove-campaign.js";

/** One version of a campaign, with what became of the guarantees: plain data, for there may be many. */
export interface ProvenCampaign extends CampaignJson {
  readonly id: string | null;
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly tested: readonly Tested[];
}

/** What came out of a run. */
export interface Proven {
  readonly campaigns: readonly ProvenCampaign[];
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
  const proveCampaign = createProver(choice.limits);
  const progress = createProgress(environment.messages, true);
  let bytes = 0;
  let found = 0;
  const hashes = new Map<string, string>();
  const proveFile = async (path: string, isFound: boolean): Promise<void> => {
    const content = await readBytes(path, await openBytes(path, environment), "call logs");
    const sha256 = sha256Of(content);
    hashes.set(path, sha256);
    const file = decodeText(path, content);
    bytes += content.length;
    if (isFound && !(isJson(file) && isSurelyCampaign(file.text))) return;
    found += 1;
    const promised = await promises.of(path);
    if (promised.length === 0) return;
    const versions = await inTurn(termsIn(file, choice, environment), (terms) =>
      readCampaign({ campaign: file, terms, current: choice.current, isShared: true }, environment),
    );
    for (const campaign of versions) {
      const id = campaign.ids.find((each) => each.id === "campaign")?.text ?? null;
      const told = { ...campaignJson(campaign), file: withSlashes(path) };
      campaigns.push({ ...told, id, sha256, tested: proveCampaign(campaign, promised) });
    }
    await progress.show(bytes, () => `${group(campaigns.length)} campaigns`);
  };
  await inTurn(targets, async (target) => {
    if (target.kind !== "file") return;
    try {
      await proveFile(target.path, target.isFound);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      await progress.clear();
      await tellError(error, environment);
      const { path } = target;
      const sha256 = hashes.get(path) ?? null;
      failures.push({ file: withSlashes(path), sha256, reason: error.message, promised: await promises.of(path) });
    }
  });
  await progress.clear();
  const unused = promises.unused();
  if (found + failures.length === 0) throw new UserError("There is no campaign in any of these files.");
  if (campaigns.length === 0 && failures.length === 0 && unused.length === 0) throw noPromises();
  return { campaigns, failures, unused };
}

/** As `sha256sum` has it. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function withSlashes(path: string): string {
  return path.split(sep).join("/");
}

/** The versions of a response; undefined for what has none. */
function termsIn(
  file: TextFile,
  { terms }: ProveChoice,
  { messages }: Environment,
): readonly (TermsName | undefined)[] {
  const { root } = parseJson(file, messages.style);
  if (root.type !== "object" || terms !== undefined) return [terms];
  const found = (["current", "future"] as const).filter((which) => property(root, `${which}_terms`)?.type === "object");
  return found.length === 0 ? [undefined] : found;
}
