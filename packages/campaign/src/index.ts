export { buildBody, type TreeInText, type WantedSettings } from "./build-body.js";
export { type CampaignIds, campaignUrl, InvalidIdError, parseId } from "./campaign-url.js";
export { customDataNames } from "./custom-data.js";
export { type FormattedCondition, type FormattedPayload, formatPayload } from "./format-payload.js";
export {
  type DayHours,
  duringHours,
  isOvernight,
  readHours,
  type UnknownHours,
  type Weekday,
  weekdays,
  type WrittenHours,
} from "./hours.js";
export { readSteps } from "./ivr-tree.js";
export { tooDeepAt } from "./json/depth.js";
export { deeper, layOut, layOutObject, type WrittenProperty } from "./json/lay-out.js";
export { type JsonNode, type JsonProblem, type JsonText, readJson } from "./json/read-json.js";
export { encodeLike, relocate } from "./json/strings.js";
export {
  elements,
  property,
  rawText,
  type RepeatedName,
  repeatedNames,
  spanOf,
  type WrittenName,
  writtenNames,
} from "./json/values.js";
export { canPress, keysAfter, keysBefore, longestPossible } from "./ivr/key-paths.js";
export { elementsOf, type Found, type Located, propertyOf } from "./json/located.js";
export { type ConditionPlace, pathText } from "./places.js";
export { railsTimeZones } from "./rails-time-zones.js";
export { mostRefusals, type Refusal, refusalsIn } from "./refusals.js";
export { regionNames } from "./regions.js";
export { readBoolean, readNumber, readText } from "./json/scalars.js";
export { type Exits, type Step, type Way } from "./ivr/step.js";
export { conditionPlaces, readTerms, type ReadTermsOptions, type Terms, type TermsForm } from "./terms.js";
export { nearestTimeZone, type NearestTimeZone, timeZoneOf } from "./time-zones.js";
export { type CallActivityTracking, callActivityTracking } from "./tracking.js";
