import { type CallContext, explain } from "@recond/evaluator";
import { format } from "@recond/formatter";
import type { VocabularyName } from "@recond/parser";
import { type UnknownFacts, unknownFacts } from "./analyze.js";
import { implies } from "./implies.js";
import type { ComparedSide } from "./proof/violation.js";
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

/** A call that one side meets and the other does not. */
export interface TellingCall {
  readonly call: CallContext;
  /** The canonical condition of the side that is not met, with braces round the predicates that kept it from being met. */
  readonly notMet: string;
}

/**
 * How two conditions, or the settings that have them, stand to each other over all calls.
 *
 * @param options - how far each of the searches may go
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function compare(
  a: ComparedSide,
  b: ComparedSide,
  vocabulary: VocabularyName,
  options: AnalyzerOptions = {},
): Comparison {
  const onlyA = callBetween(a, b, vocabulary, options);
  const onlyB = callBetween(b, a, vocabulary, options);
  const relation = relationOf(onlyA, onlyB);
  return {
    relation,
    onlyA: typeof onlyA === "object" ? onlyA : undefined,
    onlyB: typeof onlyB === "object" ? onlyB : undefined,
    unknownFacts: relation === "equivalent" ? agreement(a, b, options) : undefined,
    undecided: [...new Set([onlyA, onlyB].filter((answer) => typeof answer === "string"))],
  };
}

/** A call that meets one side and not the other; undefined: there is none; a text: why it is not known. */
type Found = TellingCall | string | undefined;

function callBetween(
  met: ComparedSide,
  other: ComparedSide,
  vocabulary: VocabularyName,
  options: AnalyzerOptions,
): Found {
  if (met.isNone) return undefined;
  if (other.isNone) {
    const some = satisfiable(met.condition, options);
    if (isUndecided(some)) return some.reason;
    return some.answer ? { call: some.example, notMet: "`record_calls` is `false`" } : undefined;
  }
  const always = implies(met.condition, other.condition, options);
  if (isUndecided(always)) return always.reason;
  return always.answer ? undefined : { call: always.example, notMet: markedFor(other, always.example, vocabulary) };
}

/** Settings hold recording conditions only; of the others the plain text will do. */
function markedFor({ condition }: ComparedSide, call: CallContext, vocabulary: VocabularyName): string {
  const text = format(condition);
  if (vocabulary !== "recording") return text;
  return explain({ record_calls: true, call_recording_condition: text }, call).marked;
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
