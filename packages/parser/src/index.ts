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
export { describeCharacter, quote, showable } from "./language/characters.js";
export { type CodePage, type DiagnosticCode, diagnosticCodes } from "./diagnostics/codes.js";
export type { Diagnostic, Edit, Fix, Severity } from "./diagnostics/diagnostics.js";
export { ConditionSyntaxError, InvalidConditionError } from "./diagnostics/errors.js";
export { applyFixes, fixesToApply, type FixOptions } from "./diagnostics/fixes.js";
export { MAX_LENGTH, MAX_NESTING, MAX_TREE_LEVELS } from "./language/limits.js";
export { parse, type ParseOptions, parseOrThrow, type ParseResult } from "./parse.js";
export {
  type And,
  childrenOf,
  type Comparison,
  type Condition,
  type Duration,
  type DurationName,
  type DurationOperator,
  equals,
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
export { type LineAndColumn, positionsIn } from "./diagnostics/positions.js";
export { renderDiagnostics, type RenderOptions } from "./diagnostics/render.js";
export { nearest } from "./language/suggest.js";
export { LEGAL_KEYS, type Term, type TermKind, vocabulary, type VocabularyName } from "./language/vocabulary.js";
