import type { Decision } from "@recond/evaluator";
import { type Bits, both, countBits, forEachRow, without } from "../columns/bits.js";
import type { Truths } from "../columns/truths.js";
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

  const begin = ({ from, to }: Change, key: string, because: readonly Part[]): Kept => {
    const isRest = kept.size >= MOST_KEPT;
    const name = isRest ? `${from} ${to} rest` : key;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const told = because.map(({ index, truth }) => ({ text: predicates[index]?.text ?? "", truth }));
    const group: Kept = { from, to, because: isRest ? [] : told, examples: [], calls: 0 };
    kept.set(name, group);
    return group;
  };
  return {
    add(change, rows, deciding, leaves, placeOf) {
      const involved = [...deciding].toSorted(([a], [b]) => a - b);
      /** Parts the rows by one predicate after the other: those that it decided, by what it was, and the others. */
      const divide = (part: Bits, place: number, because: readonly Part[]): void => {
        const calls = countBits(part);
        if (calls === 0) return;
        const next = involved[place];
        if (next === undefined) {
          const key = `${change.from} ${change.to} ${because.map(({ index, truth }) => `${index}${truth}`).join(" ")}`;
          addTo(kept.get(key) ?? begin(change, key, because), part, calls, placeOf);
          return;
        }
        const [index, bits] = next;
        const { yes, no } = leaves[index] ?? NOTHING;
        const decided = both(part, bits);
        divide(without(part, bits), place + 1, because);
        divide(both(decided, yes), place + 1, [...because, { index, truth: true }]);
        divide(both(decided, no), place + 1, [...because, { index, truth: false }]);
        divide(without(without(decided, yes), no), place + 1, [...because, { index, truth: null }]);
      };
      divide(rows, 0, []);
    },
    all: () => shown([...kept.values()]),
  };
}

type Change = Pick<FlipGroup, "from" | "to">;

/** A predicate that decided, by its index, and what it was. */
interface Part {
  readonly index: number;
  readonly truth: boolean | null;
}

const NOTHING: Truths = { yes: new Uint32Array(0), no: new Uint32Array(0) };

function addTo(group: Kept, rows: Bits, calls: number, placeOf: (row: number) => CallPlace): void {
  group.calls += calls;
  if (group.examples.length === MOST_EXAMPLES) return;
  forEachRow(rows, (row) => {
    if (group.examples.length < MOST_EXAMPLES) group.examples.push(placeOf(row));
  });
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
