export type { CallContext } from "./call-context.js";
export { callText, factValue } from "./call-text.js";
export { type CampaignKnowledge, settledTruth, type SettledTruth } from "./campaign-knowledge.js";
export { checkCallContext } from "./check-call-context.js";
export { compile } from "./compile.js";
export { decide, decider, type Decision } from "./decide.js";
export { InvalidCallContextError, InvalidReadingsError, InvalidSettingsError } from "./errors.js";
export { evaluate } from "./evaluate.js";
export {
  explain,
  explainer,
  type Explanation,
  type ExplainOptions,
  type NodeTruth,
  type SettledPredicate,
} from "./explain.js";
export { factName } from "./fact-name.js";
export {
  checkWithLog,
  type EvaluationOptions,
  type OtherReading,
  type OtherReadings,
  otherReadings,
} from "./other-readings.js";
export { type Reading, type ReadingName, readings } from "./readings.js";
export { meantSetting, misspeltSetting, noSettingText, type SettingName, settingNames } from "./setting-names.js";
export type { RecordingSettings } from "./settings.js";
export { type SettingsPlace, type StraySetting, lackingSettings, straySetting } from "./stray-settings.js";
export type { Truth } from "./truth.js";
