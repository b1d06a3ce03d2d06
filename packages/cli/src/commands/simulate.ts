import { otherReadings } from "@recond/evaluator";
import {
  DuckdbInterruptedError,
  DuckdbMissingError,
  InvalidCallLogError,
  type LogFile,
  type Plan,
  type ReplayedCall,
  simulateFiles,
  simulateOnDuckdb,
  type Simulation,
  TemporaryFileError,
  UnknownColumnsError,
} from "@recond/simulator";
import type { Command } from "@stricli/core";
import * as flag from "./flags.js";
import { createPassedOver } from "../input/passed-over.js";
import { requireOutput } from "../input/require-output.js";
import { FOR_ONE_FILE, nameOf, requireOneInput } from "../input/read-text.js";
import { findLogs } from "../simulation/find-logs.js";
import { readPlan } from "../simulation/plan.js";
import { chooseCall, type ChosenCall, createExplainCall } from "../simulation/each-call.js";
import { createPrinter } from "../simulation/printer.js";
import { createReplayReport, REPORT_FIELDS } from "../simulation/replay-report.js";
import { withLittleMemory } from "../simulation/little-memory.js";
import { createProgress } from "../terminal/progress.js";
import { counted, group } from "@recond/reports";
import { type CallOutput, openCallOutput } from "../simulation/call-output.js";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, mendable, UserError } from "../terminal/errors.js";
import { createCommand } from "./command.js";
import { interruptible } from "../terminal/interruptible.js";
import { errorsIn } from "../simulation/counts.js";

const described = {
  ...flag.ofCampaign,
  calls: flag.repeated(flag.required("FILE", "The call log: files, folders or globs (`-`: standard input)")),
  compare: flag.repeatedValue("CONDITION|FILE", "What if: a condition, or a file or folder with other settings"),
  by: flag.repeatedValue("FIELD", "Count apart: day, weekday, hour, campaign, or a column of the log"),
  each: flag.onOff("Print the decision of every call"),
  explain: flag.parsed("N", "Explain the decision of that call of the log, counted from 1", flag.parseCount),
  out: flag.value("FILE", "Write the decision of every call to a file: .csv, .ndjson or .parquet"),
  report: flag.value("FILE", "Write a report to a file: .html, a page with charts, or .md"),
  header: flag.parsed("NAMES", "The columns of a CSV file without a header row, between commas", (text) =>
    text.split(",").map((name) => name.trim()),
  ),
  separator: flag.value("CHARACTER", "What separates the cells of a CSV file; by default it is told from the file"),
  "complete-from": flag.parsed(
    "DATE",
    "From which day on the log has every call, for `repeat`; by default from its first call on",
    flag.parseDay,
  ),
  underived: flag.repeated(
    flag.oneOf(["during_hours", "repeat"], "Do not work this fact out: it is unknown unless the log says it"),
  ),
  evidence: flag.onOff(
    "Hold our readings against the recordings: which calls tell them from others, and what they say",
  ),
  engine: flag.oneOf(["duckdb"], "Run it as SQL on another engine, in this process: for large logs of transactions"),
  strict: flag.onOff("Exit with 1 also if a value of the log was taken as unknown because it is wrong"),
  ...flag.passing,
  json: flag.json,
};

type SimulateFlags = flag.FlagsOf<typeof described>;

/** `recond simulate`: what would have been recorded of a whole call log. */
export const simulateCommand: Command<Environment> = createCommand(
  runSimulate,
  {
    flags: described,
  },
  "Replay a call log: what would have been recorded",
  `Decides every call of a log with a campaign's settings, and counts. The log is what the platform exports: transactions as CSV, JSON or Parquet, calls in progress, or call contexts in Recond's own words; packed by gzip or zstd as well. What it is, is told from its content. It is read piece by piece, so it may be of any size.
\`during_hours\` is worked out from the start of a call and the campaign's hours, \`repeat\` from earlier calls of the log.
Every row is accounted for: decided, undetermined, left out, or rejected with its line; the exit code is 1 then.

EXAMPLES
  recond simulate --campaign campaign.json --calls transactions.csv
  recond simulate --campaign campaign.json --calls october.csv.gz --compare 'mobile and not repeat'
  recond simulate --campaign campaigns/ --calls logs/ --by campaign --by day
  recond simulate --campaign campaign.json --calls transactions.csv --report report.html
  recond simulate --campaign campaign.json --calls transactions.csv --explain 17 --out decisions.csv
  recond simulate --campaign campaign.json --calls transactions.csv --evidence
  recond simulate --campaign campaign.json --calls 'logs/*.parquet' --engine duckdb
  recond simulate --campaign campaign.json --terms future --calls - < calls.json

EXIT CODES
  0 all calls decided or left undetermined, 1 some rows could not be read, 2 none could, wrong use, unreadable file or invalid campaign`,
);

async function runSimulate(environment: Environment, flags: SimulateFlags): Promise<ExitCode> {
  requireOneInput([flags.campaign, flags.current, ...flags.calls], FOR_ONE_FILE);
  requireOwnEngine(flags);
  const passed = createPassedOver(flags);
  const choice = { campaign: flags.campaign, terms: flags.terms, current: flags.current, compare: flags.compare ?? [] };
  const { read, ...planned } = await readPlan(choice, passed, environment);
  const logs = await findLogs(flags.calls, passed, environment);
  const names = logs.map(({ name }) => name);
  const explain = createExplainCall(read, flags.underived);
  const printer = createPrinter(
    { campaigns: read, logs: names, each: flags.each, json: flags.json, explain },
    environment,
  );
  const out = flags.out === undefined ? undefined : await openOut(flags.out, planned, [flags.campaign, ...names]);
  const report =
    flags.report === undefined
      ? undefined
      : await createReplayReport(flags.report, [flags.campaign, ...names], environment);
  let chosen: ChosenCall | undefined;
  const onCalls = async (calls: Iterable<ReplayedCall>): Promise<void> => {
    const wanted = [...calls];
    for (const call of wanted) if (call.place.row === flags.explain) chosen = chooseCall(call, explain, read);
    await out?.add(wanted);
    if (flags.each) await printer.calls(wanted);
  };
  const isCalled = flags.each || flags.explain !== undefined || out !== undefined;
  const progress = createProgress(environment.messages, !(flags.each && environment.output.isTerminal));
  const total = bytesOf(logs);
  try {
    const plan: Plan = { ...planned, ...wishesOf(flags) };
    const simulation = await interruptible((signal) =>
      withLittleMemory(
        flags.engine === "duckdb"
          ? simulateOnDuckdb(plan, { ...flags, files: logs }, { signal })
          : simulateFiles(plan, logs, {
              header: flags.header,
              separator: flags.separator,
              signal,
              onProgress: (bytes, rows) => progress.show(bytes, () => `${group(rows)} calls`, total),
              ...(isCalled && { onCalls }),
            }),
      ),
    ).catch(logError);
    await progress.clear();
    await printer.end({ ...simulation, groupings: simulation.groupings.slice(0, flags.by?.length ?? 0) }, chosen);
    if (out !== undefined) await endOut(out, flags.out ?? "", simulation, environment);
    await report?.(simulation);
    return await exitCodeOf(simulation, chosen, flags, environment);
  } finally {
    await out?.abandon();
  }
}

async function openOut(
  path: string,
  { campaigns, candidates }: Pick<Plan, "campaigns" | "candidates">,
  inputs: readonly string[],
): Promise<CallOutput> {
  await requireOutput(path, inputs, "out");
  return openCallOutput(
    path,
    candidates.map(({ name }) => name),
    campaigns.map(({ name }) => name),
  );
}

/** A file that lacks calls must not look whole. */
async function endOut(
  out: CallOutput,
  path: string,
  { isPartial }: Simulation,
  { messages }: Environment,
): Promise<void> {
  if (isPartial) {
    await messages.write(`${path}: not written, as the log was not read to its end\n`);
    return;
  }
  await out.end();
  const disarmed = out.disarmed();
  if (disarmed > 0) {
    await messages.write(
      `${path}: ${counted(disarmed, "cell")} that a spreadsheet would take for a formula ${disarmed === 1 ? "begins" : "begin"} with an apostrophe\n`,
    );
  }
}

/** What the flags say of the replay beside its settings. A report without fields of its own counts by day and hour. */
function wishesOf(flags: SimulateFlags): Omit<Plan, "campaigns" | "candidates"> {
  return {
    by: flags.by ?? (flags.report === undefined ? [] : REPORT_FIELDS),
    ...(flags.evidence && { evidence: otherReadings }),
    underived: new Set(flags.underived),
    completeFrom: flags["complete-from"],
  };
}

/** How much is read, if that is known. */
function bytesOf(logs: readonly LogFile[]): number | undefined {
  if (logs.some(({ bytes }) => bytes === undefined)) return undefined;
  return logs.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
}

/** @throws UserError for what another engine does not give */
function requireOwnEngine({ engine, each, explain, out, evidence }: SimulateFlags): void {
  if (engine === undefined) return;
  const asked = {
    "--each": each,
    "--explain": explain !== undefined,
    "--out": out !== undefined,
    "--evidence": evidence,
  };
  const [unwanted] = Object.entries(asked).flatMap(([name, isAsked]) => (isAsked ? [name] : []));
  if (unwanted === undefined) return;
  throw new UserError(`\`${unwanted}\` is not worked out on DuckDB. Leave out \`--engine\`.`);
}

function logError(error: unknown): never {
  if (error instanceof UnknownColumnsError) throw new UserError(`${error.problem} ${HEADERLESS}`);
  throw mendable(error, InvalidCallLogError, TemporaryFileError, DuckdbMissingError, DuckdbInterruptedError);
}

const HEADERLESS = "Where the header row is missing, give its columns with `--header`.";

async function exitCodeOf(
  { log, isPartial }: Simulation,
  chosen: ChosenCall | undefined,
  { explain, strict, calls }: SimulateFlags,
  environment: Environment,
): Promise<ExitCode> {
  const name = calls.map(nameOf).join(", ");
  const errors = errorsIn(log);
  if (errors > 0 && log.calls === 0) {
    throw new UserError(`No call of \`${name}\` could be decided. What is wrong is told above.`);
  }
  if (explain !== undefined && chosen === undefined) await tellWhyNotChosen(explain, log, name, environment);
  return errors > 0 || isPartial || (strict && log.problems.length > 0) ? 1 : 0;
}

/** A number beyond the log is wrong use; a row that was not decided is one of those that were reported, or left out. */
async function tellWhyNotChosen(
  number: number,
  { rows, leftOut }: Simulation["log"],
  name: string,
  { messages }: Environment,
): Promise<void> {
  if (number <= rows) {
    const isLeftOut = Object.values(leftOut).some((count) => count > 0);
    const why = isLeftOut
      ? "is none that is decided: it was left out, or could not be read."
      : "could not be read or has wrong facts. What is wrong is told above.";
    await messages.write(`There is no explanation: call ${number} ${why}\n`);
    return;
  }
  throw new UserError(
    `There is no call ${number} to explain: \`${name}\` has ${counted(rows, "call")}. Choose a number from 1 to ${rows}.`,
  );
}
