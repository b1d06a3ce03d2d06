import { type Condition, lettersOf, nearest, parseOrThrow, quote } from "@recond/parser";
import { isRecord } from "./call-context.js";
import { describeValue } from "./describe.js";
import { InvalidSettingsError } from "./errors.js";

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

/** The name of a recording setting. */
export type SettingName = keyof RecordingSettings;

/** The two recording settings. */
export const settingNames: readonly SettingName[] = ["record_calls", "call_recording_condition"];

/**
 * The setting that a misspelt name most likely means. Settings stand among properties of other names, so those are not refused; but a
 * misspelt one that went unnoticed would decide all calls otherwise.
 *
 * @param name - of a property beside the settings, or of one of them
 * @returns undefined for the settings themselves and for names that resemble none
 */
export function misspeltSetting(name: string): SettingName | undefined {
  if (settingNames.some((setting) => setting === name)) return undefined;
  const letters = lettersOf(name);
  if (letters === "recordingcondition") return "call_recording_condition";
  const meant = nearest(letters, settingNames.map(lettersOf)) ?? letters;
  return settingNames.find((setting) => lettersOf(setting) === meant);
}

/**
 * Checks settings and parses their condition, which has to be valid even where it has no effect ([R1]).
 *
 * @throws InvalidSettingsError when a setting is misspelt, `record_calls` is no boolean or the condition neither a string nor missing
 * @throws ConditionSyntaxError when the condition has an error
 */
export function readSettings(settings: unknown): ReadSettings {
  if (!isRecord(settings)) throw new InvalidSettingsError("The settings are no object.");
  requireSpelling(settings);
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

function requireSpelling(settings: object): void {
  for (const name of Object.keys(settings)) {
    const meant = misspeltSetting(name);
    if (meant === undefined) continue;
    throw new InvalidSettingsError(`There is no setting ${quote(name)}. Did you mean \`${meant}\`?`);
  }
}
