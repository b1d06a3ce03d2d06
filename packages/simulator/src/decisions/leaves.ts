import type { CallContext } from "@recond/evaluator";
import { clearBit } from "../columns/bits.js";
import { createColumnTest, type FactColumn } from "../columns/fact-column.js";
import { setTruth, type Truths, unknownTruths } from "../columns/truths.js";
import { columnKey } from "../facts/other-columns.js";
import type { PlannedPredicate } from "./programs.js";

/** What the plan's predicates are for the rows of a batch. */
export type LeafReader = (
  columns: ReadonlyMap<string, FactColumn>,
  odd: ReadonlyMap<number, CallContext>,
  rows: number,
) => readonly Truths[];

/** Asks the predicates of a plan, each once for each value of its column. */
export function createLeafReader(predicates: readonly PlannedPredicate[]): LeafReader {
  const leaves = predicates.map(({ node, reading, test }) => ({
    key: columnKey(node, reading),
    test,
    column: createColumnTest(test),
  }));
  return (columns, odd, rows) =>
    leaves.map(({ key, test, column: ask }) => {
      const column = columns.get(key);
      const truths = column === undefined ? unknownTruths(rows) : ask.truths(column, rows);
      for (const [row, call] of odd) {
        clearBit(truths.yes, row);
        clearBit(truths.no, row);
        setTruth(truths, row, test(call));
      }
      return truths;
    });
}
