import type { CallContext, Truth } from "@recond/evaluator";
import type { Dictionary } from "./dictionary.js";
import { type Truths, unknownTruths } from "./truths.js";

/** What the rows of a batch give of one fact: the code of each row, and for each code a call context with that fact alone. */
export interface FactColumn {
  readonly codes: Uint8Array | Uint32Array;
  readonly contexts: Dictionary<CallContext>;
}

/** A compiled predicate, and what it is for each code that it was asked for so far. */
export interface ColumnTest {
  /** The truths of the rows of a batch. */
  readonly truths: (column: FactColumn, rows: number) => Truths;
}

const YES = 1;
const NO = 2;

/** Asks a predicate once for each value of a column, however many rows have it. */
export function createColumnTest(test: (call: CallContext) => Truth): ColumnTest {
  let dictionary: Dictionary<CallContext> | undefined;
  let told: number[] = [];
  return {
    truths({ codes, contexts }, rows) {
      if (dictionary !== contexts) {
        dictionary = contexts;
        told = [];
      }
      for (let code = told.length; code < contexts.values.length; code += 1) {
        const truth = test(contexts.values[code] ?? {});
        told.push(codeOfTruth(truth));
      }
      return spread(codes, told, rows);
    },
  };
}

function codeOfTruth(truth: Truth): number {
  if (truth === undefined) return 0;
  return truth ? YES : NO;
}

function spread(codes: ArrayLike<number>, told: readonly number[], rows: number): Truths {
  const { yes, no } = unknownTruths(rows);
  for (let start = 0; start < rows; start += 32) {
    const end = Math.min(start + 32, rows);
    let yesWord = 0;
    let noWord = 0;
    for (let row = start; row < end; row += 1) {
      const truth = told[codes[row] ?? 0] ?? 0;
      yesWord |= (truth & YES) << (row - start);
      noWord |= (truth >>> 1) << (row - start);
    }
    yes[start >>> 5] = yesWord;
    no[start >>> 5] = noWord;
  }
  return { yes, no };
}
