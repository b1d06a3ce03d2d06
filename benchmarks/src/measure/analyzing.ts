import {
  equivalent,
  flips,
  isUndecided,
  redundancies,
  satisfiable,
  simplify,
  tautology,
  testCases,
} from "@recond/analyzer";
import type { Condition } from "@recond/parser";
import { areEquivalent, canBeTrue, LOGIC_SOLVER } from "../peers/logic-solver.js";
import {
  type AnalysisWork,
  skeletonOf,
  splitByCases,
  thousand,
  twenty,
  twoHundred,
  worst,
} from "../workload/analysis.js";
import { type Effort, type Job, measure } from "./clock.js";
import { collectGarbage } from "./garbage.js";
import { median } from "./median.js";

/** What one question took, for conditions of one kind. */
export interface QuestionResult {
  readonly work: string;
  readonly question: string;
  /** Milliseconds for the condition that took longest. */
  readonly slowest: number;
  /** How many of the conditions were not decided within the limit. */
  readonly undecided: number;
}

/** What the same questions took a solver that knows nothing of calls, and us: milliseconds for all conditions of one kind. */
export interface SolverResult {
  readonly work: string;
  readonly times: readonly { readonly name: string; readonly time: number }[];
}

/** Our analyzer among the solvers. */
const ANALYZER = "@recond/analyzer";

/** What is asked; whatever else the question needs is made before the time is taken. */
const questions: readonly (readonly [string, (condition: Condition) => () => unknown])[] = [
  ["satisfiable", (condition) => () => satisfiable(condition)],
  ["tautology", (condition) => () => tautology(condition)],
  [
    "equivalent",
    (condition) => {
      const other = splitByCases(condition);
      return () => equivalent(condition, other);
    },
  ],
  ["simplify", (condition) => () => simplify(condition)],
  ["redundancies", (condition) => () => redundancies(condition)],
  [
    "flips",
    (condition) => {
      const found = satisfiable(condition);
      return () => flips(condition, found.answer === true ? found.example : {});
    },
  ],
  ["testCases", (condition) => () => testCases(condition)],
];

/** Milliseconds for each question about conditions of each kind. */
export function measureAnalyzing({ rounds }: Effort): readonly QuestionResult[] {
  const repeated = [twenty(), twoHundred(), thousand()].flatMap((work) => resultsOf(work, Math.min(rounds, 5)));
  // What runs into the limit takes seconds each time.
  return [...repeated, ...resultsOf(worst(), 1)];
}

function resultsOf({ name, conditions }: AnalysisWork, rounds: number): readonly QuestionResult[] {
  return questions.map(([question, prepare]) => {
    const timed = conditions.map((condition) => timeOf(prepare(condition), rounds));
    return {
      work: name,
      question,
      slowest: Math.max(...timed.map(({ time }) => time)),
      undecided: timed.filter(({ answer }) => isUndecided(answer)).length,
    };
  });
}

/** The median of the times; that of the first run, for which not everything has been compiled, is one of them. */
function timeOf(ask: () => unknown, rounds: number): { readonly time: number; readonly answer: unknown } {
  let answer: unknown;
  const times = Array.from({ length: rounds }, () => {
    collectGarbage();
    const start = performance.now();
    answer = ask();
    return performance.now() - start;
  });
  return { time: median(times), answer };
}

/**
 * The same questions about the same skeletons, with a solver of propositions; the answers are checked to be the same. Not interleaved:
 * each of its solvers leaves megabytes behind, which would be collected in our turns.
 */
export function measureSolvers(effort: Effort): readonly SolverResult[] {
  const works = [twenty(), twoHundred(), thousand()].map(({ name, conditions }) => ({
    work: name,
    jobs: jobsFor(conditions.map((condition) => skeletonOf(condition))),
  }));
  const own = works.map(({ jobs }) => measure([jobs.own], effort).time(ANALYZER));
  return works.map(({ work, jobs }, index) => {
    if (JSON.stringify(jobs.own.run()) !== JSON.stringify(jobs.peer.run())) {
      throw new Error(`The solvers disagree about ${work}.`);
    }
    const peer = { name: LOGIC_SOLVER, time: measure([jobs.peer], effort).time(LOGIC_SOLVER) };
    return { work, times: [peer, { name: ANALYZER, time: own[index] ?? Number.NaN }] };
  });
}

function jobsFor(conditions: readonly Condition[]): { readonly own: Job; readonly peer: Job } {
  const pairs = conditions.map((condition) => [condition, splitByCases(condition)] as const);
  return {
    own: { name: ANALYZER, run: () => pairs.map(([a, b]) => [satisfiable(a).answer, equivalent(a, b).answer]) },
    peer: { name: LOGIC_SOLVER, run: () => pairs.map(([a, b]) => [canBeTrue(a), areEquivalent(a, b)]) },
  };
}
