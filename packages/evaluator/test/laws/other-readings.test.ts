import { type CallContext, compile, evaluate, explain, otherReadings, type Truth } from "@recond/evaluator";
import {
  and,
  comparison,
  type Condition,
  customData,
  flag,
  not,
  or,
  parseOrThrow,
  presence,
  pressed,
  textField,
} from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { spell } from "../../../parser/test/arbitraries/spell.js";
import { oracle } from "../oracle/oracle.js";
import { runs, TIMES } from "../../../parser/test/runs.js";

const CALLS = 10;
const PAIRS = 15_000;

const truths: Readonly<Record<0 | 0.5 | 1, Truth>> = { 0: false, 0.5: undefined, 1: true };

/** Texts that differ only in what another reading passes over, and a few others. */
const texts = fc.constantFrom("chair", "Chair", " Chair", "chair\u00a0", "Office Chair", "ai", " ", "");
const fields = fc.constantFrom(customData("product"), customData("__proto__"), textField("media_type"));
const paths = fc.array(fc.constantFrom("1", "2", "a"), { minLength: 1, maxLength: 3 });

const predicates: fc.Arbitrary<Condition> = fc.oneof(
  fc.tuple(fields, fc.constantFrom("=", "!=", "contains"), texts).map((parts) => comparison(...parts)),
  fields.map(presence),
  paths.map((keys) => pressed(...keys)),
  fc.constant(flag("mobile")),
);

const conditions: fc.Arbitrary<Condition> = fc.oneof(
  predicates,
  predicates.map(not),
  fc.tuple(predicates, predicates).map((pair) => and(...pair)),
  fc.tuple(predicates, predicates, predicates).map(([a, b, c]) => or(a, not(and(b, c)))),
);

const values = fc.oneof({ weight: 4, arbitrary: texts }, { weight: 1, arbitrary: fc.constant(null) });
const keyPaths = paths.map((keys) => keys.join(" "));

const calls: fc.Arbitrary<CallContext> = fc.record(
  {
    mobile: fc.boolean(),
    media_type: values,
    custom_data: fc.dictionary(fc.constantFrom("product", "__proto__"), values),
    pressed: fc.array(keyPaths, { maxLength: 2 }),
    unknown: fc.array(
      fc.oneof(
        fc.constant("custom_data[product]"),
        keyPaths.map((path) => `pressed[${path}]`),
      ),
      { maxLength: 1 },
    ),
  },
  { requiredKeys: [] },
);

/** Those that change what a predicate is, and one that does not. */
const tried = otherReadings.filter(({ changes, reading }) => changes === "predicates" || reading === "R16");

it(
  `with another reading evaluate, compile and explain give what the oracle gives, for ${String(PAIRS * TIMES)} pairs`,
  { timeout: 0 },
  () => {
    const told = new Map<string, number>();
    const logs = fc.array(calls, { minLength: CALLS, maxLength: CALLS });
    fc.assert(
      fc.property(conditions, fc.integer(), logs, (tree, seed, logged) => {
        const text = spell(tree, seed);
        const condition = parseOrThrow(text);
        const settings = { record_calls: true, call_recording_condition: text };
        for (const { reading, option } of tried) {
          const options = { readings: { [reading]: option } };
          const compiled = compile(condition, options);
          const way = `${reading} ${option}`;
          for (const call of logged) {
            const expected = truths[oracle(text, call, way)];
            const explained = explain(settings, call, options).truths[0]?.truth;
            const given = [compiled(call), evaluate(condition, call, options), explained];
            if (given.some((truth) => truth !== expected)) throw new Error(JSON.stringify([way, text, call, given]));
            if (expected !== evaluate(condition, call)) told.set(way, (told.get(way) ?? 0) + 1);
          }
        }
      }),
      runs(PAIRS / CALLS / tried.length),
    );
    // The pairs are worth something only when they tell the readings apart: those of predicates, and no others.
    const changing = tried
      .filter(({ changes }) => changes === "predicates")
      .map(({ reading, option }) => `${reading} ${option}`);
    expect([...told.keys()].toSorted()).toEqual(changing.toSorted());
  },
);
