import type { CallContext } from "@recond/evaluator";
import { type Condition, predicatesOf } from "@recond/parser";
import type { FactColumn } from "./columns/fact-column.js";
import type { Truths } from "./columns/truths.js";
import { createLeafReader } from "./decisions/leaves.js";
import { createPrograms } from "./decisions/programs.js";
import { runProgram } from "./decisions/run-program.js";
import { contextReaders } from "./facts/context-readers.js";

/** Calls as columns, each value told once. */
export interface CallColumns {
  readonly calls: number;
  readonly facts: ReadonlyMap<string, FactColumn>;
  /** Calls with a list of unknown facts, which columns do not say all of. */
  readonly odd: ReadonlyMap<number, CallContext>;
}

/** Decides many calls under several conditions at once, in the steps of which a simulation is made. */
export interface ColumnDecider {
  /** Calls as columns that `decide` takes, as often as one likes. */
  readonly columnsOf: (calls: readonly CallContext[]) => CallColumns;
  /** What the predicates of all conditions are for the calls. */
  readonly predicates: (columns: CallColumns) => readonly Truths[];
  /** What a condition, by its index, is for the calls. */
  readonly decide: (condition: number, predicates: readonly Truths[]) => Truths;
}

/**
 * Prepares conditions for many calls that are in memory.
 *
 * @param conditions - of the recording vocabulary
 */
export function createColumnDecider(conditions: readonly Condition[]): ColumnDecider {
  const candidates = conditions.map((condition) => ({ name: "", settings: [{ recordCalls: true, condition }] }));
  const { predicates, candidates: programs } = createPrograms({ candidates });
  const readers = contextReaders(conditions.flatMap((condition) => predicatesOf(condition)));
  const readLeaves = createLeafReader(predicates);
  return {
    columnsOf: (calls) => ({
      calls: calls.length,
      facts: new Map(readers.map((reader) => [reader.key, reader.read(calls)])),
      odd: new Map([...calls.entries()].filter(([, { unknown = [] }]) => unknown.length > 0)),
    }),
    predicates: ({ facts, odd, calls }) => readLeaves(facts, odd, calls),
    decide(condition, leaves) {
      const program = programs[condition]?.[0]?.program;
      if (program === undefined || program === null) throw new RangeError("There is no condition of that index.");
      return runProgram(program, leaves).truths;
    },
  };
}
