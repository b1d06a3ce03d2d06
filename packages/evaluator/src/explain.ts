import type { Condition, Predicate } from "@recond/parser";
import { formatMarked } from "@recond/formatter";
import type { CallContext } from "./call-context.js";
import { type CampaignKnowledge, settledTruth, type SettledTruth } from "./campaign-knowledge.js";
import { type Decision, decisionRow, requireFacts } from "./decide.js";
import { truthOf } from "./truth-of.js";
import { factName } from "./fact-name.js";
import { readFacts } from "./facts.js";
import { readingsOf } from "./grounds.js";
import { type EvaluationOptions, type OtherReadings, readingsIn } from "./other-readings.js";
import type { ReadingName } from "./readings.js";
import { type ReadSettings, readSettings, type RecordingSettings } from "./settings.js";
import { all, any, negate, type Truth } from "./truth.js";

/** A node of the condition, and what it is for the call. */
export interface NodeTruth {
  readonly node: Condition;
  readonly truth: Truth;
}

/** A decision, and why. */
export interface Explanation extends Decision {
  /** Every node of the condition in source order, a node before its operands. */
  readonly truths: readonly NodeTruth[];
  /**
   * The predicates without which the outcome could have been otherwise, in source order. An open outcome rests on known ones too: with
   * `mobile` false and `repeat` unknown, `mobile or repeat` is open because of both. None when `record_calls` or an empty condition decided.
   */
  readonly deciding: readonly Condition[];
  /** The canonical text; when the condition is not met, the predicates that kept it from being met are in braces. */
  readonly marked: string;
  /** For `"undetermined"`: the facts that would settle it, those of the unknown ones among `deciding`, named as in `unknown`. */
  readonly missing: readonly string[];
  /** The names of the readings that the answer rests on, such as `["R11"]`; `readings` has them in words. */
  readonly readings: readonly ReadingName[];
  /** Those of `deciding` of which the call says nothing and the campaign settles what they are; not there when there is none. */
  readonly settled?: readonly SettledPredicate[];
}

/** A predicate whose truth comes from the campaign. */
export interface SettledPredicate extends SettledTruth {
  readonly node: Condition;
}

/** How calls are explained. */
export interface ExplainOptions extends EvaluationOptions {
  /** What the campaign settles for all of its calls: it counts where the call itself says nothing. */
  readonly known?: CampaignKnowledge | undefined;
}

/**
 * Whether a call is recorded, and why.
 *
 * @param settings - the campaign's complete settings
 * @throws InvalidSettingsError, ConditionSyntaxError, InvalidCallContextError as `decide` does
 */
export function explain(settings: RecordingSettings, call: CallContext, options?: ExplainOptions): Explanation {
  return explainer(settings, options)(call);
}

/**
 * `explain` for many calls: reads the settings once.
 *
 * @returns the explanation for a call; throws InvalidCallContextError as `decide` does
 * @throws InvalidSettingsError, ConditionSyntaxError as `decide` does
 */
export function explainer(settings: RecordingSettings): (call: CallContext) => Explanation;
export function explainer(
  settings: RecordingSettings,
  options: ExplainOptions | undefined,
): (call: CallContext) => Explanation;
export function explainer(settings: RecordingSettings, options?: ExplainOptions): (call: CallContext) => Explanation {
  const readings = readingsIn(options);
  const read = readSettings(settings);
  const unmarked = formatMarked(read.condition, new Set());
  return (call) => {
    requireFacts(call);
    return explainChecked(read, unmarked, call, readings, options?.known);
  };
}

function explainChecked(
  read: ReadSettings,
  unmarked: string,
  call: CallContext,
  readings: OtherReadings,
  known: CampaignKnowledge = {},
): Explanation {
  const facts = readFacts(call);
  const { condition } = read;
  const settled = new Map<Condition, SettledTruth>();
  const predicateTruth = (predicate: Predicate): Truth => {
    const own = truthOf(predicate, facts, readings);
    const found = own === undefined ? settledTruth(predicate, known) : undefined;
    if (found !== undefined) settled.set(predicate, found);
    return own ?? found?.is;
  };
  const truths = condition === null ? [] : truthsOf(condition, predicateTruth);
  const decision = decisionRow(read.recordCalls, condition === null ? "no-condition" : truths[0]?.truth);
  const hasEffect = decision.reason.startsWith("condition-");
  const { predicates, unknown, rests } =
    condition !== null && hasEffect ? decidingIn(condition, truths) : NOTHING_DECIDES;
  const fromCampaign = predicates.flatMap((node): readonly SettledPredicate[] => {
    const found = settled.get(node);
    return found === undefined ? [] : [{ node, ...found }];
  });
  return {
    ...decision,
    truths,
    deciding: predicates,
    marked: decision.reason === "condition-false" ? formatMarked(condition, new Set(predicates)) : unmarked,
    missing: [...new Set(unknown.map(factName))],
    readings: readingsOf({ settings: read, reason: decision.reason, predicates, rests, facts, settled }),
    ...(fromCampaign.length > 0 && { settled: fromCampaign }),
  };
}

/** The truth of every node, a node before its operands. Unlike `evaluate` it looks at all of them. */
function truthsOf(condition: Condition, predicateTruth: (predicate: Predicate) => Truth): readonly NodeTruth[] {
  const truths: NodeTruth[] = [];
  const add = (node: Condition): Truth => {
    const place = truths.length;
    // Keeps the place before those of the operands, whose truths come first.
    truths.push({ node, truth: undefined });
    const truth = truthFrom(node, add, predicateTruth);
    truths[place] = { node, truth };
    return truth;
  };
  add(condition);
  return truths;
}

function truthFrom(
  node: Condition,
  visit: (operand: Condition) => Truth,
  predicateTruth: (predicate: Predicate) => Truth,
): Truth {
  switch (node.kind) {
    case "and":
      return all(node.operands.map(visit));
    case "or":
      return any(node.operands.map(visit));
    case "not":
      return negate(visit(node.operand));
    default:
      return predicateTruth(node);
  }
}

/** What decided. */
interface Deciding {
  readonly predicates: readonly Predicate[];
  /** The unknown ones among them. */
  readonly unknown: readonly Predicate[];
  /** Whether a `not` on the way to them reads as it does only because it binds tightest or may repeat ([R3]). */
  readonly rests: boolean;
}

const NOTHING_DECIDES: Deciding = { predicates: [], unknown: [], rests: false };

/**
 * Walks down from the root to the predicates that count. An `and` that holds needs all of its operands, one that does not hold fails by
 * those that do not, and for `or` it is the other way round. An unknown one is open by its unknown operands, and only because the others
 * are as they are: one more that fails, or holds, would have settled it.
 */
function decidingIn(condition: Condition, truths: readonly NodeTruth[]): Deciding {
  const truthOfNode = new Map(truths.map(({ node, truth }) => [node, truth]));
  const predicates: Predicate[] = [];
  let rests = false;
  const visit = (node: Condition, parent: Condition | undefined): void => {
    if (node.kind === "not") {
      rests ||= parent !== undefined;
      visit(node.operand, node);
    } else if (node.kind === "and" || node.kind === "or") {
      const truth = truthOfNode.get(node);
      const counts = (operand: Condition): boolean => truth === undefined || truthOfNode.get(operand) === truth;
      for (const operand of node.operands) if (counts(operand)) visit(operand, node);
    } else predicates.push(node);
  };
  visit(condition, undefined);
  return { predicates, unknown: predicates.filter((node) => truthOfNode.get(node) === undefined), rests };
}
