import { buildCommand, type Command } from "@stricli/core";
import { isUnbreakable } from "@recond/analyzer";
import type { TermsName } from "@recond/campaign";
import { jsonText } from "@recond/reports";
import { createPassedOver, type PassingFlags } from "../input/passed-over.js";
import { findConfigs } from "../linting/find-config.js";
import { dayOf } from "../linting/settings.js";
import { findTargets, type Target } from "../linting/find-targets.js";
import { type PromiseFlags, readPromises } from "../proving/promises.js";
import { proveCampaigns, type Proven } from "../proving/prove-campaigns.js";
import { verdictsJson, verdictsText } from "../proving/verdicts.js";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { campaignFlags } from "./campaign-flags.js";
import { commandFunction } from "./command.js";
import {
  jsonFlag,
  limitOptions,
  nodeLimitFlag,
  parseDay,
  parsedFlag,
  passingFlags,
  switchFlag,
  valueFlag,
  wordsParameter,
} from "./flags.js";

/** The flags of `recond prove`. */
interface ProveFlags extends PromiseFlags, PassingFlags {
  readonly terms?: TermsName | undefined;
  readonly current?: string | undefined;
  readonly "node-limit"?: number | undefined;
  readonly report?: readonly string[] | undefined;
  readonly date?: string | undefined;
  readonly json: boolean;
}

/** A flag that may be repeated. */
function repeatedFlag(
  placeholder: string,
  brief: string,
): {
  readonly kind: "parsed";
  readonly parse: (text: string) => string;
  readonly optional: true;
  readonly variadic: true;
  readonly brief: string;
  readonly placeholder: string;
} {
  return { kind: "parsed", parse: String, optional: true, variadic: true, brief, placeholder };
}

/** `recond prove`: whether campaigns keep what is promised. */
export const proveCommand: Command<Environment> = buildCommand<ProveFlags, string[], Environment>({
  func: commandFunction<ProveFlags, string[]>(runProve),
  parameters: {
    flags: {
      never: repeatedFlag("CONDITION", "No call that meets this is recorded; may be repeated"),
      always: repeatedFlag("CONDITION", "Every call that meets this is recorded; may be repeated"),
      only: repeatedFlag("CONDITION", "No other calls are recorded than those that meet this; may be repeated"),
      "every-reading": switchFlag(
        "Ask for proofs that hold however the platform may be read where its documents are silent",
      ),
      terms: { ...campaignFlags.terms, brief: "Look at these terms of API responses only; at both by default" },
      current: campaignFlags.current,
      config: valueFlag("FILE", "The configuration with the guarantees; by default, those that count for each file"),
      "no-config": switchFlag("Use no configuration"),
      "node-limit": nodeLimitFlag,
      report: repeatedFlag(
        "FILE",
        "Write the evidence to a file: .html or .md for people, .json to verify it later; may be repeated",
      ),
      date: parsedFlag("DATE", "The day that the evidence names; by default today", dayText),
      ...passingFlags,
      json: jsonFlag,
    },
    aliases: { c: "config" },
    positional: wordsParameter("campaign", "A campaign's file, a folder or a glob of them"),
  },
  docs: {
    brief: "Prove for each campaign what must never, always, or only be recorded",
    fullDescription: `Proves guarantees for every call that there can be, and for both versions of each campaign: the live terms and the staged ones. What the campaign itself settles counts as known: that it is always open, and which keys its IVR tree cannot produce.
A guarantee is proven, or broken by a call, which is shown with as few facts as it takes, and with a condition that would keep the guarantee; or it is undecided, and the reason is told. A verdict names the readings that it rests on.

The guarantees stand in recond.config.yaml, under \`guarantees\`; those of the flags are proven in their place. Without arguments, the \`files\` of the configuration are looked at.

EXAMPLES
  recond prove --never landline campaigns/
  recond prove --always 'during_hours and pressed[1]' --only 'custom_data[consent] = "yes"' campaign.json
  recond prove --never landline request.json --current campaign.json
  recond prove

EXIT CODES
  0 all proven, 1 a guarantee is broken, 2 undecided, wrong use, nothing to prove, a file that cannot be read or decides nothing`,
  },
});

async function runProve(environment: Environment, flags: ProveFlags, ...args: string[]): Promise<ExitCode> {
  const targets = await targetsOf(args, flags, environment);
  const report = await openReport(targets, args, flags, environment);
  const promises = await readPromises(flags, environment);
  const { terms, current } = flags;
  const choice = { terms, current, limits: limitOptions(flags["node-limit"]) };
  const proven = await proveCampaigns(targets, promises, choice, environment);
  // A file that is named says nothing of the others.
  const isWhole = args.length === 0 || targets.some((target) => target.kind === "file" && target.isFound);
  const hasUnused = isWhole && (await tellUnused(proven, environment));
  await tellUnbreakable(proven, environment);
  const { output } = environment;
  await output.write(flags.json ? jsonText(verdictsJson(proven)) : verdictsText(proven, output.style));
  await report?.(proven, isWhole);
  return hasUnused ? 2 : exitCodeOf(proven);
}

/** A day as it was written. */
function dayText(text: string): string {
  parseDay(text);
  return text;
}

/** What writes the evidence, if it is asked for. */
async function openReport(
  targets: readonly Target[],
  args: readonly string[],
  flags: ProveFlags,
  environment: Environment,
): Promise<((proven: Proven, isWhole: boolean) => Promise<void>) | undefined> {
  const { report = [], date = dayOf(new Date()) } = flags;
  if (report.length === 0 && flags.date === undefined) return undefined;
  if (report.length === 0) throw new UserError("`--date` is the day of a report. Add `--report FILE`.");
  const { createEvidenceWriter, evidenceOf, readAsked } = await import("../proving/write-evidence.js");
  const asked = await readAsked(args, flags, environment);
  const inputs = targets.flatMap((each) => (each.kind === "file" ? [each.path] : []));
  const others = [flags.current, flags.config].filter((path) => path !== undefined);
  const write = await createEvidenceWriter(report, [...inputs, ...others], environment);
  return async (proven, isWhole) => {
    await write(evidenceOf(proven, { date, recond: environment.about.version, asked }, isWhole));
  };
}

async function targetsOf(
  args: readonly string[],
  flags: ProveFlags,
  environment: Environment,
): Promise<readonly Target[]> {
  const { here } = args.length === 0 ? await findConfigs(flags, environment) : { here: [] };
  if (args.length === 0 && (here[0]?.config.files ?? []).length === 0) {
    throw new UserError(
      "Nothing says which campaigns. Give files or folders, or name `files` in `recond.config.yaml`.",
    );
  }
  const targets = await findTargets(args, "files", here[0], createPassedOver(flags));
  if (targets.length === 0) throw new UserError("There is no campaign: no file that ends in .json.");
  if (targets.some(({ kind }) => kind === "input")) {
    throw new UserError("`prove` reads files. Give a campaign's file in the place of `-`.");
  }
  // What has no campaign is passed over in a folder, and a mistake where it was named.
  return targets.map((each) => (each.kind === "file" ? { ...each, isFound: !args.includes(each.path) } : each));
}

/** A guarantee for campaigns that are not there proves nothing. */
async function tellUnused({ unused }: Proven, { messages }: Environment): Promise<boolean> {
  const lines = unused.map(({ name, campaigns = [] }) => {
    const globs = campaigns.map((each) => `\`${each}\``).join(", ");
    const which = globs === "" ? "no campaign was found" : `no campaign that was looked at matches ${globs}`;
    return `${messages.style.red("error:")} The guarantee \`${name}\` is proven for nothing: ${which}.\n`;
  });
  await messages.write(lines.join(""));
  return lines.length > 0;
}

async function tellUnbreakable({ campaigns }: Proven, { messages }: Environment): Promise<void> {
  const all = new Set(campaigns.flatMap(({ tested }) => tested.map(({ promised }) => promised)));
  const lines = [...all]
    .filter((promised) => isUnbreakable(promised) === true)
    .map(
      ({ name }) =>
        `${messages.style.yellow("warning:")} The guarantee \`${name}\` promises nothing: no call can break it.\n`,
    );
  if (lines.length > 0) await messages.write(lines.join(""));
}

function exitCodeOf({ campaigns, failures }: Proven): ExitCode {
  const verdicts = new Set(campaigns.flatMap(({ tested }) => tested.map(({ proof }) => proof.verdict)));
  if (failures.length > 0 || campaigns.length === 0 || verdicts.has("undecided")) return 2;
  return verdicts.has("broken") ? 1 : 0;
}
