import type { Condition } from "@recond/parser";
import { type AnalyzerOptions, type No, type Undecided, undecided, type Yes } from "./answers.js";

/** Compares two conditions over all calls. */
export function implies(_a: Condition | null, _b: Condition | null, _options: AnalyzerOptions = {}): Yes | No | Undecided {
  return undecided();
}
