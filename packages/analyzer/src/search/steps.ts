import { requireObject } from "@recond/parser";
import { type AnalyzerOptions, type Undecided, undecided } from "./answers.js";

/** As many steps as a small machine takes in about one second; one that is busy with other work may need two. */
const DEFAULT_LIMIT = 50_000_000;

/** The search has taken all the steps that it may take. Never leaves this package. */
export class OutOfSteps extends Error {
  override readonly name = "OutOfSteps";
}

/** The steps that an analysis may still take: what keeps its time and memory bounded. */
export class Steps {
  #left: number;

  /** @throws RangeError when the limit is no number, or less than 1 */
  constructor(options: AnalyzerOptions) {
    requireObject("The options are an object", options);
    const limit = options.nodeLimit ?? DEFAULT_LIMIT;
    if (typeof limit !== "number" || !(limit >= 1)) throw new RangeError("`nodeLimit` must be a number, 1 or more.");
    this.#left = limit;
  }

  /** Takes some steps. @throws OutOfSteps when fewer are left */
  take(count: number): void {
    this.#left -= count;
    if (this.#left < 0) throw new OutOfSteps();
  }
}

/** An analysis, or `Undecided` when it runs out of steps. */
export function withinSteps<Answer>(options: AnalyzerOptions, analyze: (steps: Steps) => Answer): Answer | Undecided {
  const steps = new Steps(options);
  try {
    return analyze(steps);
  } catch (error) {
    if (error instanceof OutOfSteps) return undecided();
    throw error;
  }
}
