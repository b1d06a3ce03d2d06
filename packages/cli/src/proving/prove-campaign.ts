import {
  type AnalyzerOptions,
  askedCampaign,
  type CampaignKnowledge,
  type Keeping,
  keepingAll,
  type Proof,
  prove,
  type Verdict,
  verdictsOn,
} from "@recond/analyzer";
import { format } from "@recond/formatter";
import { knowledgeOf } from "@recond/campaign";
import { type Condition, predicatesOf, remembered } from "@recond/parser";
import type { CampaignJson, ReadCampaign } from "../campaign/read-campaign.js";
import type { Promised } from "./promises.js";

/** A guarantee and one version of a campaign. */
export interface Tested extends Shown {
  readonly promised: Promised;
  readonly verdict: Verdict["verdict"];
  /** What is known without the call that breaks it. */
  readonly brief: Verdict;
  /** Whether `proof` and `kept` are there; otherwise they are worked out when they are read first. */
  readonly isShown: boolean;
}

/** What shows a verdict. */
export interface Shown {
  readonly proof: Proof;
  /** For a broken one: what would keep all guarantees of the campaign, or why nothing is known that does. */
  readonly kept: Keeping<Promised> | undefined;
}

/** One version of a campaign, with what became of the guarantees: plain data, for there may be many. */
export interface ProvenCampaign extends CampaignJson {
  readonly id: string | null;
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly tested: readonly Tested[];
}

/** What can be proven of a campaign. */
type Provable = Pick<ReadCampaign, "condition" | "settings" | "facts">;

/** Proves what is promised of one campaign. */
export type Prover = (campaign: Provable, promised: readonly Promised[]) => readonly Tested[];

/** A prover for any number of campaigns. What it found out for one serves the others: many campaigns of a company are alike. */
export function createProver(limits: AnalyzerOptions): Prover {
  const known = new Map<Promised, { readonly verdictOn: ReturnType<typeof verdictsOn>; readonly number: number }>();
  // Calls and fixes are found once for each question about the same guarantees.
  const [proofs, keepings] = [new Map<string, Proof>(), new Map<string, Keeping<Promised>>()];
  return ({ condition, settings, facts }, promised) => {
    const side = { condition, isNone: !settings.record_calls };
    const knowledge = knowledgeOf(facts);
    const options = { ...limits, known: knowledge };
    const asked = askedCampaign(side, knowledge);
    const sideText = [side.isNone, format(condition), knowledge.duringHours];
    const keyOf = (about: readonly Promised[]): string =>
      JSON.stringify([sideText, impossibleKeys(knowledge, [condition, ...about.map((each) => each.condition)])]);
    const keptOf = (): Keeping<Promised> => {
      const numbers = promised.map((each) => known.get(each)?.number).join();
      return remembered(keepings, `${numbers} ${keyOf(promised)}`, () => keepingAll(side, promised, options));
    };
    return promised.map((each): Tested => {
      const { everyReading = false } = each;
      const own = remembered(known, each, () => ({ verdictOn: verdictsOn(each, limits), number: known.size }));
      const proofOf = (): Proof =>
        remembered(proofs, `${own.number} ${keyOf([each])}`, () => prove(side, each, { ...options, everyReading }));
      return lazyTested(each, own.verdictOn(asked), undefined, () => ({ proof: proofOf(), kept: keptOf() }));
    });
  };
}

/** The same with what shows it, and without what it took to find it. */
export function shownTested({ promised, verdict, brief, proof, kept }: Tested): Tested {
  return { promised, verdict, brief, proof, kept, isShown: true };
}

/** A verdict with what shows it, once it is wanted. */
export function lazyTested(promised: Promised, brief: Verdict, known: Shown | undefined, show: () => Shown): Tested {
  if (brief.verdict !== "broken") {
    return { promised, verdict: brief.verdict, brief, proof: brief, kept: undefined, isShown: true };
  }
  let shown = known;
  const shownNow = (): Shown => (shown ??= show());
  return {
    promised,
    verdict: brief.verdict,
    brief,
    get isShown() {
      return shown !== undefined;
    },
    get proof() {
      return shownNow().proof;
    },
    get kept() {
      return shownNow().kept;
    },
  };
}

function impossibleKeys({ canPress }: CampaignKnowledge, conditions: readonly (Condition | null)[]): readonly string[] {
  if (canPress === undefined) return [];
  return conditions
    .flatMap((condition) => predicatesOf(condition))
    .flatMap((leaf) => (leaf.kind === "pressed" && !canPress(leaf.keys) ? [leaf.keys.join(" ")] : []));
}
