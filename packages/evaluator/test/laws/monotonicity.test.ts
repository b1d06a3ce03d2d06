import { type CallContext, compile, evaluate } from "@recond/evaluator";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { conditionsOf } from "../../../parser/test/arbitraries/conditions.js";
import { calls, unknownEntries } from "../arbitraries/calls.js";
import { newRuns } from "../../../parser/test/runs.js";

/** The call with less known of it: some facts left out, and some listed as unknown. */
function forget(call: CallContext, leftOut: readonly string[], listed: readonly string[]): CallContext {
  const kept = Object.entries(call).filter(([key]) => key === "unknown" || !leftOut.includes(key));
  return { ...Object.fromEntries(kept), unknown: [...(call.unknown ?? []), ...listed] };
}

it("learning an unknown fact never flips a decided answer", () => {
  const facts = fc.array(unknownEntries, { maxLength: 4 });
  fc.assert(
    fc.property(conditionsOf.payout, calls, facts, facts, (condition, call, leftOut, listed) => {
      const before = evaluate(condition, forget(call, leftOut, listed));
      const after = evaluate(condition, call);
      expect(before === undefined || after === before).toBe(true);
    }),
    newRuns(2500),
  );
});

it("taking a path that was unknown never flips a decided answer", () => {
  const extended = fc.constantFrom("", " 1", " a", " 1 2");
  fc.assert(
    fc.property(
      conditionsOf.recording,
      calls,
      fc.constantFrom("1", "1 1", "a 1", "2 W"),
      extended,
      (condition, call, path, more) => {
        const taken = call.pressed ?? [];
        const meets = compile(condition);
        const before = meets({ ...call, pressed: taken, unknown: [`pressed[${path}]`] });
        const after = meets({ ...call, pressed: [...taken, `${path}${more}`], unknown: [] });
        expect(before === undefined || after === before).toBe(true);
      },
    ),
    newRuns(750),
  );
});
