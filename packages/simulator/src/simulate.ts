import {
  type CallContext,
  decider,
  type Decision,
  InvalidCallContextError,
  type RecordingSettings,
} from "@recond/evaluator";
import { type CallId, identify } from "./calls/call-id.js";
import type { LoggedCall } from "./calls/read-record.js";
import { readCalls } from "./read-calls.js";

/** A call and its decision. */
export interface DecidedCall {
  /** Which call of the log it is, from 1. */
  readonly number: number;
  /** The line it starts on, from 1. */
  readonly line: number;
  /** What the log calls it, if it does. */
  readonly id?: CallId;
  readonly call: CallContext;
  readonly decision: Decision;
}

/** A call that was not decided, or a mistake between the calls. */
export interface CallError {
  /** Which call of the log, from 1; null for a mistake that is none of a call. */
  readonly call: number | null;
  readonly line: number;
  /** What the log calls the call, if it does and that could be read. */
  readonly id?: CallId;
  readonly message: string;
}

/** What became of the calls that a piece of a log completes, in its order. */
export interface SimulatedPiece {
  readonly decided: readonly DecidedCall[];
  readonly errors: readonly CallError[];
  /** How many bytes were read for it. */
  readonly read: number;
}

/**
 * Decides every call of a log, piece by piece, so that the log may be of any size. A call that cannot be read or decided is reported, and
 * keeps no other from being decided.
 *
 * @param log - NDJSON or a JSON array in UTF-8, in pieces of any size
 * @param name - what messages call the log
 * @returns at least one piece
 * @throws InvalidCallLogError when it is no call log as a whole
 * @throws InvalidSettingsError, ConditionSyntaxError as `decide` does
 */
export async function* simulate(
  settings: RecordingSettings,
  log: AsyncIterable<Uint8Array>,
  name = "call log",
): AsyncGenerator<SimulatedPiece> {
  const decide = decider(settings);
  for await (const { calls, read } of readCalls(log, name)) {
    const decided: DecidedCall[] = [];
    const errors: CallError[] = [];
    for (const call of calls) {
      const outcome = decideCall(call, decide);
      if ("message" in outcome) errors.push(outcome);
      else decided.push(outcome);
    }
    yield { decided, errors, read };
  }
}

function decideCall(logged: LoggedCall, decide: (call: CallContext) => Decision): DecidedCall | CallError {
  if ("problem" in logged) return { call: logged.number, line: logged.line, message: logged.problem };
  const { number, line } = logged;
  const { id, facts: call }: { readonly id: CallId | undefined; readonly facts: CallContext } = identify(logged.value);
  const named = id === undefined ? {} : { id };
  try {
    return { number, line, ...named, call, decision: decide(call) };
  } catch (error) {
    if (error instanceof InvalidCallContextError) return { call: number, line, ...named, message: error.message };
    throw error;
  }
}
