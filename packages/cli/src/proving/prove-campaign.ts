import {
  type AnalyzerOptions,
  askedCampaign,
  type CampaignKnowledge,
  keeping,
  type Proof,
  prove,
  type Verdict,
  verdictsOn,
} from "@recond/analyzer";
import { format } from "@recond/formatter";
import { knowledgeOf } from "@recond/linter";
import { type Condition, predicatesOf } from "@recond/parser";
import type { CampaignJson } from "../campaign/campaign.js";
import type { ReadCampaign } from "../campaign/read-campaign.js";
import type { Promised } from "./promises.js";

/** A guarantee and one version of a campaign. */
export interface Tested extends Shown {
  readonly promised: Promised;
  readonly verdict: Verdict["verdict"];
  /** What is known without the call that breaks it. */
  readonly brief: Verdict;
  /** Whether `proof` and `fix` are there; otherwise they are worked out when they are read first. */
  readonly isShown: boolean;
}

/** What shows a verdict. */
export interface Shown {
  readonly proof: Proof;
  /** For a broken one: the condition that would keep it, if there is one. */
  readonly fix: Condition | null | undefined;
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
  const known = new Map<Promised, ReturnType<typeof verdictsOn>>();
  const remember = createMemory();
  return ({ condition, settings, facts }, promised) => {
    const side = { condition, isNone: !settings.record_calls };
    const knowledge = knowledgeOf(facts);
    const asked = askedCampaign(side, knowledge);
    const sideText = [side.isNone, format(condition), knowledge.duringHours];
    return promised.map((each): Tested => {
      const verdictOn = known.get(each) ?? verdictsOn(each, limits);
      known.set(each, verdictOn);
      const show = (): Shown => {
        const options = { ...limits, known: knowledge, everyReading: each.everyReading === true };
        const key = JSON.stringify([sideText, impossibleKeys(knowledge, [condition, each.condition])]);
        return remember(each, key, () => ({ proof: prove(side, each, options), fix: keeping(side, each, options) }));
      };
      return lazyTested(each, verdictOn(asked), undefined, show);
    });
  };
}

/** The same with what shows it, and without what it took to find it. */
export function shownTested({ promised, verdict, brief, proof, fix }: Tested): Tested {
  return { promised, verdict, brief, proof, fix, isShown: true };
}

/**
 * A verdict with what shows it, once it is wanted.
 *
 * @param known - what shows it, where that is known
 */
export function lazyTested(promised: Promised, brief: Verdict, known: Shown | undefined, show: () => Shown): Tested {
  if (brief.verdict !== "broken") {
    return { promised, verdict: brief.verdict, brief, proof: brief, fix: undefined, isShown: true };
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
    get fix() {
      return shownNow().fix;
    },
  };
}

/** Calls and fixes are found once for each question. */
function createMemory(): (promised: Promised, key: string, find: () => Shown) => Shown {
  const known = new Map<Promised, Map<string, Shown>>();
  return (promised, key, find) => {
    const own = known.get(promised) ?? new Map<string, Shown>();
    known.set(promised, own);
    const shown = own.get(key) ?? find();
    own.set(key, shown);
    return shown;
  };
}

function impossibleKeys({ canPress }: CampaignKnowledge, conditions: readonly (Condition | null)[]): readonly string[] {
  if (canPress === undefined) return [];
  return conditions
    .flatMap((condition) => predicatesOf(condition))
    .flatMap((leaf) => (leaf.kind === "pressed" && !canPress(leaf.keys) ? [leaf.keys.join(" ")] : []));
}
