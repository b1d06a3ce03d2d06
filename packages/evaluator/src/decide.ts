import type { CallContext } from "./call-context.js";
import { checkCallContext } from "./check-call-context.js";
import { compile } from "./compile.js";
import { InvalidCallContextError } from "./errors.js";
import type { EvaluationOptions } from "./other-readings.js";
import { readSettings, type RecordingSettings } from "./settings.js";
import type { Truth } from "./truth.js";

/** Whether a call is recorded, and which row of the table in section 1 says so. */
export interface Decision {
  /** `"undetermined"` when the facts that are known leave it open. */
  readonly decision: "record" | "skip" | "undetermined";
  readonly reason: "recording-disabled" | "no-condition" | "condition-true" | "condition-false" | "condition-unknown";
}

const DISABLED: Decision = { decision: "skip", reason: "recording-disabled" };
const NO_CONDITION: Decision = { decision: "record", reason: "no-condition" };
const MET: Decision = { decision: "record", reason: "condition-true" };
const NOT_MET: Decision = { decision: "skip", reason: "condition-false" };
const OPEN: Decision = { decision: "undetermined", reason: "condition-unknown" };

/**
 * Whether a call is recorded (section 1).
 *
 * @param settings - the campaign's complete settings
 * @throws InvalidSettingsError when the settings cannot decide
 * @throws ConditionSyntaxError when the condition has an error, whatever `record_calls` says ([R1])
 * @throws InvalidCallContextError when a fact is of the wrong type, unheard of, or contradicts another
 */
export function decide(settings: RecordingSettings, call: CallContext, options?: EvaluationOptions): Decision {
  return decider(settings, options)(call);
}

/**
 * `decide` for many calls: reads the settings once.
 *
 * @returns the decision for a call; throws InvalidCallContextError as `decide` does
 * @throws InvalidSettingsError, ConditionSyntaxError as `decide` does
 */
export function decider(settings: RecordingSettings): (call: CallContext) => Decision;
export function decider(
  settings: RecordingSettings,
  options: EvaluationOptions | undefined,
): (call: CallContext) => Decision;
export function decider(settings: RecordingSettings, options?: EvaluationOptions): (call: CallContext) => Decision {
  const { recordCalls, condition } = readSettings(settings);
  const decideChecked = decisionFor(recordCalls, condition === null ? undefined : compile(condition, options));
  return (call) => {
    requireFacts(call);
    return decideChecked(call);
  };
}

function decisionFor(
  recordCalls: boolean,
  meets: ((call: CallContext) => Truth) | undefined,
): (call: CallContext) => Decision {
  if (!recordCalls) return () => DISABLED;
  return meets === undefined ? () => NO_CONDITION : (call) => decisionOf(meets(call));
}

/** The decision of a condition that has an effect. */
function decisionOf(truth: Truth): Decision {
  if (truth === undefined) return OPEN;
  return truth ? MET : NOT_MET;
}

/**
 * The row of section 1's table.
 *
 * @param truth - the condition's truth, `"no-condition"` for the empty one
 */
export function decisionRow(recordCalls: boolean, truth: Truth | "no-condition"): Decision {
  if (!recordCalls) return DISABLED;
  return truth === "no-condition" ? NO_CONDITION : decisionOf(truth);
}

/** @throws InvalidCallContextError when a fact is wrong */
export function requireFacts(call: unknown): void {
  const problems = checkCallContext(call);
  if (problems.length > 0) throw new InvalidCallContextError(problems);
}
