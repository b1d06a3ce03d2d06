import { type Diagnostic, lint } from "@recond/linter";
import { type Condition, parse } from "@recond/parser";
import * as fc from "fast-check";
import { callsWithUnknown, groupsOf } from "../../../analyzer/test/oracle/calls.js";
import { calls } from "../../../evaluator/test/arbitraries/calls.js";
import { oracle } from "../../../evaluator/test/oracle/oracle.js";
import type { Source } from "../arbitraries/sources.js";
import { TIMES } from "../../../parser/test/runs.js";

/** Calls that the oracle is asked about for each pair of conditions. */
const MOST_CALLS = 100;

/** Says what a long run has seen. */
export function report(seen: Readonly<Record<string, number>>): void {
  if (TIMES > 10) process.stdout.write(`${JSON.stringify(seen, null, 2)}\n`);
}

/** What is found in a source. */
export function find({ vocabulary }: Source): (text: string) => readonly Diagnostic[] {
  return (text) => lint(text, { vocabulary });
}

/** The tree of a text that must be valid. */
export function treeOf(text: string, { vocabulary }: Source): Condition | null {
  const { valid, condition } = parse(text, { vocabulary });
  if (!valid || condition === undefined) throw new Error(`Not valid: ${text}`);
  return condition;
}

/** Why a part can go depends on what else is there: when one has gone, another of these says the same of the rest. */
const redundancies = new Set(["repeated-operand", "contradicting-part", "pointless-text", "redundant-part"]);

/** The different kinds of findings. */
export function kindsOf(found: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(found.map(({ code }) => (redundancies.has(code) ? "redundant" : code)));
}

/** Not `expect`, which would take most of the time. */
export function assert(holds: boolean, what: string, ...about: readonly unknown[]): void {
  if (!holds) throw new Error(`${what}: ${about.map((part) => JSON.stringify(part)).join(" | ")}`);
}

/**
 * Asks the evaluator's oracle, which shares no code with parser, evaluator and analyzer, whether two texts decide calls alike, those with
 * unknown facts included: over all calls that their conditions can tell apart, or a sample if they are many, and over generated ones.
 *
 * @returns how many calls were asked about
 */
export function requireAlike(before: string, after: string, source: Source): number {
  const trees = [treeOf(before, source), treeOf(after, source)].filter((tree) => tree !== null);
  const all = callsWithUnknown(groupsOf(...trees), 1024) ?? [];
  const step = Math.max(1, Math.floor(all.length / MOST_CALLS));
  const some = [
    ...all.filter((_, index) => index % step === 0),
    ...fc.sample(calls, { numRuns: 20, seed: before.length }),
  ];
  const differing = some.find((call) => oracle(before, call) !== oracle(after, call));
  assert(differing === undefined, "decided otherwise", before, after, differing);
  return some.length;
}
