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
export { conditionPlaces, type ConditionPlace, pathText } from "./places.js";
