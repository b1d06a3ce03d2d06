import { compile, evaluate } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Condition, parseOrThrow } from "@recond/parser";
import { flatCondition } from "../workload/conditions.js";
import { collectGarbage } from "./garbage.js";
import { median } from "./median.js";

/** How many predicates the flat condition has. */
export const LARGE = 100_000;

/** Milliseconds for each thing that is done with one `or` of very many predicates. */
export function measureLarge(rounds: number): readonly { step: string; time: number }[] {
  const source = flatCondition(LARGE);
  const condition = checked(source);
  const call = { repeat: false, mobile: false };
  const decide = compile(condition);
  const steps: readonly (readonly [string, () => unknown, unknown])[] = [
    ["parse", () => parseOrThrow(source)?.kind, "or"],
    ["format", () => format(condition).length, source.length],
    ["evaluate", () => evaluate(condition, call), false],
    ["compile", () => typeof compile(condition), "function"],
    ["decide one call, compiled", () => decide(call), false],
  ];
  return steps.map(([step, run, expected]) => {
    const times = Array.from({ length: rounds }, () => timeOnce(step, run, expected));
    return { step, time: median(times) };
  });
}

function timeOnce(step: string, run: () => unknown, expected: unknown): number {
  collectGarbage();
  const start = performance.now();
  const result = run();
  const end = performance.now();
  if (result !== expected) throw new Error(`${step} gave ${String(result)} for the flat condition.`);
  return end - start;
}

function checked(source: string): Condition {
  const condition = parseOrThrow(source);
  if (condition?.kind !== "or" || condition.operands.length !== LARGE) throw new Error("The condition is not flat.");
  return condition;
}
