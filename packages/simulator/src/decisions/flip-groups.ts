import type { Decision } from "@recond/evaluator";
import { type Bits, forEachRow, hasBit } from "../columns/bits.js";
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

/** The rows for which the same predicates decided so far, and were the same. The ways on are the predicates that decided next. */
interface Path {
  readonly because: FlipGroup["because"];
  readonly next: Map<number, Path>;
  group: Kept | undefined;
}

/** A predicate that may have decided, and what it is for the rows. */
interface Involved extends Truths {
  readonly index: number;
  readonly decided: Bits;
}

const TRUTHS = [true, false, null] as const;

/** No groups so far. */
export function createFlipGroups(predicates: readonly PlannedPredicate[]): FlipGroups {
  const kept: Kept[] = [];
  const paths = new Map<string, Path>();
  const rests = new Map<string, Kept>();

  const begin = ({ from, to }: Change, because: FlipGroup["because"]): Kept => {
    const group: Kept = { from, to, because, examples: [], calls: 0 };
    kept.push(group);
    return group;
  };
  const restOf = (change: Change): Kept => {
    const rest = rests.get(nameOf(change)) ?? begin(change, []);
    rests.set(nameOf(change), rest);
    return rest;
  };
  /** Undefined where there is no such way yet, and no room for another. */
  const follow = (path: Path, index: number, truth: number): Path | undefined => {
    const way = index * TRUTHS.length + truth;
    const known = path.next.get(way);
    if (known !== undefined || kept.length >= MOST_KEPT) return known;
    const told = { text: predicates[index]?.text ?? "", truth: TRUTHS[truth] ?? null };
    const next = createPath([...path.because, told]);
    path.next.set(way, next);
    return next;
  };
  const pathOf = (start: Path, involved: readonly Involved[], row: number): Path | undefined => {
    let path: Path | undefined = start;
    for (const { index, decided, yes, no } of involved) {
      if (!hasBit(decided, row)) continue;
      path = follow(path, index, hasBit(yes, row) ? 0 : 2 - Number(hasBit(no, row)));
      if (path === undefined) break;
    }
    return path;
  };
  return {
    add(change, rows, deciding, leaves, placeOf) {
      const involved = [...deciding]
        .toSorted(([a], [b]) => a - b)
        .map(([index, decided]): Involved => ({ index, decided, ...(leaves[index] ?? NOTHING) }));
      const start = paths.get(nameOf(change)) ?? createPath([]);
      paths.set(nameOf(change), start);
      forEachRow(rows, (row) => {
        const path = pathOf(start, involved, row);
        const group = path === undefined ? restOf(change) : (path.group ??= begin(change, path.because));
        group.calls += 1;
        if (group.examples.length < MOST_EXAMPLES) group.examples.push(placeOf(row));
      });
    },
    all: () => shown(kept),
  };
}

type Change = Pick<FlipGroup, "from" | "to">;

const NOTHING: Truths = { yes: new Uint32Array(0), no: new Uint32Array(0) };

function createPath(because: FlipGroup["because"]): Path {
  return { because, next: new Map(), group: undefined };
}

function nameOf({ from, to }: Change): string {
  return `${from} ${to}`;
}

/** The groups of each change with most calls, and one for its others. Of equally many, those that came first in the log. */
function shown(groups: readonly Kept[]): readonly FlipGroup[] {
  const firstRow = ({ examples: [first] }: Kept): number => first?.row ?? 0;
  const byCalls = groups.toSorted((a, b) => b.calls - a.calls || firstRow(a) - firstRow(b));
  const changes = new Set(byCalls.map(nameOf));
  return [...changes]
    .flatMap((change) => {
      const same = byCalls.filter((group) => nameOf(group) === change);
      const [first, ...rest] = same.slice(MOST_SHOWN);
      if (first === undefined) return same;
      const calls = rest.reduce((sum, group) => sum + group.calls, first.calls);
      return [...same.slice(0, MOST_SHOWN), { ...first, because: [], calls }];
    })
    .toSorted((a, b) => b.calls - a.calls);
}
