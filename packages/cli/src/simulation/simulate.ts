import { type CallContext, decider, type Decision, InvalidCallContextError } from "@recond/evaluator";
import { readLog } from "../calls/read-log.js";
import type { CallRecord } from "../calls/records.js";
import type { Campaign } from "../campaign/read-campaign.js";
import type { Environment } from "../terminal/environment.js";
import { type CallError, createTally, type Tally } from "./tally.js";

/** A call and its decision. */
export interface DecidedCall {
  readonly number: number;
  readonly line: number;
  readonly call: CallContext;
  readonly decision: Decision;
}

/** What happens to the calls of a log, in its order. */
export interface SimulationListener {
  /** The log can be read. */
  readonly onBegin: () => Promise<void>;
  /** The decided calls of the next piece of the log. */
  readonly onDecided: (calls: readonly DecidedCall[]) => Promise<void>;
  /** The calls of the next piece that could not be decided. */
  readonly onErrors: (errors: readonly CallError[]) => Promise<void>;
  /** How far the simulation has come. */
  readonly onProgress: (bytes: number, tally: Tally) => Promise<void>;
}

/**
 * Decides every call of a log.
 *
 * @param campaign - whose settings decide
 * @param log - the path of the log, or `-`
 * @param environment - supplies standard input
 * @param listener - is told about everything, piece by piece; reading waits for it
 * @throws UserError when the log cannot be read
 */
export async function simulate(
  campaign: Campaign,
  log: string,
  environment: Environment,
  listener: SimulationListener,
): Promise<Tally> {
  const tally = createTally();
  const decide = decider(campaign.settings);
  let isBegun = false;
  for await (const { records, bytes } of readLog(log, environment)) {
    if (!isBegun) await listener.onBegin();
    isBegun = true;
    const decided: DecidedCall[] = [];
    const errors: CallError[] = [];
    for (const record of records) {
      const outcome = decideRecord(record, decide);
      if ("message" in outcome) errors.push(outcome);
      else decided.push(outcome);
    }
    for (const { decision } of decided) tally.add(decision);
    for (const error of errors) tally.addError(error);
    await listener.onErrors(errors);
    await listener.onDecided(decided);
    await listener.onProgress(bytes, tally);
  }
  return tally;
}

function decideRecord(record: CallRecord, decide: (call: CallContext) => Decision): DecidedCall | CallError {
  if ("problem" in record) return { call: record.number, line: record.line, message: record.problem };
  const { number, line } = record;
  const call: CallContext = record.value;
  try {
    return { number, line, call, decision: decide(call) };
  } catch (error) {
    if (error instanceof InvalidCallContextError) return { call: number, line, message: error.message };
    throw error;
  }
}
