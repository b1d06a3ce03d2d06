export type { Change } from "./mutate.js";
export type { Mutant, MutantReport } from "./mutants.js";
export { readTestFile } from "./read-test-file.js";
export { githubReport } from "./reporters/github.js";
export {
  type JsonCase,
  type JsonCoverage,
  type JsonFile,
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
export {
  type CaseResult,
  type CoverageResult,
  ownSettings,
  type RunOptions,
  runTests,
  type TestResults,
} from "./run-tests.js";
export { testFileSchema } from "./schema.js";
export { suggest, type SuggestedCase } from "./suggest.js";
export type { Place, Problem, ReadTestFile, TestCase, TestFile, TestFileFormat, TestSubject } from "./test-file.js";
export { writeCases } from "./write-cases.js";
