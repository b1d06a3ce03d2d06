export {
  and,
  comparison,
  customData,
  duration,
  flag,
  not,
  or,
  presence,
  pressed,
  region,
  textField,
} from "./language/builders.js";
export {
  describeCharacter,
  jsonEscape,
  quote,
  replaceControls,
  replaceUnshowable,
  shorten,
  showable,
} from "./language/characters.js";
export type { DiagnosticCode } from "./diagnostics/sentences.js";
export { type Diagnostic, type Edit, type Fix, mapFixes, type Severity } from "./diagnostics/diagnostics.js";
export { ConditionSyntaxError } from "./diagnostics/errors.js";
export { applyFixes, fixesToApply, type FixOptions } from "./diagnostics/fixes.js";
export { type CodePage, diagnosticCodes } from "./diagnostics/pages.js";
export { checkCondition, isWritable } from "./language/check-condition.js";
export { equals } from "./language/equals.js";
export { InvalidConditionError } from "./language/errors.js";
export { MAX_LENGTH, MAX_NESTING, MAX_TREE_LEVELS } from "./language/limits.js";
export { parse, parseOrThrow, type ParseResult } from "./parse.js";
export type { ParseOptions } from "./reading/read-source.js";
export {
  type And,
  childrenOf,
  type Comparison,
  type Condition,
  type Duration,
  type DurationName,
  type DurationOperator,
  type Flag,
  type FlagName,
  type Not,
  type Or,
  type PlainTextFieldName,
  type Predicate,
  type Presence,
  type Pressed,
  type Region,
  type Span,
  type TextField,
  type TextOperator,
} from "./language/tree.js";
export { joined } from "./language/join.js";
export { customDataAskedFor, fieldText, isPredicate, oppositeTest, predicatesOf } from "./language/predicates.js";
export { describeValue, isRecord, requireList, requireObject, requireText, requireThat } from "./language/require.js";
export { remembered } from "./language/remembered.js";
export { bindsLooser } from "./language/precedence.js";
export { type LineAndColumn, positionsIn } from "./diagnostics/positions.js";
export { textWidth } from "./diagnostics/display.js";
export { type FrameStyle, type Painter, painter, renderDiagnostics, type RenderOptions } from "./diagnostics/render.js";
export { latinFor } from "./language/look-alikes.js";
export { firstBehind } from "./language/search.js";
export { lettersOf, nearest } from "./language/suggest.js";
export { LEGAL_KEYS, type Term, type TermKind, vocabulary, type VocabularyName } from "./language/vocabulary.js";
