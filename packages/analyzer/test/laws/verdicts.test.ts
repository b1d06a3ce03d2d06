import { askedCampaign, type CampaignKnowledge, prove, verdictsOn } from "@recond/analyzer";
import type { Condition } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { runs } from "../../../parser/test/runs.js";
import { guarantees, knowledge, knowledgeOf, sides } from "../arbitraries/promises.js";
import { assert } from "./support.js";

/** Sets of campaigns that are asked about, one after the other. */
const SETS = 40;

const campaigns = fc.array(
  fc.record({ side: sides, known: knowledge, rests: fc.constantFrom([], [], ["R16"] as const) }),
  { minLength: 5, maxLength: 12 },
);

it("verdictsOn says of each campaign what prove says of it alone, whatever it was asked before", { timeout: 0 }, () => {
  const counts = { proven: 0, broken: 0, undecided: 0 };
  const check = (
    all: typeof campaigns extends fc.Arbitrary<infer Value> ? Value : never,
    promised: typeof guarantees extends fc.Arbitrary<infer Value> ? Value : never,
    everyReading: boolean,
  ): void => {
    const verdictOn = verdictsOn({ ...promised, everyReading });
    // Twice: the second time, every one has been asked before.
    for (const { side, known: facts, rests } of [...all, ...all]) {
      const settled = knowledgeOf(facts);
      const known: CampaignKnowledge = {
        ...settled,
        duringHours: settled.duringHours && { ...settled.duringHours, rests },
      };
      const verdict = verdictOn(askedCampaign(side, known));
      const proof = prove(side, promised, { known, everyReading });
      const expected = proof.verdict === "broken" ? { verdict: "broken" } : proof;
      const trees: readonly (Condition | object)[] = [side.condition ?? {}, promised.condition ?? {}];
      assert(JSON.stringify(verdict) === JSON.stringify(expected), "verdict", ...trees, { facts, verdict, expected });
      counts[verdict.verdict] += 1;
    }
  };
  fc.assert(fc.property(campaigns, guarantees, fc.boolean(), check), runs(SETS));
  expect(Math.min(counts.proven, counts.broken)).toBeGreaterThan(SETS);
});
