import { afterAll, beforeAll, expect, it } from "vitest";
import { openDuckdb } from "./duckdb-engine.js";
import { comparePairs } from "./pairs.js";
import { compareQueries } from "./queries.js";
import { TIMES } from "../../../parser/test/runs.js";

const PAIRS = 4000 * TIMES;

let engine: Awaited<ReturnType<typeof openDuckdb>>;

beforeAll(async () => {
  engine = await openDuckdb();
}, 300_000);

afterAll(() => engine.close());

it(`DuckDB gives what the evaluator gives, for ${PAIRS} pairs of a condition and a row`, { timeout: 0 }, async () => {
  const met = await comparePairs(engine, PAIRS, 11);
  for (const truth of [true, false, undefined]) expect(met.get(truth) ?? 0).toBeGreaterThan(PAIRS / 20);
});

it("a whole query in DuckDB decides the calls that a simulation decides, as it does", { timeout: 0 }, async () => {
  expect(await compareQueries(engine, Math.ceil(PAIRS / 500))).toBeGreaterThan(PAIRS / 50);
});
