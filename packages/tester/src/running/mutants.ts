import { type AnalyzerOptions, equivalent, isUndecided, type ProveOptions, testCases } from "@recond/analyzer";
import { type CallContext, compile, type Truth } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Condition, isWritable } from "@recond/parser";
import { type Mutation, mutationsOf } from "./mutate.js";
import type { CaseResult, GuaranteeResult, Mutant, MutantReport } from "./test-results.js";
import { breaks } from "./prove-guarantees.js";

/** Most mutants that are tried, and fewer of a condition of thousands of predicates, in which each takes longer. */
const MOST_MUTANTS = 1000;
const MOST_WORK = 1_000_000;

/** How long the analyzer may search for a proof that one mutant means the same, by default. */
const NODE_LIMIT = 2_000_000;

/** A case and what the condition is for its call. */
interface Observed {
  readonly name: string;
  readonly call: CallContext;
  readonly truth: Truth;
}

/**
 * Tries every mutant of a condition on the cases, and then on the guarantees. One that fails notices nothing: it is not kept as it is.
 *
 * @param options - of the analyzer, for each mutant that no case notices
 */
export function runMutants(
  condition: Condition,
  results: readonly CaseResult[],
  guarantees: readonly GuaranteeResult[] = [],
  { known, nodeLimit = NODE_LIMIT, ...options }: ProveOptions = {},
): MutantReport {
  const mutations = mutationsOf(condition);
  const tried = evenly(mutations, Math.min(MOST_MUTANTS, Math.ceil(MOST_WORK / mutations.length)));
  const isTrue = compile(condition);
  const observed = results
    .filter(({ passed }) => passed)
    .map(({ test: { name, call } }) => ({ name, call, truth: isTrue(call) }));
  const kept = guarantees.filter(({ passed }) => passed).map(({ guarantee }) => guarantee);
  const proving = { ...options, nodeLimit, known };
  const findBroken = (mutant: Condition | null): string | undefined =>
    kept.find((guarantee) => breaks(mutant, guarantee, proving))?.name;
  const findExample = exampleFinder(condition, { nodeLimit });
  const judged = tried.map((mutation) => judge(mutation, observed, findBroken, findExample));
  const mutants = judged.flatMap(({ mutant, counts }) => (counts === true ? [mutant] : []));
  const noticed = mutants.filter(({ noticedBy }) => noticedBy !== undefined).length;
  return {
    mutants,
    noticed,
    equivalent: judged.filter(({ counts }) => counts === false).length,
    undecided: judged.flatMap(({ mutant, counts }) => (counts === undefined ? [mutant] : [])),
    leftOut: mutations.length - tried.length,
    score: mutants.length === 0 ? 100 : (100 * noticed) / mutants.length,
  };
}

/** A mutant, and whether it counts: undefined when that could not be found out. */
interface Judged {
  readonly mutant: Mutant;
  readonly counts: boolean | undefined;
}

function judge(
  { change, part, make }: Mutation,
  observed: readonly Observed[],
  findBroken: (mutant: Condition | null) => string | undefined,
  findExample: (mutant: Condition | null) => CallContext | undefined | "equivalent",
): Judged {
  const changed = make();
  // One more `not` at the deepest place that the language allows: no condition, so nobody can write it by mistake.
  if (!isWritable(changed)) return { mutant: { ...NOTHING, change }, counts: false };
  const meets = compile(changed);
  const noticedBy = observed.find(({ call, truth }) => meets(call) !== truth)?.name ?? findBroken(changed);
  const mutant: Mutant = { change, part: format(part), condition: format(changed), noticedBy, example: undefined };
  if (noticedBy !== undefined) return { mutant, counts: true };
  const example = findExample(changed);
  if (example === undefined) return { mutant, counts: undefined };
  return example === "equivalent" ? { mutant, counts: false } : { mutant: { ...mutant, example }, counts: true };
}

/** Finds a call that a mutant decides otherwise; undefined when the search reached its limit. */
function exampleFinder(
  condition: Condition,
  options: AnalyzerOptions,
): (mutant: Condition | null) => CallContext | undefined | "equivalent" {
  const isTrue = compile(condition);
  // Calls that show every predicate to decide tell nearly every mutant; a proof takes much longer. Most test files need none of this.
  let telling: readonly CallContext[] | undefined;
  return (mutant) => {
    telling ??= tellingCalls(condition);
    const meets = compile(mutant);
    const shown = telling.find((call) => meets(call) !== isTrue(call));
    if (shown !== undefined) return shown;
    const answer = equivalent(condition, mutant, options);
    if (answer.answer === undefined) return undefined;
    return answer.answer ? "equivalent" : answer.example;
  };
}

function tellingCalls(condition: Condition): readonly CallContext[] {
  const found = testCases(condition);
  return isUndecided(found) ? [] : found.map(({ call }) => call);
}

const NOTHING: Omit<Mutant, "change"> = { part: "", condition: "", noticedBy: undefined, example: undefined };

/** At most so many of the items, from all parts of the list. */
function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]).filter(
    (item) => item !== undefined,
  );
}
