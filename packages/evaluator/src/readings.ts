import type { Predicate } from "@recond/parser";
import { type Facts, isDerivedFlag, textOf } from "./facts.js";
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
}

/**
 * The readings that an answer rests on: what the documents leave open and the toolkit assumes.
 *
 * @returns their numbers, ascending, each once
 */
export function readingsOf(grounds: Grounds): readonly string[] {
  const numbers = new Set<number>(
    grounds.predicates.flatMap((predicate) => readingsOfPredicate(predicate, grounds.facts)),
  );
  if (grounds.rests) numbers.add(3);
  if (grounds.reason === "no-condition" && grounds.settings.isMissing) numbers.add(2);
  if (grounds.reason === "no-condition" && grounds.settings.source !== "") numbers.add(1);
  return [...numbers].toSorted((a, b) => a - b).map((number) => `R${String(number)}`);
}

function readingsOfPredicate(predicate: Predicate, facts: Facts): readonly number[] {
  switch (predicate.kind) {
    case "flag":
      return isDerivedFlag(facts, predicate.name) ? [14] : [];
    case "pressed":
      return [9, 17];
    case "comparison":
    case "presence":
      return [...readingsOfName(predicate), ...readingsOfText(predicate, facts)];
    case "region":
    case "duration":
      return [18];
  }
}

type TextPredicate = Extract<Predicate, { kind: "comparison" | "presence" }>;

/** Names that every object seems to have as a field. */
function readingsOfName({ field }: TextPredicate): readonly number[] {
  return field.name === "custom_data" && Object.hasOwn(Object.prototype, field.key) ? [13] : [];
}

function readingsOfText(predicate: TextPredicate, facts: Facts): readonly number[] {
  const value = textOf(facts, predicate.field);
  if (value === undefined) return [];
  if (value === null) return [11];
  if (predicate.kind === "presence") return [12];
  return predicate.operator === "contains" && predicate.value === "" ? [10, 12] : [10];
}
