import { lint } from "@recond/linter";
import { CONDITIONS, type Size, SIZES } from "../workload/conditions.js";
import type { Effort } from "./clock.js";
import { percentile } from "./median.js";

/** What linting a condition took at each keystroke of somebody who types it. */
export interface TypingResult {
  readonly work: Size;
  /** How many keys are pressed. */
  readonly keystrokes: number;
  /** Milliseconds within which half of all keystrokes, 95 and 99 of 100 were answered, and the slowest one. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
}

/** Lints every beginning of the conditions of each size, garbage collections included. */
export function measureTyping({ rounds }: Effort): readonly TypingResult[] {
  return SIZES.map((work) => {
    const source = CONDITIONS[work];
    const typed = Array.from({ length: source.length }, (_, index) => source.slice(0, index + 1));
    // Who types has typed before: the first rounds are for the compiler.
    for (let round = 0; round < WARM_UP_ROUNDS; round += 1) for (const text of typed) lint(text);
    const times = Array.from({ length: Math.min(rounds, MOST_ROUNDS) }, () => typed.map((text) => timeOf(text))).flat();
    return {
      work,
      keystrokes: typed.length,
      p50: percentile(times, 50),
      p95: percentile(times, 95),
      p99: percentile(times, 99),
      slowest: percentile(times, 100),
    };
  });
}

const WARM_UP_ROUNDS = 3;
const MOST_ROUNDS = 5;

function timeOf(text: string): number {
  const start = performance.now();
  lint(text);
  return performance.now() - start;
}
