import { format } from "@recond/formatter";
import { listed } from "@recond/documents";
import { jsonText } from "@recond/reports";
import {
  exampleColumns,
  readSqlColumns,
  type SqlCandidate,
  type SqlColumns,
  sqlDialects,
  SqlError,
  SqlTextError,
  toSql,
  toSqlQuery,
  transactionColumns,
  unmappedFacts,
} from "@recond/simulator";
import type { Command } from "@stricli/core";
import { readText, type TextFile } from "../input/read-text.js";
import { frames } from "../input/file-error.js";
import { formOf } from "../input/kinds.js";
import type { ReadCampaign } from "../campaign/read-campaign.js";
import { readCondition, requireValid } from "../input/conditions.js";
import { createPassedOver } from "../input/passed-over.js";
import { writeNew } from "../input/write-text.js";
import { readPlan } from "../simulation/plan.js";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError, withUserErrors } from "../terminal/errors.js";
import * as flag from "./flags.js";
import { createCommand } from "./command.js";

/** The file that `--init-columns` writes. */
const COLUMNS_FILE = "recond.columns.yaml";

const described = {
  dialect: flag.oneOf(sqlDialects, "The engine that is to run it"),
  file: flag.conditionFile,
  campaign: flag.value("FILE", "Take the recording settings of a campaign"),
  terms: flag.ofCampaign.terms,
  current: flag.ofCampaign.current,
  compare: flag.repeatedValue(
    "CONDITION|FILE",
    "What if: a condition, or a file with other settings, beside it in the query",
  ),
  columns: flag.value("FILE", "Which columns hold the facts (.yaml, .json); by default, the Transactions export"),
  query: flag.oneOf(
    ["calls", "counts"],
    "Print the whole query: the decision of each call, or how many calls there are of each decision",
  ),
  "complete-from": flag.parsed(
    "DATE",
    "From which day on the table has every call, for `repeat`; by default from its first call on",
    flag.parseDay,
  ),
  "init-columns": flag.onOff(`Write a first file of columns, ${COLUMNS_FILE}`),
  json: flag.json,
};

type SqlFlags = flag.FlagsOf<typeof described>;

/** `recond sql`: a condition, or a whole simulation, as SQL for an engine. */
export const sqlCommand: Command<Environment> = createCommand(
  runSql,
  {
    flags: described,
    positional: flag.words("condition", "A condition in quotes, or `-` for standard input"),
  },
  "Write a condition, or a whole simulation, as SQL for an engine",
  `Writes a recording condition as a boolean expression of SQL. For each row it is what Recond says of the call: TRUE, FALSE, or NULL where a fact is unknown.
With --query it writes a whole simulation: which rows are calls (corrections and duplicates left out), \`during_hours\` from the campaign's hours, \`repeat\` from earlier calls, the decision, and what-ifs beside it.
Nothing is run: no engine is needed. A file of columns says where the facts are; a fact without a column is unknown, and that is said.

EXAMPLES
  recond sql --dialect bigquery 'mobile and not repeat'
  recond sql --dialect snowflake --columns recond.columns.yaml --campaign campaign.json
  recond sql --dialect clickhouse --campaign campaign.json --query counts --compare 'mobile or repeat'
  recond sql --init-columns

EXIT CODES
  0 written, 2 wrong use, unreadable file, or a condition, campaign or file of columns with mistakes`,
);

async function runSql(environment: Environment, flags: SqlFlags, ...words: string[]): Promise<ExitCode> {
  if (flags["init-columns"]) return initColumns(environment, flags);
  const { dialect } = flags;
  if (dialect === undefined) {
    throw new UserError(
      `SQL differs from engine to engine. Name yours: \`--dialect\` with ${listed(sqlDialects, "or")}.`,
    );
  }
  requireQuery(flags);
  const columns = await readColumns(flags.columns, environment);
  const { candidates, campaign } = await readCandidates(flags, words, environment);
  const [now] = candidates;
  const write = (): string => {
    // Of a disabled recording no call is recorded.
    if (flags.query === undefined) return now.recordCalls ? toSql(now.condition, { dialect, columns }) : "FALSE";
    return toSqlQuery({
      dialect,
      columns,
      candidates,
      shows: flags.query,
      terms: campaign?.facts,
      repeatWindowDays: campaign?.repeatWindowDays,
      completeFrom: flags["complete-from"],
      campaignIds: campaign?.logIds,
    });
  };
  const sql = withUserErrors(write, SqlTextError, SqlError);
  const unknown = unknownFacts(candidates, columns, flags.query !== undefined, campaign);
  if (flags.json) {
    const conditions = candidates.map(({ name, recordCalls, condition }) => ({
      name,
      record_calls: recordCalls,
      condition: condition === null ? "" : format(condition),
    }));
    await environment.output.write(jsonText({ dialect, shows: flags.query ?? "expression", conditions, unknown, sql }));
    return 0;
  }
  await environment.output.write(sql.endsWith("\n") ? sql : `${sql}\n`);
  if (unknown.length > 0) await environment.messages.write(unknownText(unknown, flags, campaign));
  return 0;
}

/**
 * The columns of a file, those of the Transactions export without one.
 *
 * @throws UserError with a code frame for each mistake
 */
async function readColumns(path: string | undefined, environment: Environment): Promise<SqlColumns> {
  if (path === undefined) return transactionColumns;
  const file = await readText(path, environment);
  const read = readSqlColumns(file.text, formOf(file));
  if ("columns" in read) return read.columns;
  throw new UserError("The file of columns has mistakes.", "", frames(file, read.problems));
}

async function initColumns({ output }: Environment, { json }: SqlFlags): Promise<ExitCode> {
  if (!(await writeNew(COLUMNS_FILE, exampleColumns))) {
    throw new UserError(`Nothing was written: there is \`${COLUMNS_FILE}\` already.`);
  }
  await output.write(json ? jsonText({ written: [COLUMNS_FILE] }) : `${COLUMNS_FILE}: written\n`);
  return 0;
}

/** @throws UserError for flags that only a whole query follows */
function requireQuery({ query, compare = [], "complete-from": from }: SqlFlags): void {
  const [unwanted] = [compare.length > 0 ? "--compare" : [], from === undefined ? [] : "--complete-from"].flat();
  if (query !== undefined || unwanted === undefined) return;
  throw new UserError(`\`${unwanted}\` is for a whole query. Add \`--query counts\` or \`--query calls\`.`);
}

/** What decides, and the campaign that it is of. */
interface Candidates {
  readonly candidates: readonly [SqlCandidate, ...SqlCandidate[]];
  readonly campaign: ReadCampaign | undefined;
}

async function readCandidates(
  flags: SqlFlags,
  words: readonly string[],
  environment: Environment,
): Promise<Candidates> {
  const { campaign: file, terms, current, compare = [] } = flags;
  if (file === undefined) {
    if (terms !== undefined || current !== undefined) {
      throw new UserError(
        "`--terms` and `--current` are about a campaign, and there is none. Name its file with `--campaign`.",
      );
    }
    const first = candidateOf(await readCondition(words, flags.file, environment));
    const others = compare.map((text) => candidateOf({ name: "condition", text, mark: "" }));
    return { candidates: [first, ...others], campaign: undefined };
  }
  if (words.length > 0 || flags.file !== undefined) {
    throw new UserError("There is a condition and a `--campaign`. Give only one of them; `--compare` takes the other.");
  }
  const passed = createPassedOver({ "no-ignore": false });
  const { read, candidates } = await readPlan({ campaign: file, terms, current, compare }, passed, environment);
  if (read.length > 1) {
    throw new UserError(`There are ${read.length} campaigns in \`${file}\`. A query is about one: name its file.`);
  }
  const [first, ...others] = candidates.flatMap(({ name, settings }) => settings.map((each) => ({ name, ...each })));
  if (first === undefined) throw new UserError(`There is no campaign in \`${file}\`.`);
  return { candidates: [first, ...others], campaign: read[0] };
}

function candidateOf({ name, text, mark }: TextFile): SqlCandidate {
  return { name, recordCalls: true, condition: requireValid({ name, text, mark }, "recording") };
}

/** The facts that no column holds and a query does not work out either. */
function unknownFacts(
  candidates: readonly SqlCandidate[],
  columns: SqlColumns,
  isQuery: boolean,
  campaign: ReadCampaign | undefined,
): readonly string[] {
  const { start, caller } = columns.rows;
  const worked = new Set([
    ...(isQuery && campaign !== undefined && start !== undefined ? ["during_hours"] : []),
    ...(isQuery && campaign !== undefined && start !== undefined && caller !== undefined ? ["repeat"] : []),
  ]);
  const conditions = candidates.filter(({ recordCalls }) => recordCalls).map(({ condition }) => condition);
  return unmappedFacts(conditions, columns.facts).filter((fact) => !worked.has(fact));
}

function unknownText(
  unknown: readonly string[],
  { query, columns }: SqlFlags,
  campaign: ReadCampaign | undefined,
): string {
  const what = `No column holds ${listed(unknown, "and")}: ${unknown.length === 1 ? "it is" : "they are"} unknown for every call.`;
  const canBeWorked = unknown.some((fact) => fact === "during_hours" || fact === "repeat");
  const how =
    canBeWorked && (query === undefined || campaign === undefined)
      ? " A whole query of a campaign (`--campaign`, `--query`) works out `during_hours` and `repeat`."
      : "";
  const where = columns === undefined ? " `--init-columns` writes a file of columns to name them in." : "";
  return `${what}${how}${where}\n`;
}
