import { readTestFile, type RunOptions, runTests, type TestFile, ownSettings, type TestResults } from "@recond/tester";

/** Reads a test file that has no mistake. */
export function testFileOf(text: string, format: "yaml" | "json" = "yaml"): TestFile {
  const { testFile, problems } = readTestFile(text, format);
  if (testFile === undefined) throw new Error(`The test file has mistakes: ${JSON.stringify(problems)}`);
  return testFile;
}

/** Runs a test file that has a condition of its own. */
export function resultsOf(text: string, options: RunOptions = {}): TestResults {
  const testFile = testFileOf(text);
  const settings = ownSettings(testFile);
  if (settings === undefined) throw new Error("The test file names a campaign.");
  return runTests(testFile, settings, options);
}

/** A test file in YAML from parts: JSON is YAML too. */
export function fileWith(root: object): string {
  return JSON.stringify(root);
}
