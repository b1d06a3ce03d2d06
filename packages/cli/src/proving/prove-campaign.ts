import { type AnalyzerOptions, type CampaignKnowledge, keeping, type Proof, prove } from "@recond/analyzer";
import { format } from "@recond/formatter";
import { knowledgeOf } from "@recond/linter";
import { type Condition, predicatesOf } from "@recond/parser";
import type { ReadCampaign } from "../campaign/read-campaign.js";
import type { Promised } from "./promises.js";

/** A guarantee and one version of a campaign. */
export interface Tested {
  readonly promised: Promised;
  readonly proof: Proof;
  /** For a broken one: the condition that would keep it, if there is one. */
  readonly fix: Condition | null | undefined;
}

/** Proves what is promised of one campaign. */
export type Prover = (
  campaign: Pick<ReadCampaign, "condition" | "settings" | "facts">,
  promised: readonly Promised[],
) => readonly Tested[];

/** A prover for any number of campaigns. It proves each question once: many campaigns of a company have the same condition. */
export function createProver(limits: AnalyzerOptions): Prover {
  const known = new Map<Promised, Map<string, Tested>>();
  return (campaign, promised) => {
    const side = { condition: campaign.condition, isNone: !campaign.settings.record_calls };
    const text = format(campaign.condition);
    const knowledge = knowledgeOf(campaign.facts);
    return promised.map((each): Tested => {
      const own = known.get(each) ?? new Map<string, Tested>();
      known.set(each, own);
      const key = JSON.stringify([
        side.isNone,
        text,
        knowledge.duringHours,
        impossibleKeys(knowledge, [side.condition, each.condition]),
      ]);
      const before = own.get(key);
      if (before !== undefined) return before;
      const options = { ...limits, known: knowledge, everyReading: each.everyReading === true };
      const proof = prove(side, each, options);
      const tested = {
        promised: each,
        proof,
        fix: proof.verdict === "broken" ? keeping(side, each, options) : undefined,
      };
      own.set(key, tested);
      return tested;
    });
  };
}

function impossibleKeys({ canPress }: CampaignKnowledge, conditions: readonly (Condition | null)[]): readonly string[] {
  if (canPress === undefined) return [];
  return conditions
    .flatMap((condition) => predicatesOf(condition))
    .flatMap((leaf) => (leaf.kind === "pressed" && !canPress(leaf.keys) ? [leaf.keys.join(" ")] : []));
}
