import type { CallContext } from "@recond/evaluator";
import { countBits, forEachRow } from "../columns/bits.js";
import { createColumnTest } from "../columns/fact-column.js";
import { createCallIndex } from "../facts/call-index.js";
import { repeatWindows } from "../facts/repeat-windows.js";
import type { RepeatWay } from "../facts/repeats.js";
import { codesIn, createGroupValues } from "../facts/group-readers.js";
import type { LogRows } from "../logs/log-rows.js";
import { DECISIONS } from "../replay/outcomes.js";
import type { Plan } from "../replay/plan.js";
import type { CallPlace, Simulation } from "../replay/simulation.js";
import { type AskedRows, createAsker } from "./asked-rows.js";
import { createCampaignLeaves } from "./campaign-leaves.js";
import type { Decided } from "./decide-batch.js";
import { createScratchFile } from "../columns/scratch-file.js";
import { createPendingBatches } from "./pending-batches.js";
import { pendingBatch, placeGetter, type RepeatLeaf, settleBatch, type SettledBatch } from "./pending.js";
import { createPrograms, type PlannedPredicate } from "./programs.js";
import { createLogSummary } from "./summary.js";
import { createEvidenceTally } from "./tally-evidence.js";
import { createSimulationTally } from "./tally-simulation.js";

/** A call of which everything is known, and what each candidate decides. */
export interface ReplayedCall {
  readonly place: CallPlace;
  /** The index of its campaign in the plan. */
  readonly campaign: number;
  /** By candidate. */
  readonly decisions: readonly (keyof Decided & ("record" | "skip" | "undetermined"))[];
  /** The facts that the conditions ask for. */
  readonly call: CallContext;
}

/** A simulation that grows with its log. */
export interface GrowingSimulation {
  /** Takes rows in, whether or not their predicates have been asked. @returns the calls that are decided by now, if facts are kept */
  readonly add: (rows: LogRows | AskedRows) => Iterable<ReplayedCall>;
  /** What only the whole log can tell comes in. @returns the calls that waited for it, batch by batch as they are asked for */
  readonly settle: () => AsyncIterable<Iterable<ReplayedCall>>;
  /** Lets go of what was kept outside of memory. */
  readonly close: () => void;
  /** How many rows there were so far. */
  readonly rows: () => number;
  /** The answer, once everything is settled. */
  readonly result: (isPartial: boolean) => Simulation;
}

/**
 * An empty simulation.
 *
 * @param files - the names of the files of the log
 * @param options - whether decided calls are given back, with their facts; how many bytes may wait in memory for the end of the log
 */
export function createSimulation(
  plan: Plan,
  files: readonly string[],
  { keepFacts, memory }: { keepFacts: boolean; memory: number },
): GrowingSimulation {
  const programs = createPrograms(plan);
  const { predicates } = programs;
  const ask = createAsker(plan, predicates, keepFacts);
  const scratch = createScratchFile();
  const index = createCallIndex(repeatWindows(plan), scratch, memory / 2);
  const groups = (plan.by ?? []).map(createGroupValues);
  const { ways, repeatLeaves } = repeatLeavesOf(predicates);
  const tally = createSimulationTally(plan, programs, groups);
  const evidence = createEvidenceTally(programs.others);
  const summary = createLogSummary(plan, predicates, files);
  const pending = createPendingBatches(scratch, memory / 2, keepFacts);

  const withCampaigns = createCampaignLeaves(plan, predicates);
  const finish = (settled: SettledBatch): Iterable<ReplayedCall> => {
    const batch = withCampaigns(settled);
    const decided = tally.add(batch);
    const [ours] = decided;
    if (ours !== undefined) evidence.add(batch, ours);
    summary.addSettled(batch);
    return keepFacts ? decidedCalls(batch, decided) : [];
  };
  return {
    add(some) {
      const rows = "leaves" in some ? some : ask(some);
      const { identities, source } = rows;
      const waiting = pendingBatch(rows, {
        firstNumber: summary.rows() + 1,
        file: files[source.file] ?? "",
        groups: groups.map((group, place) => codesIn(group, rows.groups[place])),
      });
      if (identities !== null) index.add(identities);
      summary.add(rows, placeGetter(waiting.places));
      if (identities === null) return finish(settleBatch(waiting));
      pending.add(waiting);
      return [];
    },
    async *settle() {
      if (index.size() === 0) return;
      const codes = index.settle(ways, plan.completeFrom);
      for (const batch of pending.take()) yield finish(settleBatch(batch, codes.take(batch.rows), repeatLeaves));
    },
    close: scratch.close,
    rows: summary.rows,
    result: (isPartial) => ({ log: summary.result(), ...tally.result(), ...evidence.result(), isPartial }),
  };
}

/** The predicates `repeat`, each with its reading; the readings, ours first. */
function repeatLeavesOf(predicates: readonly PlannedPredicate[]): {
  readonly ways: readonly (RepeatWay | undefined)[];
  readonly repeatLeaves: readonly RepeatLeaf[];
} {
  const ways: (RepeatWay | undefined)[] = [undefined];
  const repeatLeaves = predicates.flatMap(({ node, reading, test }, index) => {
    if (node.kind !== "flag" || node.name !== "repeat") return [];
    const option = reading?.reading === "R15" ? reading.option : undefined;
    if (!ways.includes(option)) ways.push(option);
    return [{ index, way: ways.indexOf(option), truths: createColumnTest(test).truths }];
  });
  return { ways, repeatLeaves };
}

function* decidedCalls(batch: SettledBatch, decided: readonly Decided[]): Generator<ReplayedCall> {
  const { callOf, placeOf, campaigns, live, rows } = batch;
  if (callOf === undefined || countBits(live) === 0) return;
  const decisions = decided.map(() => Array.from<(typeof DECISIONS)[number] | undefined>({ length: rows }));
  for (const [candidate, each] of decided.entries()) {
    for (const decision of DECISIONS) {
      forEachRow(each[decision], (row) => {
        const own = decisions[candidate];
        if (own !== undefined) own[row] = decision;
      });
    }
  }
  for (let row = 0; row < rows; row += 1) {
    const own = decisions.map((each) => each[row]).filter((decision) => decision !== undefined);
    if (own.length === 0) continue;
    yield { place: placeOf(row), campaign: campaigns[row] ?? 0, decisions: own, call: callOf(row) };
  }
}
