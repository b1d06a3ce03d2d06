import type { Condition, Span } from "@recond/parser";
import { type AnalyzerOptions, type Undecided, undecided } from "./answers.js";

/** A part of a condition that adds nothing. */
export interface Redundancy {
  /** The part: a node of the condition itself. */
  readonly node: Condition;
  /** Where it stands, if the condition was parsed. */
  readonly span?: Span;
  /** Why it can go. */
  readonly why: "always-true" | "always-false" | "implied" | "repeated";
  /** The part that alone makes it so, if one does. */
  readonly by?: Condition;
}

/** The parts of a condition that add nothing. */
export function redundancies(
  _condition: Condition | null,
  _options: AnalyzerOptions = {},
): readonly Redundancy[] | Undecided {
  return undecided();
}
