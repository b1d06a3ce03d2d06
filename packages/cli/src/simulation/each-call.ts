import { knowledgeOf } from "@recond/campaign";
import { explainer, type Explanation } from "@recond/evaluator";
import type { ReplayedCall } from "@recond/simulator";
import { jsonLine } from "@recond/reports";
import type { Campaign, ReadCampaign } from "../campaign/read-campaign.js";
import { decidingPredicates, type ExplanationJson, explanationJson } from "../decision/explanation.js";
import type { Output } from "../terminal/output.js";
import { tableRow } from "./call-table.js";

/** The call that was to be explained. */
export interface ChosenCall extends ExplanationJson {
  /** Which row of the log, from 1. */
  readonly call: number;
  readonly line: number;
  /** The index of its campaign. */
  readonly campaign: number;
}

/** Explains the calls of a log, each with the settings of its campaign. */
export type ExplainCall = (replayed: ReplayedCall) => Explanation;

/** @param campaigns - in the order of the plan; what is not to be worked out, the campaign does not tell either */
export function createExplainCall(
  campaigns: readonly ReadCampaign[],
  underived: readonly ("during_hours" | "repeat")[] = [],
): ExplainCall {
  const explainers = campaigns.map(({ settings, facts }) => {
    const known = knowledgeOf(facts);
    const isOpenTold = !underived.includes("during_hours");
    return explainer(settings, { known: isOpenTold ? known : { ...known, duringHours: undefined } });
  });
  return ({ campaign, call }) => {
    const explain = explainers[campaign];
    if (explain === undefined) throw new RangeError("A call is of a campaign that the plan does not have.");
    return explain(call);
  };
}

/** The explanation of one call, for programs. */
export function chooseCall(replayed: ReplayedCall, explain: ExplainCall, campaigns: readonly Campaign[]): ChosenCall {
  const { place, call } = replayed;
  const campaign = campaigns[replayed.campaign] ?? campaigns[0];
  if (campaign === undefined) throw new RangeError("There is no campaign.");
  return {
    call: place.row ?? 0,
    line: place.line,
    campaign: replayed.campaign,
    ...explanationJson(explain(replayed), call, campaign),
  };
}

/** A call as a line of JSON. */
export function callJson(replayed: ReplayedCall, explain: ExplainCall): string {
  const { place, call, decisions } = replayed;
  const explanation = explain(replayed);
  const { decision, reason } = explanation;
  const { row, line, id } = place;
  return jsonLine({
    call: row,
    line,
    ...(id === undefined ? {} : { id }),
    decision,
    reason,
    ...(decisions.length > 1 && { whatIf: decisions.slice(1) }),
    deciding: decidingPredicates(explanation, call),
  });
}

/** A call as a line of the table. */
export function callLine(replayed: ReplayedCall, explain: ExplainCall, output: Output): string {
  const explanation = explain(replayed);
  const columns = output.isTerminal ? output.columns : null;
  return `${tableRow(replayed.place, explanation.decision, decidingPredicates(explanation, replayed.call), output.style, columns)}\n`;
}
