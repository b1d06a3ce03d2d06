import { basename } from "node:path";
import { compare } from "@recond/analyzer";
import { format } from "@recond/formatter";
import type { Candidate, Plan, PlannedCampaign, PlannedSettings } from "@recond/simulator";
import { type ReadCampaign, readCampaign } from "../campaign/read-campaign.js";
import { argumentFile, readSource, requireValid } from "../input/conditions.js";
import { conditionFiles, filesOf } from "../input/find-files.js";
import { isFile, isJson, isSurelyCampaign } from "../input/kinds.js";
import type { PassedOver } from "../input/passed-over.js";
import { readText, STANDARD_INPUT, type TextFile } from "../input/read-text.js";
import type { TermsName } from "@recond/campaign";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";

/** Which campaigns are replayed, and what is tried instead of their settings. */
export interface PlanChoice {
  /** A campaign's file, `-`, a folder or a glob; or what was read of a file. */
  readonly campaign: string | TextFile;
  readonly terms: TermsName | undefined;
  readonly current: string | undefined;
  /** Conditions, and files or folders with conditions or campaigns. */
  readonly compare: readonly string[];
}

/** The campaigns and the what-ifs of a plan. */
export interface ReadPlan extends Pick<Plan, "campaigns" | "candidates"> {
  /** The campaigns as they were read, in the order of the plan. */
  readonly read: readonly [ReadCampaign, ...ReadCampaign[]];
}

/**
 * Reads what is to be replayed.
 *
 * @throws UserError when a file is none of a campaign, or has no settings that decide
 */
export async function readPlan(choice: PlanChoice, passed: PassedOver, environment: Environment): Promise<ReadPlan> {
  const { campaign } = choice;
  const [first, ...others] =
    typeof campaign === "string"
      ? await readCampaigns(campaign, choice, passed, environment)
      : [await readCampaign({ ...choice, campaign }, environment)];
  const name = typeof campaign === "string" ? campaign : campaign.name;
  if (first === undefined) throw new UserError(`There is no campaign in \`${name}\`.`);
  const read = [first, ...others] as const;
  requireDistinct(read);
  const now: Candidate = { name: "now", settings: read.map(settingsOf) };
  const tried = await Array.fromAsync(choice.compare, (argument) =>
    readCandidate(argument, read, choice, passed, environment),
  );
  const candidates = [now, ...tried.map((candidate) => ({ ...candidate, word: wordFor(now, candidate) }))];
  return { read, campaigns: read.map((each) => plannedCampaign(each, read.length === 1)), candidates };
}

async function readCampaigns(
  argument: string,
  { terms, current }: PlanChoice,
  passed: PassedOver,
  environment: Environment,
): Promise<readonly ReadCampaign[]> {
  const named = argument === STANDARD_INPUT ? undefined : await filesOf(argument, conditionFiles, passed);
  // What the campaign itself does not say, such as its hours, may stand in the present one even if both settings are there.
  const choice = { terms, current, isShared: true };
  if (named?.isFound !== true) return [await readCampaign({ ...choice, campaign: argument }, environment)];
  const files = await Array.fromAsync(named.paths, (path) => readText(path, environment));
  const sure = await Array.fromAsync(files, (file) =>
    isJson(file) ? isSurelyCampaign(file.text) : Promise.resolve(false),
  );
  const campaigns = files.filter((_, index) => sure[index] === true);
  return Array.fromAsync(campaigns, (campaign) => readCampaign({ ...choice, campaign }, environment));
}

/** Of two files for one campaign nobody can tell which decides its calls. */
function requireDistinct(campaigns: readonly ReadCampaign[]): void {
  for (const [index, campaign] of campaigns.entries()) {
    const twin = campaigns.slice(0, index).find((each) => isSame(each, campaign));
    if (twin === undefined) continue;
    throw new UserError(
      `\`${twin.file}\` and \`${campaign.file}\` have the same ids, so nobody can tell which of them decides. Give one, and try the other with \`--compare\`.`,
    );
  }
}

function settingsOf({ settings, condition }: ReadCampaign): PlannedSettings {
  return { recordCalls: settings.record_calls, condition };
}

/** A campaign among several needs its ids: else it would take the calls of all. */
function plannedCampaign(campaign: ReadCampaign, isOnly: boolean): PlannedCampaign {
  const { file, logIds: ids, facts, repeatWindowDays } = campaign;
  if (!isOnly && Object.keys(ids).length === 0) {
    throw new UserError(
      `\`${file}\` has no id, so nobody can tell which calls are its. Add \`advertiser_campaign_id_from_network\` as the log has it, or replay it alone.`,
    );
  }
  return { name: basename(file), file, ids, terms: facts, repeatWindowDays };
}

/** A condition is tried for all campaigns; a campaign's file instead of the only one, the files of a folder each for its own. */
async function readCandidate(
  argument: string,
  campaigns: readonly ReadCampaign[],
  choice: PlanChoice,
  passed: PassedOver,
  environment: Environment,
): Promise<Candidate> {
  if (!isFile(argument)) {
    return conditionCandidate(argumentFile("condition", argument), undefined, campaigns);
  }
  const named = await filesOf(argument, conditionFiles, passed);
  if (named?.isFound !== true) {
    const file = await readSource(argument, environment);
    if (!isJson(file)) return conditionCandidate(file, argument, campaigns);
  }
  const others = await readCampaigns(argument, choice, passed, environment);
  const settings = campaigns.map((campaign) => {
    const other =
      others.length === 1 && campaigns.length === 1 ? others[0] : others.find((each) => isSame(each, campaign, true));
    if (other !== undefined) return settingsOf(other);
    throw new UserError(
      `\`${argument}\` has no campaign in the place of \`${campaign.file}\`: neither its id is there, nor a file of that name.`,
    );
  });
  return { name: argument, settings };
}

function conditionCandidate(file: TextFile, name: string | undefined, campaigns: readonly ReadCampaign[]): Candidate {
  const condition = requireValid(file, "recording");
  const text = format(condition);
  return {
    name: name ?? (text === "" ? "no condition" : text),
    settings: campaigns.map(() => ({ recordCalls: true, condition })),
  };
}

/** @param byFile - whether files of one name are the same where no id tells */
function isSame(a: ReadCampaign, b: ReadCampaign, byFile = false): boolean {
  const shared = Object.entries(a.logIds).filter(([name]) => Object.hasOwn(b.logIds, name));
  if (shared.length > 0) return shared.every(([name, id]) => b.logIds[name] === id);
  return byFile && basename(a.file) === basename(b.file);
}

/** What the analyzer says of a candidate against the settings as they are; null where it differs from campaign to campaign. */
function wordFor(now: Candidate, candidate: Candidate): NonNullable<Candidate["word"]> | null {
  const words = new Set(
    now.settings.map((before, index) => {
      const after = candidate.settings[index] ?? before;
      return compare(sideOf(before), sideOf(after), "recording").relation;
    }),
  );
  const [word] = words;
  if (words.size !== 1 || word === undefined || word === "undecided") return null;
  return word === "not-equivalent" ? "different" : word;
}

function sideOf({ recordCalls, condition }: PlannedSettings): Parameters<typeof compare>[0] {
  return { condition, isNone: !recordCalls };
}
