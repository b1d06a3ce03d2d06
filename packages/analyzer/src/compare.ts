import { type CallContext, type CampaignKnowledge, explain } from "@recond/evaluator";
import { format } from "@recond/formatter";
import type { VocabularyName } from "@recond/parser";
import { type UnknownFacts, unknownFacts } from "./analyze.js";
import { implies } from "./implies.js";
import { type ComparedSide, requireSide, withoutSettled } from "./proof/violation.js";
import { satisfiable } from "./satisfiable.js";
import { type AnalyzerOptions, isUndecided } from "./search/answers.js";

/** How B stands to A. */
export type Relation = "equivalent" | "stricter" | "looser" | "different" | "not-equivalent" | "undecided";

/** Two sides, compared over all calls. */
export interface Comparison {
  readonly relation: Relation;
  /** A call that meets A and not B, if there is one. */
  readonly onlyA: TellingCall | undefined;
  /** A call that meets B and not A. */
  readonly onlyB: TellingCall | undefined;
  /** For equivalent sides: whether they also agree on calls with unknown facts. */
  readonly unknownFacts: UnknownFacts | undefined;
  /** Why a question stayed open. */
  readonly undecided: readonly string[];
}

/** A side, and what its campaign settles for all of its calls. */
export interface KnownSide extends ComparedSide {
  readonly known?: CampaignKnowledge | undefined;
}

/** A call that one side meets and the other does not. */
export interface TellingCall {
  readonly call: CallContext;
  /** The canonical condition of the side that is not met, with braces round the predicates that kept it from being met. */
  readonly notMet: string;
}

/**
 * How two conditions, or the settings that have them, stand to each other over all calls.
 *
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function compare(
  a: KnownSide,
  b: KnownSide,
  vocabulary: VocabularyName,
  options: AnalyzerOptions = {},
): Comparison {
  requireSide(a);
  requireSide(b);
  const onlyA = callBetween(a, b, vocabulary, options);
  const onlyB = callBetween(b, a, vocabulary, options);
  const relation = relationOf(onlyA, onlyB);
  return {
    relation,
    onlyA: typeof onlyA === "object" ? onlyA : undefined,
    onlyB: typeof onlyB === "object" ? onlyB : undefined,
    unknownFacts: relation === "equivalent" ? agreement(settledSide(a), settledSide(b), options) : undefined,
    undecided: [...new Set([onlyA, onlyB].filter((answer) => typeof answer === "string"))],
  };
}

/** A call that meets one side and not the other; undefined: there is none; a text: why it is not known. */
type Found = TellingCall | string | undefined;

function callBetween(a: KnownSide, b: KnownSide, vocabulary: VocabularyName, options: AnalyzerOptions): Found {
  const [met, other] = [settledSide(a), settledSide(b)];
  if (met.isNone) return undefined;
  if (other.isNone) {
    const some = satisfiable(met.condition, options);
    if (isUndecided(some)) return some.reason;
    return some.answer ? { call: some.example, notMet: markedFor(b, some.example, vocabulary) } : undefined;
  }
  const always = implies(met.condition, other.condition, options);
  if (isUndecided(always)) return always.reason;
  return always.answer ? undefined : { call: always.example, notMet: markedFor(b, always.example, vocabulary) };
}

/** The side without the predicates that its campaign settles. */
function settledSide({ condition, isNone, known }: KnownSide): ComparedSide {
  const part = withoutSettled(condition, known);
  return typeof part === "boolean" ? { condition: null, isNone: isNone || !part } : { condition: part, isNone };
}

/** Settings hold recording conditions only; of the others the plain text will do. */
function markedFor({ condition, isNone, known }: KnownSide, call: CallContext, vocabulary: VocabularyName): string {
  if (isNone) return "`record_calls` is `false`";
  const text = format(condition);
  if (vocabulary !== "recording") return text;
  return explain({ record_calls: true, call_recording_condition: text }, callAt(call, known), { known }).marked;
}

/** The call as it would be at this side's campaign: what that settles is as it is there, whatever it is at the other's. */
function callAt(call: CallContext, { duringHours, canPress }: CampaignKnowledge = {}): CallContext {
  const pressed = call.pressed?.filter((path) => canPress?.(path.split(" ")) !== false);
  return { ...call, ...(duringHours && { during_hours: duringHours.is }), ...(pressed && { pressed }) };
}

function relationOf(onlyA: Found, onlyB: Found): Relation {
  if (onlyA === undefined && onlyB === undefined) return "equivalent";
  if (typeof onlyA === "object" && typeof onlyB === "object") return "different";
  if (typeof onlyA === "object") return onlyB === undefined ? "stricter" : "not-equivalent";
  if (typeof onlyB === "object") return onlyA === undefined ? "looser" : "not-equivalent";
  return "undecided";
}

/** Where nothing is ever recorded, unknown facts make no difference; where one side says so and the other's condition is never met, they may. */
function agreement(a: ComparedSide, b: ComparedSide, options: AnalyzerOptions): UnknownFacts | undefined {
  if (a.isNone && b.isNone) return { agree: "yes", example: undefined };
  return a.isNone || b.isNone ? undefined : unknownFacts(a.condition, b.condition, options);
}
