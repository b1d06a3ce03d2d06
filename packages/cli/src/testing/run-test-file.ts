import { dirname, isAbsolute, join } from "node:path";
import {
  type ErrorReport,
  ownSettings,
  type Problem,
  type ReadTestFile,
  readTestFile,
  type RunReport,
  runTests,
  suggest,
  type TestFile,
} from "@recond/tester";
import { knowledgeOf } from "@recond/campaign";
import type { CampaignKnowledge } from "@recond/evaluator";
import { parseOrThrow, showable } from "@recond/parser";
import { areOfCampaign, firstNames } from "@recond/simulator";
import { impossibleFacts } from "../decision/impossible-facts.js";
import { type Campaign, type ReadCampaign, readCampaign } from "../campaign/read-campaign.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { tellError, tellWarnings } from "../terminal/tell.js";
import { readText, type TextFile } from "../input/read-text.js";
import { frames } from "../input/file-error.js";
import { filesOf, requireSome, testFiles } from "../input/find-files.js";
import { createPassedOver, type PassingFlags } from "../input/passed-over.js";

/** What the flags say about running. */
export interface TestOptions {
  readonly filter?: string | undefined;
  readonly mutants: boolean;
  readonly suggest: boolean;
}

/** What became of a test file, and the files that it depends on. */
export interface TestRun {
  readonly outcome: { readonly report: RunReport; readonly campaign: Campaign } | { readonly report: ErrorReport };
  /** The test file and those that it names. */
  readonly files: readonly string[];
}

/**
 * Reads and runs a test file. What keeps it from running is reported on standard error and does not keep others from it.
 *
 * @param path - of the test file, or `-`
 */
export async function runTestFile(path: string, options: TestOptions, environment: Environment): Promise<TestRun> {
  const files = [path];
  let problems: readonly Problem[] = [];
  try {
    const file = await readText(path, environment);
    const read = readTestFile(file.text, /\.json$/i.test(path) ? "json" : "yaml");
    ({ problems } = read);
    const testFile = requireTestFile(file, read);
    files.push(...namedFiles(path, testFile));
    const campaign = await campaignOf(path, testFile, environment);
    const known = campaign.facts === undefined ? {} : knowledgeOf(campaign.facts);
    await tellImpossible(path, testFile, known, environment);
    const results = runTests(testFile, campaign.settings, { ...options, known });
    const suggestions = options.suggest ? suggest(testFile, campaign.settings, { known }) : undefined;
    return { outcome: { report: { file: path, results, suggestions }, campaign }, files };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await tellError(error, environment);
    const shown = problems.length > 0 ? problems : [{ message: error.message }];
    return { outcome: { report: { file: path, problems: shown } }, files };
  }
}

/** Calls that cannot come to the campaign show nothing of it. */
async function tellImpossible(
  path: string,
  { cases }: TestFile,
  known: CampaignKnowledge,
  environment: Environment,
): Promise<void> {
  const sentences = cases.flatMap(({ name, call, place }) =>
    impossibleFacts(call, known).map((sentence) => `${showable(path)}:${place.line}: ${showable(name)}: ${sentence}`),
  );
  await tellWarnings(sentences, environment);
}

/** @throws UserError with a code frame for everything that is wrong */
function requireTestFile(file: TextFile, read: ReadTestFile): TestFile {
  const { testFile, problems } = read;
  if (testFile !== undefined) return testFile;
  const names = firstNames(file.text);
  if (areOfCampaign(names) && !["campaign", "condition", "cases", "guarantees"].some((name) => names.has(name))) {
    throw new UserError(
      `\`${file.name}\` is a campaign, and no test file. \`recond init ${file.name}\` writes a first one for it.`,
    );
  }
  throw new UserError("The test file cannot be read.", "", frames({ ...file, text: read.source }, problems));
}

/** The campaign files that a test file names. */
function namedFiles(path: string, { subject }: TestFile): readonly string[] {
  if (subject.kind === "condition") return [];
  const { path: campaign, current } = subject;
  return [campaign, ...(current === undefined ? [] : [current])].map((each) => besideTestFile(path, each));
}

/** A path in a test file is relative to that; one that is `-` is a file with that name. */
function besideTestFile(testFile: string, path: string): string {
  const full = isAbsolute(path) ? path : join(dirname(testFile), path);
  return full === "-" ? "./-" : full;
}

/** A condition by itself says nothing beside the settings. */
async function campaignOf(
  path: string,
  testFile: TestFile,
  environment: Environment,
): Promise<Campaign & Partial<Pick<ReadCampaign, "facts">>> {
  const { subject } = testFile;
  const settings = ownSettings(testFile);
  if (settings !== undefined) {
    const condition = parseOrThrow(settings.call_recording_condition ?? "");
    return { file: path, form: "settings", terms: null, settings, condition, completedBy: null, ids: [] };
  }
  if (subject.kind === "condition") throw new TypeError("A test file with a condition has settings of its own.");
  const [campaign = "", current] = namedFiles(path, testFile);
  return readCampaign({ campaign, terms: subject.terms, current, isInTestFile: true }, environment);
}

/**
 * The test files that the arguments name: files as they are, and of folders and globs all test files.
 *
 * @returns each path once, those of a folder in the order of their names
 * @throws UserError when a folder or a glob has no test file
 */
export async function findTestFiles(args: readonly string[], flags: PassingFlags): Promise<readonly string[]> {
  const passed = createPassedOver(flags);
  const found = await Array.fromAsync(
    args,
    async (argument) => (await filesOf(argument, testFiles, passed))?.paths ?? [argument],
  );
  return requireSome([...new Set(found.flat())]);
}
