export { buildBody, type TreeInText, type WantedSettings } from "./build-body.js";
export { type CampaignIds, campaignUrl, InvalidIdError, parseId } from "./campaign-url.js";
export { readCustomData, type RowCustomData } from "./calls/row-custom-data.js";
export {
  CALLER_ID,
  callerKey,
  columnText,
  keysCarried,
  pathPressed,
  type PhoneFacts,
  phoneFacts,
  pressedFact,
  repeatFact,
  textFact,
  UNAVAILABLE_CALLERS,
} from "./calls/row-facts.js";
export {
  currentCallFields,
  documentedNames,
  ROW_TYPES,
  type RowFields,
  transactionFields,
} from "./calls/row-fields.js";
export { callTimes, startTime } from "./calls/start-time.js";
export { customDataNames } from "./custom-data.js";
export { duringHoursAt, type Opening, openingOf } from "./during-hours-at.js";
export { type FormattedCondition, type FormattedPayload, formatPayload } from "./format-payload.js";
export {
  type CallFromRow,
  type Derivation,
  derivations,
  fromCurrentCall,
  fromTransaction,
  type FromRowOptions,
} from "./from-row.js";
export {
  type DayHours,
  duringHours,
  isOvernight,
  type OpenTerms,
  readHours,
  type UnknownHours,
  type Weekday,
  weekdays,
  type WrittenHours,
} from "./hours.js";
export { readSteps } from "./ivr-tree.js";
export {
  deeper,
  elements,
  encodeLike,
  type JsonNode,
  type JsonProblem,
  type JsonText,
  layOut,
  layOutObject,
  property,
  rawText,
  readJson,
  relocate,
  relocation,
  type RepeatedName,
  repeatedNames,
  spanOf,
  tooDeepAt,
  type WrittenName,
  writtenNames,
  type WrittenProperty,
} from "@recond/documents";
export { knowledgeOf } from "./knowledge.js";
export { canPress, keysAfter, keysBefore, longestPossible } from "./ivr/key-paths.js";
export { elementsOf, type Found, type Located, propertyOf } from "./json/located.js";
export { type ConditionPlace, pathText } from "./places.js";
export { railsTimeZones } from "./rails-time-zones.js";
export { mostRefusals, type Refusal, refusalsIn } from "./refusals.js";
export { regionNames } from "./regions.js";
export { DEFAULT_REPEAT_DAYS, repeatWindowIn } from "./repeat-window.js";
export { readBoolean, readNumber, readText } from "./json/scalars.js";
export { setSettings } from "./set-settings.js";
export { type Exits, type Step, type Way } from "./ivr/step.js";
export { INTO_TREE, misplacedText, strayIn, straysOf, type StrayProperty } from "./stray-settings.js";
export {
  conditionPlaces,
  readTerms,
  type ReadTermsOptions,
  type Terms,
  type TermsForm,
  type TermsName,
} from "./terms.js";
export { nearestTimeZone, type NearestTimeZone, timeZoneIn, timeZoneOf } from "./time-zones.js";
export { type CallActivityTracking, callActivityTracking } from "./tracking.js";
export { createWallClock, type WallTime } from "./wall-clock.js";
export { idNames, type WrittenId, writtenIds } from "./written-ids.js";
