import { predicates } from "@recond/analyzer";
import { type CallContext, compile, type Truth } from "@recond/evaluator";
import type { Condition } from "@recond/parser";

/** Calls of which no two are alike. */
export interface DistinctCalls {
  readonly calls: readonly CallContext[];
  /** From an index into them to the index of the first such call among all. */
  readonly indexOf: (index: number) => number;
}

/**
 * The calls that a condition can tell apart. Pairs of calls show what a predicate does, and a file with thousands of cases has millions of
 * pairs, but most of its calls are alike.
 */
export function distinctCalls(condition: Condition, calls: readonly CallContext[]): DistinctCalls {
  const tests = predicates(condition).map((predicate) => compile(predicate));
  const indexes = new Map<string, number>();
  for (const [index, call] of calls.entries()) {
    const key = tests.map((test) => LETTERS.get(test(call))).join("");
    if (!indexes.has(key)) indexes.set(key, index);
  }
  const first = [...indexes.values()];
  return {
    calls: first.flatMap((index) => calls[index] ?? []),
    indexOf: (index) => first[index] ?? 0,
  };
}

const LETTERS: ReadonlyMap<Truth, string> = new Map([
  [true, "t"],
  [false, "f"],
  [undefined, "u"],
]);
