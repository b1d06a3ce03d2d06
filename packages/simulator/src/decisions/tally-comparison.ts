import { type Bits, both, countBoth, either } from "../columns/bits.js";
import type { Truths } from "../columns/truths.js";
import { DECISIONS } from "../replay/outcomes.js";
import type { CallPlace, Comparison, FlipGroup, Outcomes } from "../replay/simulation.js";
import type { Decided } from "./decide-batch.js";
import { createFlipGroups } from "./flip-groups.js";
import type { PlannedPredicate } from "./programs.js";

/** What becomes of calls before and after. */
export interface ComparisonTally {
  readonly add: (
    before: Decided,
    after: Decided,
    /** The predicates that decided before, and after. */
    deciding: readonly [ReadonlyMap<number, Bits>, ReadonlyMap<number, Bits>],
    leaves: readonly Truths[],
    placeOf: (row: number) => CallPlace,
  ) => void;
  readonly result: () => Pick<Comparison, "table" | "flips">;
}

/** Nothing compared so far. */
export function createComparisonTally(predicates: readonly PlannedPredicate[]): ComparisonTally {
  const table = { record: emptyRow(), skip: emptyRow(), undetermined: emptyRow() };
  const groups = createFlipGroups(predicates);
  return {
    add(before, after, [decidingBefore, decidingAfter], leaves, placeOf) {
      let deciding: ReadonlyMap<number, Bits> | undefined;
      for (const from of DECISIONS) {
        for (const to of DECISIONS) {
          const count = countBoth(before[from], after[to]);
          table[from][to] += count;
          if (from === to || count === 0) continue;
          deciding ??= merged(decidingBefore, decidingAfter);
          groups.add({ from, to }, both(before[from], after[to]), deciding, leaves, placeOf);
        }
      }
    },
    result: (): { table: Comparison["table"]; flips: readonly FlipGroup[] } => ({ table, flips: groups.all() }),
  };
}

function emptyRow(): { -readonly [Name in keyof Outcomes]: number } {
  return { record: 0, skip: 0, undetermined: 0 };
}

function merged(a: ReadonlyMap<number, Bits>, b: ReadonlyMap<number, Bits>): ReadonlyMap<number, Bits> {
  const all = new Map(a);
  for (const [index, bits] of b) {
    const before = all.get(index);
    all.set(index, before === undefined ? bits : either(before, bits));
  }
  return all;
}
