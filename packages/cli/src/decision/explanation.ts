import {
  type CallContext,
  type Decision,
  type Explanation,
  factName,
  factValue,
  type ReadingName,
  readings,
  type SettledPredicate,
  type Truth,
} from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Condition, isPredicate, type Predicate, remembered } from "@recond/parser";
import { alignColumns, type Section, sectionsText, type Style } from "@recond/reports";
import type { Campaign } from "../campaign/read-campaign.js";

/** A decision and why, for programs: what `decide --json` prints. */
export interface ExplanationJson {
  readonly decision: Decision["decision"];
  readonly reason: Decision["reason"];
  /** The reason in a sentence. */
  readonly sentence: string;
  /** The canonical condition with braces round the predicates that kept it from being met. */
  readonly marked: string;
  readonly deciding: readonly DecidingPredicate[];
  /** Every node of the condition in source order; an unknown truth is null. */
  readonly truths: readonly { readonly text: string; readonly truth: boolean | null }[];
  /** The facts that would settle an undetermined call. */
  readonly missing: readonly string[];
  /** What the platform's documents say, on which the answer rests. */
  readonly documented: string;
  /** What we assume where the documents are silent, as far as the answer rests on it. */
  readonly assumed: readonly { readonly id: ReadingName; readonly text: string }[];
}

/** A predicate without which the outcome could have been otherwise. */
export interface DecidingPredicate {
  readonly predicate: string;
  readonly truth: boolean | null;
  readonly fact: string;
  /** What the call says about the fact, or why the campaign settles it, for people. */
  readonly value: string;
  /** Only where the call says nothing and the campaign settles it. */
  readonly fromCampaign?: true;
}

/** An explanation as plain data. */
export function explanationJson(explanation: Explanation, call: CallContext, campaign: Campaign): ExplanationJson {
  const { decision, reason, marked, missing } = explanation;
  return {
    decision,
    reason,
    sentence: sentence(reason, campaign),
    marked,
    deciding: decidingPredicates(explanation, call),
    truths: explanation.truths.map(({ node, truth }) => ({ text: format(node), truth: truth ?? null })),
    missing,
    documented: documented[reason] + (explanation.settled?.some(isAllDay) === true ? ALL_DAY : ""),
    assumed: explanation.readings.map((id) => ({ id, text: readings[id].summary })),
  };
}

function isAllDay({ node, is, rests }: SettledPredicate): boolean {
  return node.kind === "flag" && is && rests.length === 0;
}

const ALL_DAY = " On a campaign with `operating_24_7` `true`, `during_hours` is always true.";

/** The deciding predicates of an explanation with their facts. */
export function decidingPredicates(explanation: Explanation, call: CallContext): readonly DecidingPredicate[] {
  const truths = new Map<Condition, Truth>(explanation.truths.map(({ node, truth }) => [node, truth]));
  const settled = new Map(explanation.settled?.map((each) => [each.node, each.why]));
  return explanation.deciding.filter(isPredicate).map((node) => {
    const why = settled.get(node);
    return {
      predicate: remembered(predicateTexts, node, format),
      truth: truths.get(node) ?? null,
      fact: factName(node),
      value: why ?? factValue(node, call),
      ...(why !== undefined && { fromCampaign: true }),
    };
  });
}

/** The texts of predicates; they are asked for again and again while a log is read. */
const predicateTexts = new WeakMap<Predicate, string>();

/** A fact and its value. What the caller pressed is one fact, whichever key path a predicate asks for. */
export function factText({ fact, value }: DecidingPredicate): string {
  return `${fact.startsWith("pressed[") ? "pressed" : fact}: ${value}`;
}

/** An explanation as text. */
export function explanationText(explained: ExplanationJson, campaign: Campaign, style: Style): string {
  // A predicate that stands in several places decides with the same fact in each.
  const rows = [...new Map(explained.deciding.map((each) => [each.predicate, decidingRow(each)])).values()];
  const sections: readonly Section[] = [
    ["condition", campaign.condition === null ? [] : [format(campaign.condition)]],
    ["not met", explained.reason === "condition-false" ? [explained.marked] : []],
    [explained.decision === "undetermined" ? "depends on" : "decided by", alignColumns(rows)],
    ["missing", explained.missing],
    ["documented", [explained.documented]],
    ["assumed", explained.assumed.map(({ id, text }) => `${id.padEnd(3)} ${text}`)],
  ];
  const head = `${decisionText(explained.decision, style)}  ${explained.sentence}`;
  return `${head}\n\n${sectionsText(sections, style, 12)}\n`;
}

/** A predicate, its truth and its fact; for a flag its truth says it all. */
function decidingRow(deciding: DecidingPredicate): readonly string[] {
  const { predicate, truth, fact, value } = deciding;
  const truthText = truth === null ? "unknown" : String(truth);
  return [predicate, truthText, ...(predicate === fact && value === truthText ? [] : [factText(deciding)])];
}

/**
 * A decision in its colour.
 *
 * @param width - at least so many characters
 */
export function decisionText(decision: Decision["decision"], style: Style, width = 0): string {
  const paint = { record: style.green, skip: style.red, undetermined: style.yellow }[decision];
  return paint(style.bold(decision)) + " ".repeat(Math.max(0, width - decision.length));
}

function sentence(reason: Decision["reason"], { condition }: Campaign): string {
  if (reason === "recording-disabled" && condition !== null) {
    return "The call is not recorded: `record_calls` is `false`, so the condition has no effect.";
  }
  return sentences[reason];
}

const sentences: Readonly<Record<Decision["reason"], string>> = {
  "recording-disabled": "The call is not recorded: `record_calls` is `false`.",
  "no-condition": "The call is recorded: there is no condition, so all calls are.",
  "condition-true": "The call is recorded: the condition is true for it.",
  "condition-false": "The call is not recorded: the condition is false for it.",
  "condition-unknown": "Whether the call is recorded is open: the condition depends on facts that are unknown.",
};

/** The rows of the platform's own table. */
const documented: Readonly<Record<Decision["reason"], string>> = {
  "recording-disabled": "With `record_calls` `false` no call is recorded, whatever the condition says.",
  "no-condition": "With `record_calls` `true` and no condition all calls are recorded.",
  "condition-true": "With `record_calls` `true` those calls are recorded for which the full condition is true.",
  "condition-false": "With `record_calls` `true` those calls are recorded for which the full condition is true.",
  "condition-unknown": "With `record_calls` `true` those calls are recorded for which the full condition is true.",
};
