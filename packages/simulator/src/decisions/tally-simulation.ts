import type { Decision } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Bits, both, countBits, countBoth, either, forEachRow } from "../columns/bits.js";
import { clockZones, type GroupValues, isOfTime, NO_GROUP, timesBetween } from "../facts/group-readers.js";
import { DECISIONS, totalOf } from "../replay/outcomes.js";
import type { Candidate, Plan } from "../replay/plan.js";
import type { CandidateResult, Grouping, Outcomes, Simulation } from "../replay/simulation.js";
import { type Decided, decideBatch, decidingIn } from "./decide-batch.js";
import { createFlipGroups } from "./flip-groups.js";
import type { SettledBatch } from "./pending.js";
import type { Programs } from "./programs.js";
import { createCandidateTally } from "./tally-candidate.js";
import { createComparisonTally } from "./tally-comparison.js";

/** All counts of a simulation that grow with the log. */
export interface SimulationTally {
  /** Decides the calls of a batch and counts them; gives back what each candidate decides. */
  readonly add: (batch: SettledBatch) => readonly Decided[];
  /** Counts the calls of a batch by what they are grouped by, and nowhere else. */
  readonly addGroups: (batch: SettledBatch) => void;
  /** Without recordings as long as no row said whether it was recorded. */
  readonly result: () => Pick<Simulation, "candidates" | "comparisons" | "groupings" | "recordings">;
}

/** An empty tally. @param groups - the values of the fields by which is grouped; they grow with the log */
export function createSimulationTally(
  plan: Plan,
  { predicates, candidates }: Programs,
  groups: readonly GroupValues[],
): SimulationTally {
  const tallies = candidates.map(() => createCandidateTally(predicates));
  const comparisons = candidates.slice(1).map(() => createComparisonTally(predicates));
  const groupCounts = groups.map(() => [] as number[]);
  const width = candidates.length * DECISIONS.length;
  const recordings = { agree: 0, recordedButSkip: 0, notRecordedButRecord: 0, undetermined: 0 };
  const causes = createFlipGroups(predicates);
  let saysRecorded = false;
  const decide = ({ live, campaigns, leaves, rows }: SettledBatch): readonly Decided[] =>
    candidates.map((programs) => decideBatch(programs, leaves, live, campaigns, rows));
  const countInGroups = (codes: SettledBatch["groups"], decided: readonly Decided[]): void => {
    for (const [index, counts] of groupCounts.entries()) countGroups(counts, codes[index], decided, width);
  };

  return {
    addGroups: (batch) => countInGroups(batch.groups, decide(batch)),
    add(batch) {
      const { leaves, placeOf, groups: codes, recorded } = batch;
      const decided = decide(batch);
      const deciding = decided.map(decidingIn);
      const [base] = decided;
      const [baseDeciding = new Map<number, Bits>()] = deciding;
      if (base === undefined) return decided;
      for (const [index, each] of decided.entries()) {
        const own = deciding[index] ?? new Map<number, Bits>();
        tallies[index]?.add(each, own, leaves);
        if (index > 0) comparisons[index - 1]?.add(base, each, [baseDeciding, own], leaves, placeOf);
      }
      countInGroups(codes, decided);
      if (recorded !== null) {
        saysRecorded = true;
        const kept = both(base.record, recorded.no);
        const taken = both(base.skip, recorded.yes);
        recordings.agree += countBoth(base.record, recorded.yes) + countBoth(base.skip, recorded.no);
        recordings.recordedButSkip += countBits(taken);
        recordings.notRecordedButRecord += countBits(kept);
        recordings.undetermined += countBoth(base.undetermined, either(recorded.yes, recorded.no));
        causes.add({ from: "record", to: "skip" }, kept, baseDeciding, leaves, placeOf);
        causes.add({ from: "skip", to: "record" }, taken, baseDeciding, leaves, placeOf);
      }
      return decided;
    },
    result: () => ({
      candidates: tallies.map((tally, index) => ({ ...headOf(plan.candidates[index]), ...tally.result() })),
      comparisons: comparisons.map((tally, index) => ({
        candidate: index + 1,
        word: plan.candidates[index + 1]?.word ?? null,
        ...tally.result(),
      })),
      groupings: groups.map((group, index) => groupingOf(group, groupCounts[index] ?? [], width, plan)),
      ...(saysRecorded && { recordings: { ...recordings, causes: causes.all() } }),
    }),
  };
}

function headOf(candidate: Candidate | undefined): Pick<CandidateResult, "name" | "condition"> {
  return { name: candidate?.name ?? "", condition: candidate === undefined ? null : conditionOf(candidate) };
}

/** The canonical condition; null where campaigns have different ones. */
function conditionOf({ settings }: Candidate): string | null {
  const texts = new Set(settings.map(({ condition }) => format(condition)));
  const [only] = texts;
  return texts.size === 1 && only !== undefined ? only : null;
}

function countGroups(
  counts: number[],
  codes: Int32Array | undefined,
  decided: readonly Decided[],
  width: number,
): void {
  for (const [index, each] of decided.entries()) {
    for (const [offset, decision] of DECISIONS.entries()) {
      forEachRow(each[decision], (row) => {
        const code = codes?.[row] ?? NO_GROUP;
        if (code === NO_GROUP) return;
        const place = code * width + index * DECISIONS.length + offset;
        while (counts.length <= place) counts.push(0);
        counts[place] = (counts[place] ?? 0) + 1;
      });
    }
  }
}

/** In the order of their values, of times without those that no call has left out between; what has no value comes last. */
function groupingOf({ by, values }: GroupValues, counts: readonly number[], width: number, plan: Plan): Grouping {
  const groups = values.values.map((value, code) => ({
    value,
    outcomes: Array.from({ length: width / DECISIONS.length }, (_, index) =>
      outcomesAt(counts, code * width + index * 3),
    ),
  }));
  const used = groups.filter(({ outcomes: [base] }) => base !== undefined && totalOf(base) > 0);
  if (!isOfTime(by)) return { by, groups: used.toSorted((a, b) => compareValues(a.value, b.value)) };
  const known = new Map(used.map((each) => [each.value, each]));
  const none = Array.from({ length: width / DECISIONS.length }, () => outcomesAt([], 0));
  const times = timesBetween(
    by,
    [...known.keys()].filter((value) => value !== null),
  );
  const last = known.get(null);
  return {
    by,
    timeZones: [...new Set(clockZones(plan))],
    groups: [...times.map((value) => known.get(value) ?? { value, outcomes: none }), ...(last ? [last] : [])],
  };
}

function outcomesAt(counts: readonly number[], place: number): Outcomes {
  const at = (offset: number): number => counts[place + offset] ?? 0;
  return { record: at(0), skip: at(1), undetermined: at(2) } satisfies Record<Decision["decision"], number>;
}

function compareValues(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
