import type { Condition } from "@recond/parser";
import { type AnalyzerOptions, type No, type Undecided, undecided, type Yes } from "./answers.js";

/** Whether every call meets the condition. */
export function tautology(_condition: Condition | null, _options: AnalyzerOptions = {}): Yes | No | Undecided {
  return undecided();
}
