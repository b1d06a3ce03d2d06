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
import { type AnalysisWork, skeletonOf, splitByCases, thousand, twenty, twoHundred, worst } from "../work/analysis.js";
import { type Effort, measure, type Timings } from "./clock.js";
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

/** What the same question took with a solver that knows nothing of calls. */
export interface SolverResult {
  readonly work: string;
  readonly timings: Timings;
  readonly names: readonly string[];
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

/** The same questions about the same skeletons, with a solver of propositions; the answers are checked to be the same. */
export function measureSolvers(effort: Effort): readonly SolverResult[] {
  return [twenty(), twoHundred(), thousand()].map(({ name, conditions }) => {
    const pairs = conditions
      .map((condition) => skeletonOf(condition))
      .map((each) => [each, splitByCases(each)] as const);
    const jobs = [
      { name: LOGIC_SOLVER, run: () => pairs.map(([a, b]) => [canBeTrue(a), areEquivalent(a, b)]) },
      { name: ANALYZER, run: () => pairs.map(([a, b]) => [satisfiable(a).answer, equivalent(a, b).answer]) },
    ];
    const [first, ...others] = jobs.map(({ run }) => JSON.stringify(run()));
    if (others.some((answers) => answers !== first)) throw new Error(`The solvers disagree about ${name}.`);
    return { work: name, timings: measure(jobs, effort), names: jobs.map((job) => job.name) };
  });
}
