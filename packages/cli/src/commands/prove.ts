import type { Command } from "@stricli/core";
import { isUnbreakable } from "@recond/analyzer";
import { jsonText } from "@recond/reports";
import { dayOf } from "../linting/settings.js";
import type { Target } from "../linting/find-targets.js";
import { findCampaigns } from "../proving/find-campaigns.js";
import { type Promised, readPromises } from "../proving/promises.js";
import { openProofCache, type ProofCache } from "../proving/proof-cache.js";
import { proveCampaigns, type Proven } from "../proving/prove-campaigns.js";
import { verdictsJson, verdictsText } from "../proving/verdicts.js";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { interruptible } from "../terminal/interruptible.js";
import * as flag from "./flags.js";
import { STANDARD_INPUT } from "../input/read-text.js";
import { createCommand } from "./command.js";
import { tellWarnings } from "../terminal/tell.js";

const described = {
  never: flag.repeatedValue("CONDITION", "No call that meets this is recorded"),
  always: flag.repeatedValue("CONDITION", "Every call that meets this is recorded"),
  only: flag.repeatedValue("CONDITION", "No other calls are recorded than those that meet this"),
  "every-reading": flag.onOff(
    "Ask for proofs that hold however the platform may be read where its documents are silent",
  ),
  terms: { ...flag.ofCampaign.terms, brief: "Look at these terms of API responses only; at both by default" },
  current: flag.ofCampaign.current,
  config: flag.value("FILE", "The configuration with the guarantees; by default, those that count for each file"),
  "no-config": flag.onOff("Use no configuration"),
  "node-limit": flag.nodeLimit,
  report: flag.repeatedValue("FILE", "Write the evidence to a file: .html or .md for people, .json to verify it later"),
  verify: flag.value(
    "FILE",
    "Take the evidence of an earlier run (.json), read its files and prove it again, and tell what has changed",
  ),
  cache: flag.onOff(
    "Keep the verdicts in `.recond-cache`, and prove only what is new: files, guarantees, options or Recond itself",
  ),
  date: flag.parsed("DATE", "The day that the evidence names; by default today", dayText),
  ...flag.passing,
  json: flag.json,
};

type ProveFlags = flag.FlagsOf<typeof described>;

/** `recond prove`: whether campaigns keep what is promised. */
export const proveCommand: Command<Environment> = createCommand(
  runProve,
  {
    flags: described,
    aliases: { c: "config" },
    positional: flag.words("campaign", "A campaign's file, a folder or a glob of them"),
  },
  "Prove for each campaign what must never, always, or only be recorded",
  `Proves guarantees for every call that there can be, and for both versions of each campaign: the live terms and the staged ones. What the campaign itself settles counts as known: that it is always open, and which keys its IVR tree cannot produce.
A guarantee is proven, or broken by a call, which is shown with as few facts as it takes, and with a condition that would keep the guarantee; or it is undecided, and the reason is told. A verdict names the readings that it rests on.

The guarantees stand in recond.config.yaml, under \`guarantees\`; those of the flags are proven in their place. Without arguments, the \`files\` of the configuration are looked at.

EXAMPLES
  recond prove --never landline campaigns/
  recond prove --always 'during_hours and pressed[1]' --only 'custom_data[consent] = "yes"' campaign.json
  recond prove --never landline request.json --current campaign.json
  recond prove
  recond prove --report evidence.html --report evidence.json
  recond prove --verify evidence.json

EXIT CODES
  0 all proven, 1 a guarantee is broken, 2 undecided, wrong use, nothing to prove, a file that cannot be read or decides nothing
  with --verify: 0 all is as the evidence says, 1 something has changed, 2 wrong use, or what is no evidence`,
);

async function runProve(environment: Environment, flags: ProveFlags, ...args: string[]): Promise<ExitCode> {
  if (flags.verify !== undefined) return verify(flags.verify, flags, args, environment);
  const { targets, isWhole } = await findCampaigns(args, flags, environment);
  const report = await openReport(targets, args, flags, environment);
  const promises = await readPromises(flags, environment);
  const { terms, current } = flags;
  const limits = flag.limitOptions(flags["node-limit"]);
  const isBrief = !flags.json && report === undefined;
  const cache = flags.cache ? await openCache(flags, environment) : undefined;
  const proven = await interruptible((signal) =>
    proveCampaigns(
      targets,
      promises,
      { terms, current, limits, isBrief, signal, ...(cache && { cache }) },
      environment,
    ),
  );
  await cache?.write();
  const isForNothing = proven.outcomes.length + proven.failures.length === 0;
  const hasUnused = (isWhole || isForNothing) && (await tellUnused(proven, environment));
  await tellUnbreakable(proven, environment);
  const { output } = environment;
  await output.write(flags.json ? jsonText(verdictsJson(proven)) : verdictsText(proven, output.style));
  if (proven.isPartial) {
    if (report !== undefined) await environment.messages.write("No report was written, as not all was proven.\n");
    return 2;
  }
  await report?.(proven, isWhole ? promises.all() : promises.all().filter((each) => !proven.unused.includes(each)));
  return hasUnused ? 2 : exitCodeOf(proven);
}

function openCache({ report, current }: ProveFlags, environment: Environment): Promise<ProofCache> {
  if (report !== undefined) {
    throw new UserError("Evidence is proven anew, whatever earlier runs found. Leave out `--cache` or `--report`.");
  }
  if (current === STANDARD_INPUT) {
    throw new UserError("What `--cache` keeps has to be found in files. Give a file in the place of `--current -`.");
  }
  return openProofCache(environment);
}

/** A day as it was written. */
function dayText(text: string): string {
  flag.parseDay(text);
  return text;
}

/** What writes the evidence, if it is asked for. */
async function openReport(
  targets: readonly Target[],
  args: readonly string[],
  flags: ProveFlags,
  environment: Environment,
): Promise<((proven: Proven, promised: readonly Promised[]) => Promise<void>) | undefined> {
  const { report = [], date = dayOf(new Date()) } = flags;
  if (report.length === 0 && flags.date === undefined) return undefined;
  if (report.length === 0) throw new UserError("`--date` is the day of a report. Add `--report FILE`.");
  const { createEvidenceWriter, evidenceOf, readAsked } = await import("../evidence/write.js");
  const asked = await readAsked(args, flags, environment);
  const inputs = targets.flatMap((each) => (each.kind === "file" ? [each.path] : []));
  const others = [flags.current, flags.config].filter((path) => path !== undefined);
  const write = await createEvidenceWriter(report, [...inputs, ...others], environment);
  return async (proven, promised) => {
    await write(evidenceOf(proven, { date, recond: environment.about.version, asked }, promised));
  };
}

/** Proves again what evidence says. Everything else that could be asked stands in the evidence. */
async function verify(
  path: string,
  flags: ProveFlags,
  args: readonly string[],
  environment: Environment,
): Promise<ExitCode> {
  const { verify: _, json, "no-config": noConfig, ...others } = flags;
  const [given] = Object.entries(others).flatMap(([name, value]) =>
    value === undefined || value === false ? [] : [`--${name}`],
  );
  const [unwanted] = [...args, ...(given === undefined ? [] : [given])];
  if (unwanted !== undefined) {
    throw new UserError(`\`--verify\` takes from the evidence what was asked. Leave out \`${unwanted}\`.`);
  }
  const { changesJson, changesText, verifyEvidence } = await import("../evidence/verify.js");
  const verified = await verifyEvidence(path, noConfig, environment);
  const { output } = environment;
  await output.write(json ? jsonText(changesJson(verified)) : changesText(verified, output.style));
  return verified.changes.length > 0 ? 1 : 0;
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

async function tellUnbreakable({ outcomes }: Proven, environment: Environment): Promise<void> {
  const found = outcomes.map(({ promised }) => promised).filter((promised) => isUnbreakable(promised) === true);
  await tellWarnings(
    found.map(({ name }) => `The guarantee \`${name}\` promises nothing: no call can break it.`),
    environment,
  );
}

function exitCodeOf({ outcomes, failures }: Proven): ExitCode {
  const has = (verdict: "broken" | "undecided"): boolean => outcomes.some(({ counts }) => counts[verdict] > 0);
  if (failures.length > 0 || outcomes.length === 0 || has("undecided")) return 2;
  return has("broken") ? 1 : 0;
}
