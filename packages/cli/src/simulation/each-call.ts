import { knowledgeOf } from "@recond/campaign";
import { type Decision, explainer, type Explanation } from "@recond/evaluator";
import type { CallPlace, ReplayedCall } from "@recond/simulator";
import { jsonLine, type Style } from "@recond/reports";
import type { Campaign, ReadCampaign } from "../campaign/read-campaign.js";
import {
  type DecidingPredicate,
  decidingPredicates,
  decisionText,
  type ExplanationJson,
  explanationJson,
  factText,
} from "../decision/explanation.js";
import type { Output } from "../terminal/output.js";
import { shorten, showable } from "@recond/parser";

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

/** Fixed widths: the table is printed while the log is read, before the widest cell is known. */
const WIDTHS = { call: 7, decision: 14 };

/** The line above the table. */
export function tableHead(style: Style): string {
  return style.bold(`${"call".padStart(WIDTHS.call)}  ${"decision".padEnd(WIDTHS.decision)}because of`);
}

/**
 * One call as a line of the table.
 *
 * @param columns - the width of a line; null when it may be as long as it likes
 */
function tableRow(
  { row = 0, line, id }: CallPlace,
  decision: Decision["decision"],
  deciding: readonly DecidingPredicate[],
  style: Style,
  columns: number | null,
): string {
  const notes = [...(id === undefined ? [] : [showable(String(id))]), ...(line === row ? [] : [`line ${line}`])];
  const place = notes.length === 0 ? "" : `  (${notes.join(", ")})`;
  const facts = factTexts(deciding);
  const room = columns === null ? facts.length : columns - WIDTHS.call - 2 - WIDTHS.decision - place.length;
  const cells = `${decisionText(decision, style, WIDTHS.decision)}${shorten(facts, Math.max(10, room))}`;
  return `${String(row).padStart(WIDTHS.call)}  ${cells}${style.dim(place)}`.trimEnd();
}

/** What is unknown comes first, for it keeps a call open. Every fact once: several predicates may read the same field. */
function factTexts(deciding: readonly DecidingPredicate[]): string {
  const open = deciding.filter(({ truth }) => truth === null);
  const known = deciding.filter(({ truth }) => truth !== null);
  return [...new Set([...open, ...known].map((each) => factText(each)))].join(", ");
}
