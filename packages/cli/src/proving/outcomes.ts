import { remembered } from "@recond/parser";
import type { ReadingName } from "@recond/evaluator";
import { type ProvenCampaign, shownTested, type Tested } from "./prove-campaign.js";
import type { Promised } from "./promises.js";

/** More campaigns of one guarantee are counted only; `--json` has all. */
const MOST_SHOWN = 20;

/** What became of one guarantee. */
export interface Outcome {
  readonly promised: Promised;
  /** How many campaigns have which verdict; one whose live and staged terms have two counts for both. */
  readonly counts: Readonly<Record<Tested["verdict"], number>>;
  /** On which readings its proofs rest. */
  readonly rests: ReadonlySet<ReadingName>;
  /** The first of the versions that are not proven, and how many more there are. */
  readonly open: readonly { readonly campaign: OpenCampaign; readonly each: Tested }[];
  readonly unshown: number;
}

/** What is told of a campaign that does not keep a guarantee. */
type OpenCampaign = Omit<ProvenCampaign, "tested">;

/** Counts verdicts while they come, so that there may be any number of campaigns. */
export interface Outcomes {
  readonly add: (campaign: ProvenCampaign) => void;
  /** Whether a campaign that does not keep the guarantee would be shown. */
  readonly isShown: (promised: Promised) => boolean;
  /** In the order in which their guarantees came first. */
  readonly all: () => readonly Outcome[];
}

/** None so far. */
export function createOutcomes(): Outcomes {
  const outcomes = new Map<Promised, CountedOutcome>();
  return {
    add({ tested, ...campaign }) {
      for (const each of tested) {
        const own = remembered(outcomes, each.promised, nothingYet);
        // The versions of a campaign follow one another.
        if (own.last[each.verdict] !== campaign.file) own.counts[each.verdict] += 1;
        own.last[each.verdict] = campaign.file;
        if (each.verdict !== "proven") {
          if (own.open.length < MOST_SHOWN) own.open.push({ campaign, each: shownTested(each) });
          else own.unshown += 1;
        }
        if (each.brief.verdict === "proven") for (const name of each.brief.rests) own.rests.add(name);
      }
    },
    isShown: (promised) => (outcomes.get(promised)?.open.length ?? 0) < MOST_SHOWN,
    all: () => [...outcomes.values()],
  };
}

interface CountedOutcome extends Outcome {
  readonly counts: Record<Tested["verdict"], number>;
  /** The file of the last campaign with each verdict. */
  readonly last: Partial<Record<Tested["verdict"], string>>;
  readonly rests: Set<ReadingName>;
  readonly open: { readonly campaign: OpenCampaign; readonly each: Tested }[];
  unshown: number;
}

/** A guarantee of which nothing is known. */
export function nothingYet(promised: Promised): CountedOutcome {
  return { promised, counts: { proven: 0, broken: 0, undecided: 0 }, last: {}, rests: new Set(), open: [], unshown: 0 };
}
