import type { Command } from "@stricli/core";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { requireOutput } from "../input/require-output.js";
import { requireOneInput, STANDARD_INPUT } from "../input/read-text.js";
import { foldersAmong } from "../input/walk-folder.js";
import { findTestFiles, runTestFile, type TestRun } from "../testing/run-test-file.js";
import { isTestFileName } from "../input/kinds.js";
import { watch } from "../input/watch.js";
import { type TestFormat, writeReport } from "../testing/write-report.js";
import { createCommand } from "./command.js";
import * as flag from "./flags.js";

const described = {
  filter: flag.value("NAME", "Run only the cases and guarantees with this text in their name"),
  watch: flag.onOff("Run again whenever a test file or its campaign changes, until Ctrl-C"),
  coverage: flag.onOff(
    "Say which predicates the cases show to decide (MC/DC); by default, only where that is less than asked for",
  ),
  suggest: flag.onOff("Print the cases that are missing for full coverage, ready to paste"),
  mutants: flag.onOff("Change the condition in every place and see whether some case or guarantee notices"),
  format: flag.oneOf(["text", "json", "junit", "github"], "How to report; text for people by default"),
  // What `--format` was called; nobody is told.
  reporter: { ...flag.oneOf(["terminal", "json", "junit", "github"], ""), hidden: true as const },
  output: flag.output,
  ...flag.passing,
  json: flag.json,
};

type TestFlags = flag.FlagsOf<typeof described>;

/** `recond test`: whether a condition decides as its test files expect, and how much of it they show. */
export const testCommand: Command<Environment> = createCommand(
  runTest,
  {
    flags: described,
    aliases: { f: "format", o: "output" },
    positional: {
      kind: "array",
      minimum: 1,
      parameter: {
        parse: String,
        brief: "A test file, a folder with test files, or `-` for a YAML test file from standard input",
        placeholder: "file",
      },
    },
  },
  "Run test files for conditions, with coverage",
  `Runs test files: calls with the decision that is expected for them, and guarantees (never, always, only), which are proven for every call. Of a folder all files run whose name ends in .test.yaml, .test.yml or .test.json.
Coverage is MC/DC: a predicate is covered when two cases show that it alone changed the decision.

EXAMPLES
  recond test examples/
  recond test campaign.test.yaml --coverage
  recond test campaign.test.yaml --suggest
  recond test campaign.test.yaml --filter 'repeat' --watch
  recond test examples/ --mutants --format junit --output report.xml

EXIT CODES
  0 all cases passed, all guarantees are proven and the coverage asked for was reached, 1 not so, 2 wrong use, unreadable or malformed file`,
);

async function runTest(environment: Environment, flags: TestFlags, ...args: string[]): Promise<ExitCode> {
  const format = formatOf(flags);
  requireSensible(flags, format, args);
  if (!flags.watch) return codeOf(await runOnce(args, flags, format, environment));
  const runAgain = async (): Promise<readonly string[]> => {
    const runs = await runOnce(args, flags, format, environment);
    return [...(await foldersAmong(args)), ...runs.flatMap(({ files }) => files)];
  };
  await watch(runAgain, isTestFileName, environment);
  return 0;
}

async function runOnce(
  args: readonly string[],
  flags: TestFlags,
  format: TestFormat,
  environment: Environment,
): Promise<readonly TestRun[]> {
  const files = await findTestFiles(args, flags);
  const runs = await Array.fromAsync(files, (file) => runTestFile(file, flags, environment));
  requireCases(runs, flags.filter);
  const path = flag.outputPath(flags.output);
  if (path !== undefined) {
    await requireOutput(
      path,
      runs.flatMap((run) => run.files),
    );
  }
  await writeReport(runs, { format, path, coverage: flags.coverage || flags.suggest }, environment);
  return runs;
}

function formatOf({ json, format, reporter }: TestFlags): TestFormat {
  if (format !== undefined && reporter !== undefined) {
    throw new UserError("`--reporter` is what `--format` was called. Give only `--format`.");
  }
  const named = reporter === "terminal" ? "text" : (reporter ?? format);
  if (!json) return named ?? "text";
  if (named === undefined || named === "json") return "json";
  const name = reporter === undefined ? "--format" : "--reporter";
  throw new UserError(
    `\`--json\` reports as JSON and \`${name} ${reporter ?? named}\` does not. Give only one of them.`,
  );
}

function requireSensible(flags: TestFlags, format: TestFormat, args: readonly string[]): void {
  if (flags.filter !== undefined && (flags.suggest || flags.mutants)) {
    const other = flags.suggest ? "--suggest" : "--mutants";
    throw new UserError(`\`${other}\` looks at all cases and \`--filter\` runs only some. Give only one of them.`);
  }
  requireOneInput(args);
  if (!flags.watch) return;
  if (args.includes(STANDARD_INPUT)) throw new UserError("`--watch` needs files, and standard input is none.");
  if (format !== "text" && flag.outputPath(flags.output) === undefined) {
    throw new UserError("`--watch` prints a report after each change. Add `--output FILE`, or leave out the format.");
  }
}

/** A filter that no name matches is mistyped: a run without cases would pass. */
function requireCases(runs: readonly TestRun[], filter: string | undefined): void {
  if (filter === undefined) return;
  const ran = runs.flatMap(({ outcome }) => ("campaign" in outcome ? [outcome.report.results] : []));
  if (ran.length > 0 && ran.every(({ cases, guarantees }) => cases.length + guarantees.length === 0)) {
    const more = ran.some(({ testFile }) => testFile.guarantees !== undefined) ? " and no guarantee" : "";
    throw new UserError(`No case${more} has \`${filter}\` in its name.`);
  }
}

function codeOf(runs: readonly TestRun[]): ExitCode {
  const reports = runs.map(({ outcome }) => outcome);
  if (reports.some((outcome) => !("campaign" in outcome))) return 2;
  return reports.every((outcome) => "campaign" in outcome && outcome.report.results.passed) ? 0 : 1;
}
