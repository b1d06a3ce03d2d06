import { isRecord, parse, quote } from "@recond/parser";
import { meantSetting, noSettingText, type SettingName, settingNames } from "./setting-names.js";

/** A property that was most likely meant to be a recording setting, and is none: what it says would go unnoticed. */
export interface StraySetting {
  /** Where it stands, from the object that was looked at; of an element of a list, its index. */
  readonly path: readonly string[];
  readonly meant: SettingName;
  /** What is wrong, and what was meant. */
  readonly message: string;
}

/** What is looked at: the object with the settings, or one around it, whose `ivr_tree` and terms are looked at by themselves. */
export type SettingsPlace = "settings" | "around";

/**
 * Finds what was meant to be a recording setting, and is none: under another name; or, where a setting is lacking, within something that the
 * platform does not look into, and any text that is a condition, whatever it is called.
 *
 * @param object - the object with the settings, or one around it
 * @param lacking - the settings that are missing or empty
 * @returns the first of them; undefined where there is nothing that could be a setting
 */
export function straySetting(
  object: Readonly<Record<string, unknown>>,
  place: SettingsPlace,
  lacking: readonly SettingName[],
): StraySetting | undefined {
  for (const [name, value] of Object.entries(object)) {
    if (settingNames.some((setting) => setting === name) || otherNames.has(name)) continue;
    if (place === "around" && containerNames.has(name)) continue;
    const found = strayProperty(name, value, lacking) ?? strayWithin(value, [name], lacking);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The settings that are missing, or a condition that is empty: what else could be meant for them was meant for them. */
export function lackingSettings(settings: Readonly<Record<string, unknown>>): readonly SettingName[] {
  return settingNames.filter((name) => {
    const value = Object.hasOwn(settings, name) ? (settings[name] ?? "") : "";
    return typeof value === "string" && value.trim() === "";
  });
}

/** The objects around the settings. */
const containerNames: ReadonlySet<string> = new Set(["ivr_tree", "current_terms", "future_terms"]);

/** What else a campaign has: other conditions, other texts, names that somebody gave. */
const otherNames: ReadonlySet<string> = new Set([
  "root",
  "advertiser_payin",
  "affiliate_payout",
  "whisper_prompt_condition",
  "whisper_prompt_text",
  "custom_data_dictionary",
  "hours",
  "timezone",
  "named_regions",
]);

function strayProperty(name: string, value: unknown, lacking: readonly SettingName[]): StraySetting | undefined {
  const meant = meantSetting(name, value);
  if (meant !== undefined) {
    return { path: [name], meant, message: noSettingText(name, meant) };
  }
  if (!lacking.includes("call_recording_condition") || !isCondition(value)) return undefined;
  const message = `The text of ${quote(name)} is a condition, and there is no setting of that name. Did you mean \`call_recording_condition\`?`;
  return { path: [name], meant: "call_recording_condition", message };
}

/** Settings are looked for as deep as that; nobody hides one deeper. */
const MOST_LEVELS = 8;

/** A setting in an object that has no business with settings. */
function strayWithin(
  value: unknown,
  path: StraySetting["path"],
  lacking: readonly SettingName[],
): StraySetting | undefined {
  if (typeof value !== "object" || value === null || path.length > MOST_LEVELS) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (otherNames.has(name)) continue;
    const here = [...path, name];
    const found = strayAt(name, inner, here, lacking) ?? strayWithin(inner, here, lacking);
    if (found !== undefined) return found;
  }
  return undefined;
}

function strayAt(
  name: string,
  value: unknown,
  path: StraySetting["path"],
  lacking: readonly SettingName[],
): StraySetting | undefined {
  const setting = settingNames.find((each) => each === name);
  const meant = setting ?? meantSetting(name, value);
  // Other objects have filters and records of their own.
  if (meant === undefined || !lacking.includes(meant)) return undefined;
  if (setting === undefined && !resemblesCondition(value)) return undefined;
  const message = `The platform does not look for a setting in ${quote(path.join("."))}. Did you mean \`${meant}\` in the object that has the recording settings?`;
  return { path, meant, message };
}

/** Whether a value is the text of a condition. */
function isCondition(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "" && parse(value).valid;
}

/** Whether a value is the text of a condition, one with mistakes included. */
function resemblesCondition(value: unknown): boolean {
  return typeof value === "string" && isRecord(parse(value).condition);
}
