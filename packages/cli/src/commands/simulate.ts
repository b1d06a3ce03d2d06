import { createTally, InvalidCallLogError, simulate, type SimulatedPiece, type Tally } from "@recond/simulator";
import { buildCommand, type Command } from "@stricli/core";
import { type CampaignFlags, campaignChoice, campaignFlags } from "./campaign-flags.js";
import { type Campaign, readCampaign } from "../campaign/read-campaign.js";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { nameOf, openBytes } from "../input/read-text.js";
import { createReport } from "../simulation/report.js";
import { commandFunction } from "./command.js";
import { jsonFlag, parseCount, parsedFlag, requiredFlag, switchFlag } from "./flags.js";

/** The flags of `recond simulate`. */
interface SimulateFlags extends CampaignFlags {
  readonly calls: string;
  readonly each: boolean;
  readonly explain?: number | undefined;
  readonly json: boolean;
}

/** `recond simulate`: the decisions for a whole call log. */
export const simulateCommand: Command<Environment> = buildCommand<SimulateFlags, [], Environment>({
  func: commandFunction<SimulateFlags, []>(runSimulate),
  parameters: {
    flags: {
      ...campaignFlags,
      calls: requiredFlag("FILE", "The call log: a JSON object a line, or one array of them (`-`: standard input)"),
      each: switchFlag("Print the decision of every call"),
      explain: parsedFlag("N", "Explain the decision of that call of the log, counted from 1", parseCount),
      json: jsonFlag,
    },
  },
  docs: {
    brief: "Decide every call of a log, and count",
    fullDescription: `Decides every call of a log with a campaign's settings, and counts the decisions. The log is read piece by piece, so it may be of any size.
A call that cannot be read is reported with its line, the others are decided, and the exit code is 1.

EXAMPLES
  recond simulate --campaign campaign.json --calls calls.ndjson
  recond simulate --campaign campaign.json --calls calls.ndjson --each --explain 17
  recond simulate --campaign campaign.json --terms future --calls - < calls.json
  recond simulate --campaign campaign.json --calls calls.ndjson --each --json

EXIT CODES
  0 all calls decided, 1 some calls could not be decided, 2 none could, wrong use, unreadable file or invalid campaign`,
  },
});

async function runSimulate(environment: Environment, flags: SimulateFlags): Promise<ExitCode> {
  const campaign: Campaign = await readCampaign(campaignChoice(flags, [flags.calls]), environment);
  const log = nameOf(flags.calls);
  const report = createReport(
    { campaign, log, each: flags.each, json: flags.json, explain: flags.explain },
    environment,
  );
  const tally = createTally();
  const pieces = simulate(campaign.settings, await openBytes(flags.calls, environment), log);
  for await (const piece of withUserErrors(pieces)) {
    tally.add(piece);
    await report.add(piece, tally);
    if (environment.output.isClosed() && flags.explain === undefined && isSettled(tally)) break;
  }
  const chosen = await report.end(tally);
  const { calls, errors, decisions } = tally.counts();
  if (errors > 0 && Object.values(decisions).every((count) => count === 0)) {
    throw new UserError(`No call of \`${log}\` could be decided. What is wrong is told above.`);
  }
  if (flags.explain !== undefined && chosen === undefined) {
    await tellWhyNotChosen(flags.explain, calls, log, environment);
  }
  return errors > 0 ? 1 : 0;
}

/** Whether no call that is still to come would change the exit code. */
function isSettled(tally: Tally): boolean {
  const { errors, decisions } = tally.counts();
  return errors > 0 && Object.values(decisions).some((count) => count > 0);
}

async function* withUserErrors(pieces: AsyncIterable<SimulatedPiece>): AsyncGenerator<SimulatedPiece> {
  try {
    yield* pieces;
  } catch (error) {
    throw error instanceof InvalidCallLogError ? new UserError(error.message) : error;
  }
}

/** A number beyond the log is wrong use; a call that could not be decided is one of the mistakes that were reported. */
async function tellWhyNotChosen(number: number, calls: number, log: string, { messages }: Environment): Promise<void> {
  if (number <= calls) {
    await messages.write(
      `There is no explanation: call ${number} could not be read or has wrong facts. What is wrong is told above.\n`,
    );
    return;
  }
  throw new UserError(
    `There is no call ${number} to explain: \`${log}\` has ${calls === 1 ? "1 call" : `${calls} calls`}. Choose a number from 1 to ${calls}.`,
  );
}
