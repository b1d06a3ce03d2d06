export { createReader, type Reader, type Report, valueReader, withoutUndefined } from "./create-reader.js";
export { tooDeepAt } from "./json/skip.js";
export { deeper, layOut, layOutObject, writtenProperties, type WrittenProperty } from "./json/lay-out.js";
export { parseJson } from "./json/parse-json.js";
export { encodeLike, relocate, relocation } from "./json/strings.js";
export { type JsonError, type JsonErrorName } from "./json/tokens.js";
export { type JsonNode, type JsonScalar } from "./nodes/json-node.js";
export { offsetsInScalar } from "./nodes/offsets-in-scalar.js";
export {
  elements,
  plainObject,
  plainValue,
  property,
  rawText,
  type RepeatedName,
  repeatedNames,
  repeatedWithin,
  spanOf,
  type WrittenName,
  writtenNames,
} from "./nodes/values.js";
export { type JsonProblem, type JsonText, readJson, syntaxMessages } from "./read-json.js";
export { type ConditionContext, readCondition, type WrittenCondition } from "./read-condition.js";
export {
  EVERY_READING,
  type GuaranteeContext,
  type GuaranteeKeys,
  guaranteeKinds,
  guaranteeProperties,
  guaranteeSchema,
  type Json,
  readGuarantees,
  requireOwnNames,
  type WrittenGuarantee,
} from "./read-guarantees.js";
export { readDocument } from "./read-document.js";
export { readYaml } from "./read-yaml.js";
export { type Entry, type Path, type Placed } from "./typed/placed.js";
export { describe, enumerated, listed, mapWords, quotesHint, type ReaderWords } from "./typed/words.js";
export { tooDeep, type YamlKind } from "./yaml/refusals.js";
export { type Mistake } from "./yaml/refusals.js";
