import { knowledgeOf } from "@recond/campaign";
import { settledTruth, type Truth } from "@recond/evaluator";
import { type Bits, both, createBits, forEachRow, setBit } from "../columns/bits.js";
import { setTruth, unknownBits } from "../columns/truths.js";
import { factKey } from "../facts/column-readers.js";
import type { Plan } from "../replay/plan.js";
import type { SettledBatch } from "./pending.js";
import type { PlannedPredicate } from "./programs.js";

/** Brings in what campaigns settle for all of their calls, where a call does not say it itself. */
export function createCampaignLeaves(
  plan: Plan,
  predicates: readonly PlannedPredicate[],
): (batch: SettledBatch) => SettledBatch {
  const settled = predicates
    .map((each, index) => ({ index, fact: factKey(each.node), truths: campaignTruths(plan, each) }))
    .filter(({ truths }) => truths.some((truth) => truth !== undefined));
  if (settled.length === 0) return (batch) => batch;
  return (batch) => {
    const leaves = [...batch.leaves];
    const fromCampaign = new Map<string, Bits>();
    for (const { index, fact, truths } of settled) {
      const [yes, no] = [leaves[index]?.yes.slice(), leaves[index]?.no.slice()];
      if (yes === undefined || no === undefined) continue;
      const told = fromCampaign.get(fact) ?? createBits(batch.rows);
      forEachRow(both(batch.live, unknownBits({ yes, no })), (row) => {
        const truth = truths[batch.campaigns[row] ?? 0];
        setTruth({ yes, no }, row, truth);
        if (truth !== undefined) setBit(told, row);
      });
      leaves[index] = { yes, no };
      fromCampaign.set(fact, told);
    }
    return { ...batch, leaves, fromCampaign };
  };
}

/** What a predicate is for all calls of each campaign. Hours that are to be read otherwise, or not at all, settle nothing. */
function campaignTruths({ campaigns, underived }: Plan, { node, reading }: PlannedPredicate): readonly Truth[] {
  if (underived?.has("during_hours") === true && factKey(node) === "during_hours") return [];
  return campaigns.map(({ terms }) => {
    const found = terms && settledTruth(node, knowledgeOf(terms));
    return found?.rests.some((name) => name === reading?.reading) === true ? undefined : found?.is;
  });
}
