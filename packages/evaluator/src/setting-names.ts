import { lettersOf, nearest, quote } from "@recond/parser";

/** The name of a recording setting. */
export type SettingName = "record_calls" | "call_recording_condition";

/** The two recording settings. */
export const settingNames: readonly SettingName[] = ["record_calls", "call_recording_condition"];

/**
 * What is said of a name that no setting has.
 *
 * @param meant - the setting, or the object around settings, that was most likely meant
 */
export function noSettingText(name: string, meant: string): string {
  return `There is no setting ${quote(name)}. Did you mean \`${meant}\`?`;
}

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
 * The setting that a property was meant to be, by its spelling or by what people call it: `condition`, `rule`, `filter`; `record`,
 * `recording_enabled`. Other things have such names too, so the value must be one that the setting can have.
 *
 * @param name - of a property beside the settings, or of one of them
 * @param value - of the property
 * @returns undefined for the settings themselves and for properties that resemble none
 */
export function meantSetting(name: string, value: unknown): SettingName | undefined {
  const misspelt = misspeltSetting(name);
  if (misspelt !== undefined) return misspelt;
  const letters = lettersOf(name);
  if (conditionNames.has(letters) && isText(value)) return "call_recording_condition";
  return switchNames.has(letters) && isYesOrNo(value) ? "record_calls" : undefined;
}

/** What people call the condition, without what naming styles differ in. */
const conditionNames: ReadonlySet<string> = new Set([
  ...["condition", "conditions", "rule", "rules", "filter", "filters", "criteria", "expression", "query"].flatMap(
    (name) => ["", "call", "record", "recording", "recordcalls", "callrecording"].map((of) => of + name),
  ),
  ...["if", "when", "where", "only"].flatMap((name) => [name, `record${name}`, `recordcalls${name}`]),
]);

/** What people call the switch. */
const switchNames: ReadonlySet<string> = new Set([
  "record",
  "recordall",
  "recordallcalls",
  "shouldrecord",
  "isrecorded",
  ...["", "call"].flatMap((of) => [
    ...["recording", "recordingenabled", "recordingon"].map((name) => of + name),
    `enable${of}recording`,
  ]),
]);

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function isYesOrNo(value: unknown): boolean {
  return (
    typeof value === "boolean" || (typeof value === "string" && /^(?:true|false|yes|no|on|off)$/i.test(value.trim()))
  );
}
