export {
  type CodeEntry,
  type DecisionCase,
  expandText,
  type Filed,
  type LimitCase,
  type MeaningCase,
  readCodes,
  readDecisionCases,
  readLimitCases,
  readMeanings,
  readMistakes,
  readSyntaxCases,
  readTruthCases,
  type SpanPair,
  type SyntaxCase,
  type TextPart,
  type TreeData,
  type TruthCase,
} from "./data.js";
export { applyFirstFixes, applySafeFixes } from "./fixes.js";
export type {
  DiagnosticLike,
  EditLike,
  FixLike,
  Implementation,
  ParseOutcome,
  ParseSettings,
  Vocabulary,
} from "./implementation.js";
export { type ExpectedDiagnostic, type Mistake, parseMistakes } from "./mistakes.js";
export { type CaseResult, type Check, type ConformanceReport, type FixRate, runConformance } from "./run.js";
