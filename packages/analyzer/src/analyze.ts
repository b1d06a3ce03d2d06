import type { CallContext } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Condition, equals } from "@recond/parser";
import { decidesAlike } from "./decides-alike.js";
import { exhaustiveParts } from "./exhaustive-parts.js";
import { facts } from "./predicates.js";
import { conflictReason } from "./reasons.js";
import { redundancies, type Redundancy } from "./redundancies.js";
import { type Satisfiable, satisfiable } from "./satisfiable.js";
import { type AnalyzerOptions, isUndecided, type Meaning } from "./search/answers.js";
import { simplify } from "./simplify.js";
import { tautology } from "./tautology.js";

/** What can be said of a condition over all calls. */
export interface Analysis {
  readonly condition: Condition | null;
  readonly meaning: MeaningName;
  /** For `never` the parts that cannot hold together, for `always` those of which one always holds; else none. */
  readonly parts: readonly Condition[];
  /** Why that is so, in a sentence; `""` where the parts say it all. */
  readonly why: string;
  /** A call that meets the condition, if one was found. */
  readonly met: CallContext | undefined;
  /** A call that does not, if one was found. */
  readonly notMet: CallContext | undefined;
  readonly simplified: Simplified | undefined;
  readonly redundancies: readonly Redundancy[];
  readonly facts: readonly string[];
  /** What could not be decided, and why. */
  readonly undecided: readonly Open[];
}

/** Whether all calls meet a condition, none, or some. */
export type MeaningName = "always" | "never" | "sometimes" | "undecided";

/** The simplest form of a condition that was found. */
export interface Simplified {
  readonly condition: Condition | null;
  /** Whether it is written otherwise than the condition. */
  readonly isShorter: boolean;
  readonly unknownFacts: UnknownFacts;
}

/** Whether two equivalent conditions also agree on calls with unknown facts. */
export interface UnknownFacts {
  /** `undecided` when the search reached its limit. */
  readonly agree: "yes" | "no" | "undecided";
  /** A call that one of them leaves open and the other does not. */
  readonly example: CallContext | undefined;
}

/** A question that stayed open. */
export interface Open {
  readonly question: "met" | "not-met" | "simplified" | "redundancies";
  readonly reason: string;
}

/**
 * What a condition means over all calls: all that the other questions find out, in one answer.
 *
 * @param condition - a tree of any vocabulary, or `null` for the empty condition, which every call meets
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function analyze(condition: Condition | null, options: AnalyzerOptions = {}): Analysis {
  const some = satisfiable(condition, options);
  const all = tautology(condition, options);
  const meaning = meaningOf(some.answer, all.answer);
  const simple = simplify(condition, options);
  const redundant = redundancies(condition, options);
  const simplified = isUndecided(simple) ? undefined : simplifiedOf(condition, simple, options);
  const open: readonly (readonly [Open["question"], unknown])[] = [
    ["met", some],
    ["not-met", all],
    ["simplified", simple],
    ["redundancies", redundant],
  ];
  return {
    condition,
    meaning,
    ...reasonOf(condition, meaning, some, options),
    met: some.answer === true ? some.example : undefined,
    notMet: all.answer === false ? all.example : undefined,
    simplified,
    // What is to be said of the whole condition is said already.
    redundancies: isUndecided(redundant) ? [] : redundant.filter(({ node }) => node !== condition),
    facts: facts(condition),
    undecided: open.flatMap(([question, answer]) => (isUndecided(answer) ? [{ question, reason: answer.reason }] : [])),
  };
}

function meaningOf(some: boolean | undefined, all: boolean | undefined): MeaningName {
  if (some === false) return "never";
  if (all === true) return "always";
  return some === true && all === false ? "sometimes" : "undecided";
}

function reasonOf(
  condition: Condition | null,
  meaning: MeaningName,
  some: Satisfiable,
  options: AnalyzerOptions,
): Pick<Analysis, "parts" | "why"> {
  // Parts that are more than needed would not be the reason.
  if (some.answer === false && some.isSmallest !== false) {
    return { parts: some.conflict, why: conflictReason(some.conflict) };
  }
  if (meaning !== "always") return { parts: [], why: "" };
  if (condition === null) return { parts: [], why: "It is empty." };
  const parts = exhaustiveParts(condition, options);
  return { parts, why: parts.length > 1 ? "Whatever the facts of a call are, one of these parts holds." : "" };
}

/** Nothing for "never": the language has no word for it. */
function simplifiedOf(condition: Condition | null, simple: Meaning, options: AnalyzerOptions): Simplified | undefined {
  if (simple.is === "never") return undefined;
  const simplified = simple.is === "always" ? null : simple.condition;
  const isShorter = !equals(condition, simplified) && format(condition) !== format(simplified);
  return {
    condition: simplified,
    isShorter,
    unknownFacts: isShorter ? unknownFacts(condition, simplified, options) : { agree: "yes", example: undefined },
  };
}

/** Whether two conditions that agree on all calls whose facts are known also agree on the others. */
export function unknownFacts(a: Condition | null, b: Condition | null, options: AnalyzerOptions): UnknownFacts {
  const alike = decidesAlike(a, b, options);
  if (alike.answer === undefined) return { agree: "undecided", example: undefined };
  return alike.answer ? { agree: "yes", example: undefined } : { agree: "no", example: alike.example };
}
