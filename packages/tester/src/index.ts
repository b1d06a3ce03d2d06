export type { Change } from "./running/mutate.js";
export type { Mutant, MutantReport } from "./running/test-results.js";
export { readTestFile } from "./read-test-file.js";
export { githubReport } from "./reporters/github.js";
export {
  type JsonCase,
  type JsonCoverage,
  type JsonFile,
  type JsonGuarantee,
  type JsonMutant,
  type JsonMutants,
  jsonReport,
  type JsonReport,
} from "./reporters/json.js";
export { junitReport } from "./reporters/junit.js";
export {
  type ErrorReport,
  type FileProblem,
  type FileReport,
  type RunReport,
  type Summary,
} from "./reporters/report.js";
export { terminalReport, type TerminalOptions } from "./reporters/terminal.js";
export { type RunOptions, runTests } from "./run-tests.js";
export type { CaseResult } from "./running/test-results.js";
export type { GuaranteeResult } from "./running/test-results.js";
export { ownSettings } from "./running/settings.js";
export type { CoverageResult, TestResults } from "./running/test-results.js";
export { suggest } from "./suggest.js";
export { testFileSchema } from "./test-file/schema.js";
export type {
  Place,
  Problem,
  ReadTestFile,
  SuggestedCase,
  TestCase,
  TestFile,
  TestFileFormat,
  TestGuarantee,
  TestSubject,
} from "./test-file/test-file.js";
export { writeCases } from "./test-file/write-cases.js";
