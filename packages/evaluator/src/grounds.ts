import type { Condition, Predicate } from "@recond/parser";
import type { SettledTruth } from "./campaign-knowledge.js";
import { arePathsKnown, type Facts, isDerivedFlag, textOf } from "./facts.js";
import type { ReadingName } from "./readings.js";
import type { ReadSettings } from "./settings.js";

/** What an answer rests on. */
export interface Grounds {
  readonly settings: ReadSettings;
  /** Which row of section 1's table it is. */
  readonly reason: string;
  readonly predicates: readonly Predicate[];
  /** Whether a `not` binds by [R3] on the way to the predicates. */
  readonly rests: boolean;
  readonly facts: Facts;
  /** The predicates that the campaign settles, and not the call. */
  readonly settled: ReadonlyMap<Condition, SettledTruth>;
}

/**
 * The readings that an answer rests on: what the documents leave open and the toolkit assumes.
 *
 * @returns their names in the order of their numbers, each once
 */
export function readingsOf(grounds: Grounds): readonly ReadingName[] {
  const names = new Set<ReadingName>(
    grounds.predicates.flatMap(
      (predicate) => grounds.settled.get(predicate)?.rests ?? readingsOfPredicate(predicate, grounds.facts),
    ),
  );
  if (grounds.rests) names.add("R3");
  if (grounds.reason === "no-condition" && grounds.settings.isMissing) names.add("R2");
  if (grounds.reason === "no-condition" && grounds.settings.source !== "") names.add("R1");
  return [...names].toSorted((a, b) => numberOf(a) - numberOf(b));
}

function numberOf(name: ReadingName): number {
  return Number(name.slice(1));
}

function readingsOfPredicate(predicate: Predicate, facts: Facts): readonly ReadingName[] {
  switch (predicate.kind) {
    case "flag":
      return isDerivedFlag(facts, predicate.name) ? ["R14"] : [];
    case "pressed":
      return arePathsKnown(facts) ? ["R9", "R17"] : [];
    case "comparison":
    case "presence":
      return [...readingsOfName(predicate), ...readingsOfText(predicate, facts)];
    case "region":
    case "duration":
      return ["R18"];
  }
}

type TextPredicate = Extract<Predicate, { kind: "comparison" | "presence" }>;

/** Names that every object seems to have as a field. */
function readingsOfName({ field }: TextPredicate): readonly ReadingName[] {
  return field.name === "custom_data" && Object.hasOwn(Object.prototype, field.key) ? ["R13"] : [];
}

function readingsOfText(predicate: TextPredicate, facts: Facts): readonly ReadingName[] {
  const value = textOf(facts, predicate.field);
  if (value === undefined) return [];
  if (value === null) return ["R11"];
  if (predicate.kind === "presence") return ["R12"];
  return predicate.operator === "contains" && predicate.value === "" ? ["R10", "R12"] : ["R10"];
}
