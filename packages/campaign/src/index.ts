export { customDataNames } from "./custom-data.js";
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
export { canPress, keysAfter, keysBefore, longestPossible } from "./key-paths.js";
export { elementsOf, type Found, type Located, propertyOf } from "./located.js";
export { type ConditionPlace, pathText } from "./places.js";
export { railsTimeZones } from "./rails-time-zones.js";
export { regionNames } from "./regions.js";
export { readBoolean, readNumber, readText } from "./scalars.js";
export { type Exits, type Step, type Way } from "./step.js";
export { conditionPlaces, readTerms, type ReadTermsOptions, type Terms, type TermsForm } from "./terms.js";
export { nearestTimeZone, type NearestTimeZone, timeZoneOf } from "./time-zones.js";
export { type CallActivityTracking, callActivityTracking } from "./tracking.js";
