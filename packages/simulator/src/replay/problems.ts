import { remembered } from "@recond/parser";
import type { CallPlace, Problem } from "./simulation.js";

/** Mistakes by their kind: a log in which one thing is wrong has it wrong in every line. */
export interface Problems {
  /** @param isDoubt - whether the row counts all the same @param count - of how many mistakes the place stands for the first */
  readonly add: (problem: string, place: CallPlace, isDoubt?: boolean, count?: number) => void;
  /** In the order in which they came. */
  readonly all: () => readonly Problem[];
}

/** So many of each kind show what is the matter. */
const MOST_EXAMPLES = 10;

/** Further ones are one kind: a log of nothing but noise has no end of them. */
const MOST_KINDS = 50;

/** No mistakes so far. */
export function createProblems(): Problems {
  const kinds = new Map<
    string,
    Omit<Problem, "count" | "examples"> & { count: number; readonly examples: Problem["examples"][number][] }
  >();
  return {
    add(problem, place, isDoubt = false, count = 1) {
      const name = `${isDoubt} ${kindOf(problem)}`;
      const key = kinds.has(name) || kinds.size < MOST_KINDS ? name : "";
      const kind = remembered(kinds, key, () => ({ problem, isDoubt, count: 0, examples: [] }));
      kind.count += count;
      if (kind.examples.length < MOST_EXAMPLES) kind.examples.push({ ...place, problem });
    },
    all: () => [...kinds.values()],
  };
}

function kindOf(problem: string): string {
  return problem.replaceAll(/`[^`]*`/g, "`").replaceAll(/\d+/g, "0");
}
