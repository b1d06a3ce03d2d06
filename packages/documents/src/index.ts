export { tooDeepAt } from "./json/depth.js";
export { deeper, layOut, layOutObject, writtenProperties, type WrittenProperty } from "./json/lay-out.js";
export { parseJson } from "./json/parse-json.js";
export { encodeLike, relocate } from "./json/strings.js";
export { type JsonError, type JsonErrorName } from "./json/tokens.js";
export { type JsonNode, type JsonScalar } from "./nodes/json-node.js";
export {
  elements,
  property,
  rawText,
  type RepeatedName,
  repeatedNames,
  spanOf,
  type WrittenName,
  writtenNames,
} from "./nodes/values.js";
export { type JsonProblem, type JsonText, readJson } from "./read-json.js";
