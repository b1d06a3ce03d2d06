import { DuckDBInstance } from "@duckdb/node-api";
import { format } from "@recond/formatter";
import { type Condition, parseOrThrow } from "@recond/parser";
import { type CallColumns, countBits, createColumnDecider, toSql, type Truths } from "@recond/simulator";
import { HAND_WRITTEN } from "../hand-written/predicates.js";
import { type KnownCall, makeCalls } from "../workload/calls.js";
import { CONDITIONS, type Size, SIZES } from "../workload/conditions.js";
import { type Effort, type Job, measure, type Timings } from "./clock.js";
import { BY_HAND } from "./deciding.js";

/** Bitsets of predicates are there, one for all conditions that have the predicate: what a further condition costs. */
export const FROM_BITS = "from bitsets";
/** Columns are there: predicates are asked as well. */
const FROM_COLUMNS = "from columns";
/** Nothing is there but the calls. */
const FROM_CALLS = "from calls";
export const DUCKDB = "DuckDB, one thread";

/** What deciding the calls of a batch took, for one condition. */
export interface BatchResult {
  readonly work: Size;
  readonly timings: Timings;
  readonly names: readonly string[];
  readonly calls: number;
}

/** A table of so many calls: beyond the cost of a query, which is the same for any. */
const COPIES = 20;

/** Decides the calls of a batch in columns, call by call as by hand, and in DuckDB's columns. All of them meet the condition equally often. */
export async function measureBatches(effort: Effort): Promise<readonly BatchResult[]> {
  const calls = makeCalls();
  return Array.fromAsync(SIZES, (work) => measureBatch(work, calls, effort));
}

async function measureBatch(work: Size, calls: readonly KnownCall[], effort: Effort): Promise<BatchResult> {
  const condition = parseOrThrow(CONDITIONS[work]);
  if (condition === null) throw new RangeError("An empty condition decides nothing.");
  const byHand = (): number => {
    let met = 0;
    for (const call of calls) met += Number(HAND_WRITTEN[work](call));
    return met;
  };
  const decider = createColumnDecider([condition]);
  const columns: CallColumns = decider.columnsOf(calls);
  const predicates = decider.predicates(columns);
  const metIn = (leaves: readonly Truths[]): number => countBits(decider.decide(0, leaves).yes);
  const jobs: readonly Job[] = [
    { name: BY_HAND, run: byHand },
    { name: FROM_BITS, run: () => metIn(predicates) },
    { name: FROM_COLUMNS, run: () => metIn(decider.predicates(columns)) },
    { name: FROM_CALLS, run: () => metIn(decider.predicates(decider.columnsOf(calls))) },
  ];
  requireSame(jobs.map(({ name, run }) => [name, Number(run())]));
  const timings = measure(jobs, effort);
  const duckdb = await timeOfDuckdb(condition, calls, byHand(), effort.rounds);
  const own = timings.time(BY_HAND);
  return {
    work,
    names: [...jobs.map(({ name }) => name), DUCKDB],
    calls: calls.length,
    timings: {
      time: (name) => (name === DUCKDB ? duckdb : timings.time(name)),
      ratio: (name, base) => (name === DUCKDB ? duckdb / own : timings.ratio(name, base)),
    },
  };
}

function requireSame([[, expected] = ["", 0], ...others]: readonly (readonly [string, number])[]): void {
  for (const [name, met] of others) if (met !== expected) throw new Error(`${name} decides otherwise.`);
}

/** Milliseconds of a processor for the calls of one batch, the fastest of several runs: DuckDB is given every advantage. */
async function timeOfDuckdb(
  condition: Condition,
  calls: readonly KnownCall[],
  expected: number,
  rounds: number,
): Promise<number> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await connection.run(
    "CREATE TABLE calls (during_hours BOOLEAN, repeat BOOLEAN, landline BOOLEAN, mobile BOOLEAN, pressed VARCHAR[], affiliate_name VARCHAR, media_type VARCHAR, promo_number_description VARCHAR, custom_data MAP(VARCHAR, VARCHAR))",
  );
  const shape = `[{"during_hours":"BOOLEAN","repeat":"BOOLEAN","landline":"BOOLEAN","mobile":"BOOLEAN","pressed":"VARCHAR[]","affiliate_name":"VARCHAR","media_type":"VARCHAR","promo_number_description":"VARCHAR","custom_data":"MAP(VARCHAR, VARCHAR)"}]`;
  await connection.run(
    `INSERT INTO calls SELECT r.* FROM (SELECT unnest(from_json($rows::JSON, '${shape}')) AS r), range(${COPIES})`,
    { rows: JSON.stringify(calls) },
  );
  const expression = toSql(condition, {
    dialect: "duckdb",
    columns: {
      facts: {
        during_hours: { column: "during_hours" },
        repeat: { column: "repeat" },
        landline: { column: "landline" },
        mobile: { column: "mobile" },
        pressed: { paths: "pressed" },
        affiliate_name: { column: "affiliate_name", ifEmpty: "text" },
        media_type: { column: "media_type", ifEmpty: "text" },
        promo_number_description: { column: "promo_number_description", ifEmpty: "text" },
        custom_data: { others: { map: "custom_data" } },
      },
    },
  });
  const times = await Array.fromAsync([...Array(Math.min(7, rounds)).keys()], async () => {
    const start = performance.now();
    const reader = await connection.runAndReadAll(`SELECT count(*) FILTER (WHERE ${expression}) FROM calls`);
    const time = (performance.now() - start) / COPIES;
    const met = Number(reader.getRows()[0]?.[0]);
    if (met !== expected * COPIES) throw new Error(`DuckDB decides otherwise: ${format(condition)}`);
    return time;
  });
  connection.closeSync();
  return Math.min(...times);
}
