import { compile } from "@recond/evaluator";
import { format } from "@recond/formatter";
import type { Condition } from "@recond/parser";
import * as fc from "fast-check";
import { anyConditions } from "../arbitraries/adversarial.js";
import { callsOf, countCalls, groupsOf } from "../oracle/calls.js";
import { newRuns } from "../../../parser/test/runs.js";

/** What all calls say of a condition. */
export interface Survey {
  readonly condition: Condition;
  readonly calls: ReturnType<typeof callsOf>;
  readonly truths: readonly boolean[];
}

/** Decides a condition for every call that it can tell apart. */
export function survey(condition: Condition, most: number): Survey | undefined {
  const groups = groupsOf(condition);
  if (countCalls(groups) > most) return undefined;
  const calls = callsOf(groups);
  const compiled = compile(condition);
  return { condition, calls, truths: calls.map((call) => compiled(call) === true) };
}

/** Not `expect`, which would take most of the time. */
export function assert(holds: boolean, what: string, ...about: readonly (Condition | object | undefined)[]): void {
  if (holds) return;
  const shown = about.map((part) => (part !== undefined && "kind" in part ? format(part) : JSON.stringify(part)));
  throw new Error(`${what}: ${shown.join(" | ")}`);
}

/**
 * Checks a law on generated conditions.
 *
 * @returns how many of them were looked at: those for which there are not too many calls
 */
export function checkLaw(
  count: number,
  check: (surveyed: Survey) => void,
  { most = 4096, conditions = anyConditions }: { most?: number; conditions?: fc.Arbitrary<Condition> } = {},
): number {
  let checked = 0;
  fc.assert(
    fc.property(conditions, (condition) => {
      const surveyed = survey(condition, most);
      if (surveyed === undefined) return;
      checked += 1;
      check(surveyed);
    }),
    newRuns(count),
  );
  return checked;
}
