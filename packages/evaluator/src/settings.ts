import { type Condition, describeValue, isRecord, parseOrThrow } from "@recond/parser";
import { InvalidSettingsError } from "./errors.js";
import { lackingSettings, straySetting } from "./stray-settings.js";

/** A campaign's complete settings ([F]; [R2]: a missing or `null` condition is an empty one). */
export interface RecordingSettings {
  /** Whether calls are recorded at all. */
  readonly record_calls: boolean;
  /** Which calls are recorded: `""`, `null` or nothing for all of them. */
  readonly call_recording_condition?: string | null | undefined;
}

/** Settings that can decide. */
export interface ReadSettings {
  readonly recordCalls: boolean;
  /** The condition's text, `""` when there is none. */
  readonly source: string;
  readonly condition: Condition | null;
  /** Whether the condition is missing or `null` ([R2]). */
  readonly isMissing: boolean;
}

/**
 * Checks settings and parses their condition, which has to be valid even where it has no effect ([R1]).
 *
 * @throws InvalidSettingsError when a setting is misspelt, `record_calls` is no boolean or the condition neither a string nor missing
 * @throws ConditionSyntaxError when the condition has an error
 */
export function readSettings(settings: unknown): ReadSettings {
  if (!isRecord(settings)) throw new InvalidSettingsError("The settings are no object.");
  requireNoStray(settings);
  const recordCalls = settings["record_calls"];
  if (recordCalls === undefined) throw new InvalidSettingsError("`record_calls` is missing.");
  if (typeof recordCalls !== "boolean") {
    throw new InvalidSettingsError(`\`record_calls\` must be true or false, not ${describeValue(recordCalls)}.`);
  }
  const source = settings["call_recording_condition"] ?? undefined;
  if (source !== undefined && typeof source !== "string") {
    throw new InvalidSettingsError(
      `\`call_recording_condition\` must be a text or null, not ${describeValue(source)}.`,
    );
  }
  const isMissing = source === undefined;
  return { recordCalls, source: source ?? "", condition: parseOrThrow(source ?? ""), isMissing };
}

/** Beside a misspelt setting, the others would decide all calls otherwise. */
function requireNoStray(settings: Readonly<Record<string, unknown>>): void {
  const stray = straySetting(settings, "settings", lackingSettings(settings));
  if (stray !== undefined) throw new InvalidSettingsError(stray.message);
}
