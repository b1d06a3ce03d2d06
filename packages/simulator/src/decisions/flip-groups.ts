import type { Decision } from "@recond/evaluator";
import { type Bits, forEachRow, hasBit } from "../columns/bits.js";
import { type Truths, truthAt } from "../columns/truths.js";
import type { CallPlace, FlipGroup } from "../replay/simulation.js";
import type { PlannedPredicate } from "./programs.js";

/** Calls that came out otherwise, by the predicates that made them. */
export interface FlipGroups {
  /**
   * Adds the rows of a batch.
   *
   * @param deciding - the rows in which each predicate decided, by its index, before or after
   * @param leaves - what the predicates are for the rows
   */
  readonly add: (
    change: Pick<FlipGroup, "from" | "to">,
    rows: Bits,
    deciding: ReadonlyMap<number, Bits>,
    leaves: readonly Truths[],
    placeOf: (row: number) => CallPlace,
  ) => void;
  /** Those of most calls first; what is beyond the most that are shown is one group without predicates for each change. */
  readonly all: () => readonly FlipGroup[];
}

/** So many examples show what a group is about. */
const MOST_EXAMPLES = 3;
/** Nobody reads more groups of one change. */
const MOST_SHOWN = 20;
/** Nor are more of them kept in memory. */
const MOST_KEPT = 10_000;

interface Kept {
  readonly from: Decision["decision"];
  readonly to: Decision["decision"];
  readonly because: FlipGroup["because"];
  readonly examples: CallPlace[];
  calls: number;
}

/** No groups so far. */
export function createFlipGroups(predicates: readonly PlannedPredicate[]): FlipGroups {
  const kept = new Map<string, Kept>();
  return {
    add({ from, to }, rows, deciding, leaves, placeOf) {
      const involved = [...deciding].toSorted(([a], [b]) => a - b);
      forEachRow(rows, (row) => {
        let key = `${from} ${to}`;
        for (const [index, bits] of involved) {
          if (hasBit(bits, row)) key += ` ${index}${letterOf(leaves[index], row)}`;
        }
        const group = kept.get(key) ?? begin(key);
        group.calls += 1;
        if (group.examples.length < MOST_EXAMPLES) group.examples.push(placeOf(row));
      });
    },
    all: () => shown([...kept.values()]),
  };

  function begin(key: string): Kept {
    const [from, to, ...parts] = key.split(" ");
    const change = { from: from as Kept["from"], to: to as Kept["to"] };
    const isRest = kept.size >= MOST_KEPT;
    const restKey = `${from} ${to} rest`;
    const found = isRest ? kept.get(restKey) : undefined;
    if (found !== undefined) return found;
    const because = parts.map((part) => ({
      text: predicates[Number.parseInt(part, 10)]?.text ?? "",
      truth: truthOfLetter(part.at(-1)),
    }));
    const group: Kept = { ...change, because: isRest ? [] : because, examples: [], calls: 0 };
    kept.set(isRest ? restKey : key, group);
    return group;
  }
}

function letterOf(truths: Truths | undefined, row: number): string {
  const truth = truths && truthAt(truths, row);
  return truth === undefined ? "u" : truth ? "t" : "f";
}

function truthOfLetter(letter: string | undefined): boolean | null {
  return letter === "u" ? null : letter === "t";
}

/** The groups of each change with most calls, and one for its others. */
function shown(groups: readonly Kept[]): readonly FlipGroup[] {
  const byCalls = groups.toSorted((a, b) => b.calls - a.calls);
  const changes = new Set(byCalls.map(({ from, to }) => `${from} ${to}`));
  return [...changes]
    .flatMap((change) => {
      const same = byCalls.filter(({ from, to }) => `${from} ${to}` === change);
      const [first, ...rest] = same.slice(MOST_SHOWN);
      if (first === undefined) return same;
      const calls = rest.reduce((sum, group) => sum + group.calls, first.calls);
      return [...same.slice(0, MOST_SHOWN), { ...first, because: [], calls }];
    })
    .toSorted((a, b) => b.calls - a.calls);
}
