export {
  type AnalyzerOptions,
  isUndecided,
  type Meaning,
  type No,
  type Undecided,
  type Yes,
} from "./search/answers.js";
export { type Analysis, analyze, type MeaningName, type Open, type Simplified, type UnknownFacts } from "./analyze.js";
export { brokenText, contradictionText, keepingText, oddityOf } from "./broken-text.js";
export type { Change } from "./calls/changed-call.js";
export { compare, type Comparison, type KnownSide, type Relation, type TellingCall } from "./compare.js";
export { coverage, type Coverage, type PredicateCoverage } from "./coverage.js";
export { decidesAlike } from "./decides-alike.js";
export { equivalent } from "./equivalent.js";
export { exhaustiveParts } from "./exhaustive-parts.js";
export { type Flip, flips } from "./flips.js";
export { implies } from "./implies.js";
export { facts, predicates } from "./predicates.js";
export {
  type BrokenProof,
  isUnbreakable,
  type Proof,
  type ProofJson,
  proofJson,
  prove,
  type ProveOptions,
} from "./prove.js";
export { type ComparedSide, type Guarantee, type GuaranteeKind, withoutSettled } from "./proof/violation.js";
export type { CampaignKnowledge } from "@recond/evaluator";
export { type Contradiction, type Keeping, keeping, keepingAll } from "./keeping.js";
export { partText, redundancySentence } from "./reasons.js";
export { redundancies, type Redundancy } from "./redundancies.js";
export { residual } from "./residual.js";
export { satisfiable, type Satisfiable } from "./satisfiable.js";
export { simplify } from "./simplify.js";
export { tautology } from "./tautology.js";
export { type TestCase, type TestCaseOptions, testCases } from "./test-cases.js";
export { MOST_TABLE_PREDICATES, type TruthRow, type TruthTable, truthTable } from "./truth-table.js";
export { askedCampaign, type AskedCampaign, type PromisedGuarantee, type Verdict, verdictsOn } from "./verdicts.js";
