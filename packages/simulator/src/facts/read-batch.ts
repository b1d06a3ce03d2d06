import { currentCallFields, transactionFields } from "@recond/campaign";
import { checkCallContext, type CallContext } from "@recond/evaluator";
import type { Predicate } from "@recond/parser";
import { type CallId, identify, idOf } from "../logs/call-id.js";
import { createBits, setBit } from "../columns/bits.js";
import type { FactColumn } from "../columns/fact-column.js";
import type { LogRow, LogRows } from "../logs/log-rows.js";
import type { Batch, RowProblem } from "./batch.js";
import { cellsOf } from "./cells.js";
import type { ColumnReader } from "./column-reader.js";
import { columnReaders } from "./column-readers.js";
import { contextReaders } from "./context-readers.js";
import { createGroupReaders, readGroups } from "./group-readers.js";
import { columnKey, otherColumnReaders } from "./other-columns.js";
import { lackingIn } from "./lacking-columns.js";
import { createRowReader, duringHoursColumn, type ReadRow } from "./row-reader.js";
import type { Plan } from "../replay/plan.js";

/** Turns rows into columns. */
export type BatchReader = (rows: LogRows) => Batch;

/**
 * A reader of what the plan's conditions need.
 *
 * @param predicates - those of all candidates
 */
export function createBatchReader(plan: Plan, predicates: readonly Predicate[]): BatchReader {
  const readContexts = createContextsReader(plan, predicates);
  // Files have headers of their own: what is known of one holds as long as it is the same.
  const readers = new Map<readonly string[] | LogRows["format"], BatchReader>();
  return (rows) => {
    if (rows.format === "call-contexts") return readContexts(rows);
    const key = rows.columns ?? rows.format;
    const reader = readers.get(key) ?? createRowsReader(plan, predicates, rows);
    readers.set(key, reader);
    return reader(rows);
  };
}

/** Call contexts say all facts themselves, but not whose they are: with several campaigns nobody can tell. */
function createContextsReader(plan: Plan, predicates: readonly Predicate[]): BatchReader {
  const readers = contextReaders(predicates);
  const groupReaders = createGroupReaders(plan, "call-contexts", cellsOf(null));
  const campaign =
    plan.campaigns.length === 1 ? 0 : plan.campaigns.findIndex(({ ids }) => Object.keys(ids).length === 0);
  const isTold = campaign >= 0;
  return (source) => {
    const { rows } = source;
    let otherCampaigns = 0;
    const live = createBits(rows.length);
    const rejected: RowProblem[] = [];
    const odd = new Map<number, CallContext>();
    const ids: (CallId | undefined)[] = [];
    for (let row = 0; row < rows.length; row += 1) {
      const value = rows[row] ?? NO_FACTS;
      const id = idOf(value);
      ids.push(id);
      const problems = checkCallContext(value, id === undefined ? undefined : "id");
      if (problems.length > 0) rejected.push({ row, problem: problems.join(" ") });
      else if (!isTold) otherCampaigns += 1;
      else {
        setBit(live, row);
        const facts: object = value;
        const { unknown = [] }: CallContext = facts;
        if (unknown.length > 0) odd.set(row, identify(facts).facts);
      }
    }
    return {
      source,
      live,
      notCalls: 0,
      otherCampaigns,
      rejected,
      doubts: [],
      campaigns: new Uint16Array(rows.length).fill(isTold ? campaign : 0),
      columns: readColumns(readers, rows),
      otherColumns: new Map(),
      odd,
      starts: new Float64Array(rows.length).fill(Number.NaN),
      ids,
      identities: null,
      hours: null,
      lacking: isTold ? [] : [NO_CAMPAIGN],
      recorded: null,
      groups: readGroups(plan.by ?? [], groupReaders, rows, null),
    };
  };
}

const NO_FACTS: LogRow = {};

const NO_CAMPAIGN =
  "Call contexts do not say of which campaign they are, and there are several: replay them with one campaign at a time.";

/** Rows as the platform writes them. */
function createRowsReader(plan: Plan, predicates: readonly Predicate[], { format, columns }: LogRows): BatchReader {
  const fields = format === "transactions" ? transactionFields : currentCallFields;
  const cells = cellsOf(columns);
  const others = plan.evidence ?? [];
  const readers = columnReaders(predicates, cells, fields);
  const otherReaders = otherColumnReaders(others, predicates, cells, fields);
  const hours = predicates.find((each) => each.kind === "flag" && each.name === "during_hours");
  const groupReaders = createGroupReaders(plan, format, cells);
  const readRow: ReadRow = createRowReader(plan, predicates, cells, fields);
  let lacking: readonly string[] | undefined;
  return (source) => {
    const { rows } = source;
    if (rows.length > 0) lacking ??= lackingIn(plan, predicates, { rows, columns }, cells, fields);
    const { duringHours, ...read } = readRow(rows);
    const facts = readColumns(readers, source.rows);
    if (duringHours !== undefined) facts.set("during_hours", duringHours);
    const otherFacts = readColumns(otherReaders, source.rows);
    for (const reading of others) {
      if (reading.reading !== "R16" || hours === undefined || duringHours === undefined) continue;
      otherFacts.set(columnKey(hours, reading), duringHoursColumn(plan, read, { R16: reading.option }));
    }
    return {
      source,
      ...read,
      rejected: [],
      doubts: [...read.doubts, ...doubtsIn(readers, facts, source.rows.length)],
      hours: read.hours,
      lacking: lacking ?? [],
      columns: facts,
      otherColumns: otherFacts,
      odd: NO_CALLS,
      groups: readGroups(plan.by ?? [], groupReaders, source.rows, read),
    };
  };
}

const NO_CALLS: ReadonlyMap<number, CallContext> = new Map();

function readColumns(readers: readonly ColumnReader[], rows: readonly LogRow[]): Map<string, FactColumn> {
  return new Map(readers.map((reader) => [reader.key, reader.read(rows)]));
}

function doubtsIn(
  readers: readonly ColumnReader[],
  facts: ReadonlyMap<string, FactColumn>,
  rows: number,
): readonly RowProblem[] {
  const doubts: RowProblem[] = [];
  for (const { key, doubt } of readers) {
    const column = facts.get(key);
    if (column?.contexts.values.some((_context, code) => doubt(code) !== undefined) !== true) continue;
    for (let row = 0; row < rows; row += 1) {
      const problem = doubt(column.codes[row] ?? 0);
      if (problem !== undefined) doubts.push({ row, problem });
    }
  }
  return doubts;
}
