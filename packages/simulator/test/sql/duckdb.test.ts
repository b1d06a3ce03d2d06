import { expect, it } from "vitest";
import { openDuckdb } from "./duckdb-engine.js";
import { comparePairs } from "./pairs.js";

const PAIRS = Number(process.env["RECOND_PAIRS"] ?? 4000);

it(`DuckDB gives what the evaluator gives, for ${PAIRS} pairs of a condition and a row`, { timeout: 0 }, async () => {
  const engine = await openDuckdb();
  const met = await comparePairs(engine, PAIRS, 11);
  engine.close();
  for (const truth of [true, false, undefined]) expect(met.get(truth) ?? 0).toBeGreaterThan(PAIRS / 20);
});
