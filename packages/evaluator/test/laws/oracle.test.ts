import { checkCallContext, compile, evaluate, explain, type CallContext, type Truth } from "@recond/evaluator";
import { parseOrThrow } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOfAny } from "../../../parser/test/arbitraries/conditions.js";
import { spell } from "../../../parser/test/arbitraries/spell.js";
import { anyCalls } from "../arbitraries/calls.js";
import { oracle } from "../oracle/oracle.js";
import { newRuns, TIMES } from "../../../parser/test/runs.js";

const CALLS = 10;
const PAIRS = 20_000;

function truthOf(degree: 0 | 0.5 | 1): Truth {
  return degree === 0.5 ? undefined : degree === 1;
}

/** Not `expect`, which would take most of the time. */
function assertSame(given: Truth, expected: Truth, about: readonly unknown[]): void {
  if (given !== expected) throw new Error(`${String(given)}, not ${String(expected)}: ${JSON.stringify(about)}`);
}

it(
  `evaluate, compile and explain give what the oracle gives, for ${String(PAIRS * TIMES)} pairs`,
  { timeout: 0 },
  () => {
    const met = new Map<Truth, number>();
    let explained = 0;
    fc.assert(
      fc.property(
        conditionsOfAny,
        fc.integer(),
        fc.array(anyCalls, { minLength: CALLS, maxLength: CALLS }),
        ({ condition: tree, vocabulary }, seed, calls) => {
          const text = spell(tree, seed);
          const condition = parseOrThrow(text, { vocabulary });
          const compiled = compile(condition);
          for (const call of calls as CallContext[]) {
            const expected = truthOf(oracle(text, call));
            met.set(expected, (met.get(expected) ?? 0) + 1);
            assertSame(evaluate(condition, call), expected, ["evaluate", text, call]);
            assertSame(compiled(call), expected, ["compile", text, call]);
            if (vocabulary !== "recording" || checkCallContext(call).length > 0) continue;
            explained += 1;
            const settings = { record_calls: true, call_recording_condition: text };
            assertSame(explain(settings, call).truths[0]?.truth, expected, ["explain", text, call]);
          }
        },
      ),
      newRuns(PAIRS / CALLS),
    );
    // The generators are worth something only when each answer is common.
    expect([...met.values()].filter((count) => count > (PAIRS * TIMES) / 10)).toHaveLength(3);
    expect(explained).toBeGreaterThan((PAIRS * TIMES) / 10);
  },
);
