import { type Bits, both, countBits, either, forEachRow, countBoth } from "../columns/bits.js";
import type { CallPlace, Evidence } from "../replay/simulation.js";
import { decideBatch, type Decided } from "./decide-batch.js";
import type { SettledBatch } from "./pending.js";
import type { OtherPrograms } from "./programs.js";

/** What the recordings say about our readings. */
export interface EvidenceTally {
  /** Adds a batch. @param ours - what our readings decide */
  readonly add: (batch: SettledBatch, ours: Decided) => void;
  /** Nothing where nobody asks. */
  readonly result: () => { readonly evidence?: readonly Evidence[] };
}

/** So many calls show what tells two readings apart. */
const MOST_EXAMPLES = 3;

/** Nothing told so far. @param others - undefined where nobody asks */
export function createEvidenceTally(others: readonly OtherPrograms[] | undefined): EvidenceTally {
  const told = (others ?? []).map((each) => ({
    ...each,
    counts: { tell: 0, agree: 0, agreeWithOther: 0 },
    examples: [] as CallPlace[],
  }));
  return {
    add({ leaves, live, campaigns, rows, recorded, placeOf }, ours) {
      for (const { programs: own, counts, examples } of told) {
        const theirs = decideBatch(own, leaves, live, campaigns, rows);
        const more = both(ours.skip, theirs.record);
        const fewer = both(ours.record, theirs.skip);
        const tell = either(more, fewer);
        const count = countBits(tell);
        if (count === 0) continue;
        counts.tell += count;
        if (recorded !== null) {
          counts.agree += countBoth(more, recorded.no) + countBoth(fewer, recorded.yes);
          counts.agreeWithOther += countBoth(more, recorded.yes) + countBoth(fewer, recorded.no);
        }
        addExamples(examples, tell, placeOf);
      }
    },
    result: () =>
      others === undefined
        ? {}
        : {
            evidence: told.map(({ reading: { reading, option, says }, counts, examples }) => ({
              reading,
              other: option,
              says,
              ...counts,
              verdict: verdictOf(counts),
              examples,
            })),
          },
  };
}

/** Fewer calls are told by chance, such as by a recording that failed. */
const FEWEST = 5;
/** Such a share of the calls has to agree: some recordings fail, or are deleted. */
const SHARE = 0.9;

function verdictOf({ agree, agreeWithOther }: Pick<Evidence, "agree" | "agreeWithOther">): Evidence["verdict"] {
  const all = agree + agreeWithOther;
  if (all < FEWEST) return "open";
  if (agree >= SHARE * all) return "ours";
  return agreeWithOther >= SHARE * all ? "other" : "open";
}

function addExamples(examples: CallPlace[], rows: Bits, placeOf: (row: number) => CallPlace): void {
  if (examples.length >= MOST_EXAMPLES) return;
  forEachRow(rows, (row) => {
    if (examples.length < MOST_EXAMPLES) examples.push(placeOf(row));
  });
}
