import {
  checkCallContext,
  compile,
  evaluate,
  explain,
  otherReadings,
  type CallContext,
  type Truth,
} from "@recond/evaluator";
import { parseOrThrow } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOfAny } from "../../../parser/test/arbitraries/conditions.js";
import { spell } from "../../../parser/test/arbitraries/spell.js";
import { anyCalls } from "../arbitraries/calls.js";
import { oracle } from "../oracle/oracle.js";

const CALLS = 20;
const PAIRS = 20_000;

const truths: Readonly<Record<0 | 0.5 | 1, Truth>> = { 0: false, 0.5: undefined, 1: true };

it(
  `with another reading evaluate, compile and explain give what the oracle gives, for ${String(PAIRS)} pairs`,
  { timeout: 0 },
  () => {
    const told = new Map<string, number>();
    fc.assert(
      fc.property(
        conditionsOfAny,
        fc.integer(),
        fc.array(anyCalls, { minLength: CALLS, maxLength: CALLS }),
        fc.constantFrom(...otherReadings),
        ({ condition: tree, vocabulary }, seed, calls, { reading, option }) => {
          const text = spell(tree, seed);
          const condition = parseOrThrow(text, { vocabulary });
          const options = { readings: { [reading]: option } };
          const compiled = compile(condition, options);
          const way = `${reading} ${option}`;
          for (const call of calls as CallContext[]) {
            const expected = truths[oracle(text, call, way)];
            const given = [compiled(call), evaluate(condition, call, options)];
            if (vocabulary === "recording" && checkCallContext(call).length === 0) {
              const settings = { record_calls: true, call_recording_condition: text };
              given.push(explain(settings, call, options).truths[0]?.truth);
            }
            if (given.some((truth) => truth !== expected)) throw new Error(JSON.stringify([way, text, call, given]));
            if (expected !== evaluate(condition, call)) told.set(way, (told.get(way) ?? 0) + 1);
          }
        },
      ),
      { numRuns: PAIRS / CALLS },
    );
    // The generators are worth something only when calls tell the readings apart: those of predicates, and no others.
    const changing = otherReadings.filter(({ changes }) => changes === "predicates");
    expect([...told.keys()].toSorted()).toEqual(
      changing.map(({ reading, option }) => `${reading} ${option}`).toSorted(),
    );
  },
);
