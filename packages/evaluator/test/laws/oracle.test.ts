import { checkCallContext, compile, evaluate, explain, type CallContext, type Truth } from "@recond/evaluator";
import { parseOrThrow } from "@recond/parser";
import fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOfAny } from "../../../parser/test/arbitraries/conditions.js";
import { spell } from "../../../parser/test/arbitraries/spell.js";
import { anyCalls } from "../arbitraries/calls.js";
import { oracle } from "../oracle/oracle.js";

const CALLS = 10;
const PAIRS = Number(process.env["RECOND_PAIRS"] ?? 100_000);

function truthOf(degree: 0 | 0.5 | 1): Truth {
  return degree === 0.5 ? undefined : degree === 1;
}

it(`evaluate, compile and explain give what the oracle gives, for ${String(PAIRS)} pairs`, { timeout: 0 }, () => {
  const met = { true: 0, false: 0, undefined: 0 };
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
          met[`${String(expected)}` as keyof typeof met] += 1;
          // Not by `expect` each time, which would take most of the time.
          if (evaluate(condition, call) !== expected) expect([text, call, "evaluate"]).toBe(expected);
          if (compiled(call) !== expected) expect([text, call, "compile"]).toBe(expected);
          if (vocabulary !== "recording" || checkCallContext(call).length > 0) continue;
          explained += 1;
          const settings = { record_calls: true, call_recording_condition: text };
          if (explain(settings, call).truths[0]?.truth !== expected) expect([text, call, "explain"]).toBe(expected);
        }
      },
    ),
    { numRuns: Math.ceil(PAIRS / CALLS) },
  );
  // The generators are worth something only when each answer is common.
  expect(Math.min(met.true, met.false, met.undefined)).toBeGreaterThan(PAIRS / 10);
  expect(explained).toBeGreaterThan(PAIRS / 10);
});
