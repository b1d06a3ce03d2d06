import { createReadStream } from "node:fs";
import { transactionFields } from "@recond/campaign";
import { type Predicate, requireList, requireObject } from "@recond/parser";
import { InvalidCallLogError } from "./logs/errors.js";
import { createCampaignLeaves } from "./decisions/campaign-leaves.js";
import { createPrograms } from "./decisions/programs.js";
import {
  CORRECTED_AGAIN,
  type CountedFile,
  createLogSummary,
  DIFFERENT_ROW,
  type GrowingSummary,
} from "./decisions/summary.js";
import { createSimulationTally } from "./decisions/tally-simulation.js";
import { cellsOf } from "./facts/cells.js";
import { createGroupReaders, createGroupValues, type GroupValues, NO_GROUP } from "./facts/group-readers.js";
import { lackingIn } from "./facts/lacking-columns.js";
import { openLog } from "./logs/byte-source.js";
import type { LogFile, LogRows, ReadLogOptions } from "./logs/log-rows.js";
import { neededColumns } from "./needed-columns.js";
import { readLog } from "./read-log.js";
import type { Plan } from "./replay/plan.js";
import type { Simulation } from "./replay/simulation.js";
import { batchesOf, type CallKind } from "./sql/duckdb-batches.js";
import { isFlag, rowFacts, type RowFacts, rowsSql } from "./sql/duckdb-rows.js";
import { CELL_MACROS, pathSql, sourceOf } from "./sql/duckdb-source.js";
import {
  type Asked,
  BROKEN_SQL,
  BUCKET,
  CORRECTED_AGAIN_SQL,
  COUNTS_SQL,
  differentSql,
  groupColumn,
  groupColumns,
  groupsSql,
  isDerived,
  kindsSql,
  doubtSql,
  ROWS,
  SPANS_SQL,
  STATES_SQL,
  UNKNOWN_SQL,
  wrongSql,
} from "./sql/duckdb-steps.js";
import { type DuckdbConnection, type Interrupting, openDuckdb } from "./sql/duckdb.js";

/** A log, and what is known of it beforehand. */
export interface DuckdbLog extends Pick<ReadLogOptions, "header" | "separator"> {
  /** Files of transactions, each with its path. */
  readonly files: readonly LogFile[];
}

/**
 * Replays a log of transactions as SQL on DuckDB, in this process: for logs that are larger than a program in one thread would like. The
 * answer is that of `simulate`; what it leaves out is said in its notes.
 *
 * @param options - a signal stops DuckDB, even within a statement
 * @throws DuckdbInterruptedError when it was stopped
 * @throws DuckdbMissingError when the package `@duckdb/node-api` is not installed
 * @throws InvalidCallLogError when a file is no log of transactions that DuckDB can read
 */
export async function simulateOnDuckdb(
  plan: Plan,
  log: DuckdbLog,
  options: { readonly signal?: Interrupting | undefined } = {},
): Promise<Simulation> {
  requireObject("The log is an object, such as { files }", log);
  requireList("The files of a log are a list", log.files);
  requireObject("The options are an object", options);
  const needs = neededColumns(plan);
  if (log.files.length === 0) throw new InvalidCallLogError("There is no file in the log.");
  const { signal } = options;
  const begun = await beginnings(log, needs);
  const connection = await openDuckdb(signal);
  try {
    return await replay(plan, log, begun, connection);
  } finally {
    await connection.close();
  }
}

/** The first rows of each file: what it is, and what it has. */
async function beginnings(
  { files, header, separator }: DuckdbLog,
  needs: ReadonlySet<string>,
): Promise<readonly LogRows[]> {
  return Array.fromAsync(files, async (file) => {
    const beginning = await firstRows(readLog([file], { header, separator, needs }));
    if (beginning === undefined) throw new InvalidCallLogError(`\`${file.name}\` is empty.`);
    if (beginning.isUtf16 === true) {
      throw new InvalidCallLogError(
        `\`${file.name}\` is written in UTF-16, which DuckDB does not read. Save it as UTF-8, or leave out the engine.`,
      );
    }
    if (beginning.format === "transactions") return { ...beginning, rejected: await problemsOf(file, beginning) };
    throw new InvalidCallLogError(
      `\`${file.name}\` holds no transactions. On DuckDB only these are replayed: leave out the engine.`,
    );
  });
}

/** What is wrong with a file beside its rows: DuckDB says nothing of columns that are there twice, and of packed files that end in the middle. */
async function problemsOf(
  { name, path }: LogFile,
  { rejected, container, compression }: LogRows,
): Promise<LogRows["rejected"]> {
  const twice = rejected.filter(({ isRow }) => !isRow && container === "csv");
  if (compression === null || path === undefined) return twice;
  // The log itself can be opened once, perhaps.
  const source = await openLog({ name, bytes: undefined, open: () => createReadStream(path) });
  let bytes = 0;
  for await (const { length } of source.bytes) bytes += length;
  const problem = source.cut();
  const line = Number.POSITIVE_INFINITY;
  return problem === undefined
    ? twice
    : [...twice.filter((each) => each.problem !== problem), { line, problem, isRow: false }];
}

async function firstRows(log: AsyncIterable<LogRows>): Promise<LogRows | undefined> {
  for await (const rows of log) return rows;
  return undefined;
}

async function replay(
  plan: Plan,
  log: DuckdbLog,
  begun: readonly LogRows[],
  connection: DuckdbConnection,
): Promise<Simulation> {
  const programs = createPrograms({ candidates: plan.candidates });
  const nodes = programs.predicates.map(({ node }) => node);
  const facts = rowFacts(nodes, plan);
  await loadRows(plan, log, begun, facts, connection);
  const names = log.files.map(({ name }) => name);
  const summary = createLogSummary(plan, programs.predicates, names);
  const from = await summarize(begun, { names, predicates: nodes, facts, plan }, summary, connection);
  const by = plan.by ?? [];
  const asked: Asked = {
    plan,
    predicates: nodes,
    from,
    spans: (await connection.rows(SPANS_SQL)).map(([span]) => Number(span)),
    unknown: await unknownCalls(connection),
  };
  const groups = by.map(createGroupValues);
  const tally = createSimulationTally(plan, programs, groups);
  const kinds = (await connection.rows(kindsSql(asked))).map((row) => kindOf(row, asked));
  const hoursLeaf = isDerived(asked, "during_hours") ? nodes.findIndex((node) => isFlag(node, "during_hours")) : -1;
  const withCampaigns = createCampaignLeaves(plan, programs.predicates);
  for (const [file, name] of names.entries()) {
    for (const settled of batchesOf(
      kinds.filter((kind) => kind.file === file),
      name,
      hoursLeaf,
    )) {
      const batch = withCampaigns(settled);
      tally.add(batch);
      summary.addSettled(batch);
    }
  }
  for await (const some of groupedKinds(asked, groups, connection)) {
    for (const settled of batchesOf(some, "", hoursLeaf)) tally.addGroups(withCampaigns(settled));
  }
  const summarized = summary.result();
  return {
    log: { ...summarized, notes: [...summarized.notes, ...notesOf(plan)] },
    ...tally.result(),
    isPartial: false,
  };
}

async function unknownCalls(connection: DuckdbConnection): Promise<Asked["unknown"]> {
  const found = await connection.rows(UNKNOWN_SQL);
  return new Map(
    found.map(([campaign, from, to, isDated]) => [
      Number(campaign),
      isDated === true ? { from: Number(from), to: Number(to) } : EVER,
    ]),
  );
}

const EVER = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

function notesOf({ evidence = [] }: Plan): readonly string[] {
  return [
    "Replayed on DuckDB: places are numbers of rows in their file, not of lines.",
    ...(evidence.length > 0 ? ["Evidence for readings is not worked out on DuckDB."] : []),
  ];
}

/** Reads all files into one table. */
async function loadRows(
  plan: Plan,
  { files, header }: DuckdbLog,
  begun: readonly LogRows[],
  facts: RowFacts,
  connection: DuckdbConnection,
): Promise<void> {
  // One after the other, here and below: they are statements of one connection.
  await Array.fromAsync(CELL_MACROS, (macro) => connection.rows(macro));
  await Array.fromAsync(begun, async (beginning, index) => {
    const path = files[index]?.path;
    if (path === undefined) {
      throw new InvalidCallLogError(
        "DuckDB reads files, and no standard input. Write the log to a file, and give that.",
      );
    }
    const types = beginning.container === "parquet" ? await typesOf(path, connection) : new Map<string, string>();
    const source = sourceOf({ ...beginning, path, rejects: rejectsOf(index), hasHeader: header === undefined, types });
    const by = (plan.by ?? []).map((field, at) => (groupColumn(field, at).startsWith("g_") ? field : undefined));
    const rows = rowsSql(plan, facts, source, index, by);
    await connection.rows(index === 0 ? `CREATE TEMP TABLE ${ROWS} AS ${rows}` : `INSERT INTO ${ROWS} ${rows}`);
  });
  await Array.fromAsync(STATES_SQL, (statement) => connection.rows(statement));
}

async function typesOf(path: string, connection: DuckdbConnection): Promise<ReadonlyMap<string, string>> {
  const described = await connection.rows(`DESCRIBE SELECT * FROM read_parquet(${pathSql(path)})`);
  return new Map(described.map(([name, type]) => [String(name), String(type)]));
}

/** The table in which DuckDB notes the rows of a file that it could not read. */
function rejectsOf(file: number): string {
  return `recond_rejects_${file}`;
}

/** What is looked for in the files, and what they are called. */
interface Summarized {
  readonly names: readonly string[];
  readonly predicates: readonly Predicate[];
  readonly facts: RowFacts;
  readonly plan: Plan;
}

/** Says what is in the files. @returns when the first row started */
async function summarize(
  begun: readonly LogRows[],
  { names, predicates, facts, plan }: Summarized,
  summary: GrowingSummary,
  connection: DuckdbConnection,
): Promise<number> {
  const counts = await connection.rows(COUNTS_SQL);
  const wrongs = await wrongRows(facts, predicates, plan, connection);
  const all: number[] = [];
  await Array.fromAsync(begun, async ({ format, container, compression, columns, rows, rejected: wrong }, index) => {
    const own = counts.filter(([file]) => Number(file) === index);
    const countOf = (state: string): number => Number(own.find(([, each]) => each === state)?.[2] ?? 0);
    const starts = startsOf(own);
    const rejects = container === "csv" ? await connection.rows(REJECTS_SQL.replace("?", rejectsOf(index))) : [];
    const rejected = rejects.length + countOf("rejected");
    const sum = own.reduce((total, [, , count]) => total + Number(count), 0);
    // Before its first call a log may have other rows: it is not complete from these on.
    all.push(...startsOf(own.filter(([, state]) => state !== "notCalls")));
    summary.addCounted({
      name: names[index] ?? "",
      format,
      container,
      compression,
      rows: sum + rejects.length,
      leftOut: {
        notCalls: countOf("notCalls"),
        replaced: countOf("replaced"),
        duplicates: countOf("duplicates"),
        otherCampaigns: countOf("otherCampaigns"),
      },
      rejected,
      problems: [
        ...wrong.map(({ line, problem }) => ({ line: Math.min(line, sum + rejects.length + 1), problem })),
        ...rejects.map(([line, why, lines]) => ({ line: Number(line), problem: unread(why, lines) })),
        ...wrongs.filter(({ file }) => file === index),
      ],
      lacking: lackingIn(plan, predicates, { rows, columns }, cellsOf(columns), transactionFields),
      starts,
    });
  });
  return all.length === 0 ? 0 : Math.min(...all);
}

/** What is wrong with rows of a file. */
type WrongRows = CountedFile["problems"][number] & { readonly file: number };

/** What is wrong with rows: those that are none, and with a value of others, or between them. */
async function wrongRows(
  { doubts }: RowFacts,
  predicates: readonly Predicate[],
  plan: Plan,
  connection: DuckdbConnection,
): Promise<readonly WrongRows[]> {
  const found: WrongRows[] = [];
  const take = async (rows: string, problemOf: (wrong: string) => string, isDoubt = true): Promise<void> => {
    for (const [file, count, first] of await connection.rows(wrongSql(rows))) {
      const examples = Array.isArray(first) ? first.map(wrongRow) : [];
      for (const [index, { line, wrong }] of examples.entries()) {
        const more = index === examples.length - 1 ? Number(count) - index : 1;
        found.push({ file: Number(file), line, problem: problemOf(wrong), isDoubt, count: more });
      }
    }
  };
  await take(BROKEN_SQL, () => unread("it is no JSON object", 0), false);
  await Array.fromAsync(doubts, ({ problemOf }, index) => take(doubtSql(index), problemOf));
  await take(differentSql({ plan, predicates }), () => DIFFERENT_ROW);
  await take(CORRECTED_AGAIN_SQL, () => CORRECTED_AGAIN);
  // In the order of the log, as the first ones of a kind are told.
  return found.toSorted((a, b) => a.line - b.line);
}

function wrongRow(value: unknown): { readonly line: number; readonly wrong: string } {
  if (typeof value !== "object" || value === null) return { line: 0, wrong: "" };
  return { line: "n" in value ? Number(value.n) : 0, wrong: "wrong" in value ? String(value.wrong) : "" };
}

/** When the first and the last row of each state started, as far as that is known. */
function startsOf(counts: readonly (readonly unknown[])[]): readonly number[] {
  return counts
    .flatMap(([, , , from, to]) => [from, to])
    .filter((start) => start !== null)
    .map(Number);
}

/** Of each row what DuckDB says first: it says something of each cell that is missing. */
const REJECTS_SQL =
  "SELECT line, arg_min(error_message, column_idx), MAX(length(csv_line) - length(replace(csv_line, chr(10), ''))) FROM ? GROUP BY line ORDER BY line";

/** @param breaks - line breaks in the row: a quote that is not closed takes the lines behind it along */
function unread(why: unknown, breaks: unknown): string {
  const more = Number(breaks ?? 0) > 0 ? `, and with it the next ${Number(breaks)} lines, which may be rows` : "";
  return `DuckDB cannot read this row: ${String(why).replace(/\.$/, "")}${more}.`;
}

function kindOf(row: readonly unknown[], asked: Asked): CallKind {
  const cells = [...row];
  const [file, campaign, recorded] = cells.splice(0, 3);
  const [given = null, derived = null] = isDerived(asked, "repeat") ? cells.splice(0, 2) : [];
  const leaves = cells.splice(0, asked.predicates.length).map(truthOf);
  const [calls, examples] = cells;
  return {
    file: Number(file),
    campaign: Number(campaign),
    recorded: truthOf(recorded),
    given: truthOf(given),
    derived: truthOf(derived),
    leaves,
    calls: Number(calls),
    examples: Array.isArray(examples) ? examples.map(exampleOf) : [],
    groups: [],
  };
}

/** The calls once more for each column by which is grouped, with the groups that they are in: piece by piece, as there are many kinds. */
async function* groupedKinds(
  asked: Asked,
  groups: readonly GroupValues[],
  connection: DuckdbConnection,
): AsyncGenerator<readonly CallKind[]> {
  if (groups.length === 0) return;
  const columns = groupColumns(asked);
  const width = asked.predicates.length + 1;
  const readers = createGroupReaders(asked.plan, "transactions", cellsOf(null));
  for await (const rows of connection.pieces(groupsSql(asked))) {
    yield columns.flatMap((column, place) => {
      const own = rows.filter((row) => row[width + columns.length + place] === true);
      const values = own.map((row) => row[width + place] ?? null);
      const known = {
        campaigns: Uint16Array.from(own, ([campaign]) => Number(campaign)),
        starts: Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value) * BUCKET)),
      };
      const codes = groups.map((group, index) => {
        if (groupColumn(group.by, index) !== column) return undefined;
        const cells = values.map((value) => groupRow(group.by, value));
        return readers[index]?.(cells, known, group.values);
      });
      return own.map((row, kind) => ({
        ...PLAIN,
        campaign: known.campaigns[kind] ?? 0,
        leaves: row.slice(1, width).map(truthOf),
        calls: Number(row.at(-1)),
        groups: codes.map((each) => each?.[kind] ?? NO_GROUP),
      }));
    });
  }
}

/** What is not told apart where calls are only grouped. */
const PLAIN = { file: 0, recorded: null, given: null, derived: null, examples: [] };

/** A row with what a field by which is grouped is read from. */
function groupRow(by: string, value: unknown): Readonly<Record<string, unknown>> {
  const custom = /^custom_data\[([^[\]]+)\]$/.exec(by)?.[1]?.trim();
  const [phone = ""] = transactionFields.phone;
  return Object.fromEntries([[custom ?? (by === "phone" ? phone : by), value]]);
}

function truthOf(value: unknown): boolean | null {
  return typeof value === "boolean" ? value : null;
}

function exampleOf(value: unknown): CallKind["examples"][number] {
  if (typeof value !== "object" || value === null) return { n: 0, id: null };
  return { n: "n" in value ? Number(value.n) : 0, id: "id" in value && typeof value.id === "string" ? value.id : null };
}
