import { factName } from "@recond/evaluator";
import { type Bits, both, countBits, countBoth, createBits, either, without } from "../columns/bits.js";
import { type Truths, unknownBits } from "../columns/truths.js";
import type { CandidateResult, MissingFact, PredicateCounts } from "../replay/simulation.js";
import type { Decided } from "./decide-batch.js";
import type { PlannedPredicate, Program } from "./programs.js";

/** Counts of one candidate that grow with the log. */
export interface CandidateTally {
  /**
   * @param deciding - the rows in which each predicate decided
   * @param leaves - what the plan's predicates are for the rows
   */
  readonly add: (decided: Decided, deciding: ReadonlyMap<number, Bits>, leaves: readonly Truths[]) => void;
  readonly result: () => Omit<CandidateResult, "name" | "condition">;
}

type Counts = { -readonly [Name in keyof PredicateCounts]: PredicateCounts[Name] };

/** An empty tally. */
export function createCandidateTally(predicates: readonly PlannedPredicate[]): CandidateTally {
  const outcomes = { record: 0, skip: 0, undetermined: 0 };
  const reasons = {
    "recording-disabled": 0,
    "no-condition": 0,
    "condition-true": 0,
    "condition-false": 0,
    "condition-unknown": 0,
  };
  const counts = new Map<number, Counts>();
  const missing = new Map<string, { calls: number; alone: number }>();

  const countPredicates = (part: Decided["parts"][number], leaves: readonly Truths[]): void => {
    if (part.planned.program === null) return;
    for (const index of indexesIn(part.planned.program)) {
      const truths = leaves[index];
      if (truths === undefined) continue;
      const text = predicates[index]?.text ?? "";
      const count = counts.get(index) ?? { text, true: 0, false: 0, unknown: 0, decided: 0 };
      counts.set(index, count);
      count.true += countBoth(truths.yes, part.rows);
      count.false += countBoth(truths.no, part.rows);
      count.unknown += countBoth(unknownBits(truths), part.rows);
    }
  };

  return {
    add(decided, deciding, leaves) {
      outcomes.record += countBits(decided.record);
      outcomes.skip += countBits(decided.skip);
      outcomes.undetermined += countBits(decided.undetermined);
      for (const part of decided.parts) {
        countReasons(part, reasons);
        countPredicates(part, leaves);
      }
      const determined = either(decided.record, decided.skip);
      for (const [index, rows] of deciding) {
        const count = counts.get(index);
        if (count !== undefined) count.decided += countBoth(rows, determined);
      }
      countMissing(missing, predicates, decided.undetermined, deciding, leaves);
    },
    result: () => ({
      outcomes: { ...outcomes },
      reasons: { ...reasons },
      predicates: [...counts].toSorted(([a], [b]) => a - b).map(([, count]) => ({ ...count })),
      missing: [...missing]
        .map(([fact, count]): MissingFact => ({ fact, ...count }))
        .toSorted((a, b) => b.calls - a.calls),
    }),
  };
}

function countReasons({ planned, ran, rows }: Decided["parts"][number], reasons: Record<string, number>): void {
  const add = (reason: keyof CandidateResult["reasons"], calls: number): void => {
    reasons[reason] = (reasons[reason] ?? 0) + calls;
  };
  if (!planned.recordCalls) add("recording-disabled", countBits(rows));
  else if (ran === null) add("no-condition", countBits(rows));
  else {
    add("condition-true", countBoth(ran.truths.yes, rows));
    add("condition-false", countBoth(ran.truths.no, rows));
    add("condition-unknown", countBoth(unknownBits(ran.truths), rows));
  }
}

/** Counts each fact once, however many predicates ask for it, and the calls for which it is the only one. */
function countMissing(
  missing: Map<string, { calls: number; alone: number }>,
  predicates: readonly PlannedPredicate[],
  undetermined: Bits,
  deciding: ReadonlyMap<number, Bits>,
  leaves: readonly Truths[],
): void {
  if (countBits(undetermined) === 0) return;
  const facts = new Map<string, Bits>();
  for (const [index, rows] of deciding) {
    const [predicate, truths] = [predicates[index], leaves[index]];
    if (predicate === undefined || truths === undefined) continue;
    const fact = factName(predicate.node);
    const lacking = both(both(rows, undetermined), unknownBits(truths));
    facts.set(fact, either(facts.get(fact) ?? createBits(lacking.length * 32), lacking));
  }
  let once = createBits(undetermined.length * 32);
  let twice = once;
  for (const lacking of facts.values()) {
    twice = either(twice, both(once, lacking));
    once = either(once, lacking);
  }
  for (const [fact, lacking] of facts) {
    const calls = countBits(lacking);
    if (calls === 0) continue;
    const before = missing.get(fact) ?? { calls: 0, alone: 0 };
    missing.set(fact, { calls: before.calls + calls, alone: before.alone + countBits(without(lacking, twice)) });
  }
}

/** The predicates of a program, each once. */
function indexesIn(program: Program): ReadonlySet<number> {
  const indexes = new Set<number>();
  const visit = (part: Program): void => {
    if (part.kind === "predicate") indexes.add(part.index);
    else if (part.kind === "not") visit(part.operand);
    else for (const operand of part.operands) visit(operand);
  };
  visit(program);
  return indexes;
}
