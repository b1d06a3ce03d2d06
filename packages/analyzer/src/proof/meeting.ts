import type { CallContext } from "@recond/evaluator";
import { type Condition, predicatesOf } from "@recond/parser";
import { otherReadingsOf, reread, withFreePhone } from "../calls/reread.js";
import { World } from "../calls/world.js";
import type { AnalyzerOptions, Undecided } from "../search/answers.js";
import { Circuit } from "../search/circuit.js";
import { withinSteps } from "../search/steps.js";

/** Enough for about half a second on a small machine: there may be thousands of campaigns. */
const DEFAULT_NODE_LIMIT = 20_000_000;

/** The limits of one search of a proof. */
export function limitsOf({ nodeLimit = DEFAULT_NODE_LIMIT }: AnalyzerOptions): AnalyzerOptions {
  return { nodeLimit };
}

/** A call that meets a condition; undefined when there is none. */
export function callMeeting(condition: Condition, options: AnalyzerOptions): CallContext | Undecided | undefined {
  return withinSteps(limitsOf(options), (steps) => {
    const world = new World(new Circuit(steps), [condition]);
    return world.circuit.solver.solve([world.literalOf(condition)]) ? world.call() : undefined;
  });
}

/** By reading: the condition as it is without it. */
export function* withoutEach(violation: Condition, everyReading: boolean): Generator<readonly [string, Condition]> {
  // Those that were tried are none that it rests on.
  for (const readings of everyReading ? [] : otherReadingsOf(violation)) {
    const [name, ...more] = Object.keys(readings);
    if (name !== undefined && more.length === 0) yield [name, reread(violation, readings).condition];
  }
  const phones = new Set(predicatesOf(violation).flatMap((leaf) => (leaf.kind === "flag" ? leaf.name : [])));
  if (phones.has("mobile") && phones.has("landline")) yield ["R14", withFreePhone(violation)];
}
