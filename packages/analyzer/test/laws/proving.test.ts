import { type Guarantee, keeping, prove } from "@recond/analyzer";
import { type CallContext, compile, evaluate, type OtherReadings } from "@recond/evaluator";
import { format } from "@recond/formatter";
import type { Condition } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { oracle } from "../../../evaluator/test/oracle/oracle.js";
import { canPress, guarantees, type Known, knowledge, knowledgeOf, sides } from "../arbitraries/promises.js";
import { callsOf, countCalls, groupsUnder } from "../oracle/calls.js";
import { breaks, WAYS } from "../oracle/promises.js";
import { assert } from "./support.js";
import { runs, TIMES } from "../../../parser/test/runs.js";

const PAIRS = 100;
const MOST = 600;
const MOST_UNDER_EACH = 150;

function isPossible(call: CallContext, known: Known): boolean {
  return (
    (known.hours === undefined || call.during_hours === undefined || call.during_hours === known.hours) &&
    (call.pressed ?? []).every((path) => canPress(path, known))
  );
}

it(`prove says what all calls say under all readings, for ${String(PAIRS * TIMES)} pairs`, { timeout: 0 }, () => {
  const outcomes = new Map<string, number>();
  const count = (what: string): void => void outcomes.set(what, (outcomes.get(what) ?? 0) + 1);
  const every = fc.nat(2).map((number) => number === 0);
  let pairs = 0;
  const check = (
    side: { condition: Condition | null; isNone: boolean },
    promise: Guarantee,
    known: Known,
    everyReading: boolean,
  ): void => {
    const ways = everyReading ? WAYS : [{}];
    const trees = [side.condition, promise.condition].flatMap((tree) => tree ?? []);
    const groups = groupsUnder(ways, ...trees);
    if (countCalls(groups) > (everyReading ? MOST_UNDER_EACH : MOST)) return;
    pairs += 1;
    const calls = callsOf(groups).filter((call) => isPossible(call, known));
    const isBroken = (tested: typeof side, readings: OtherReadings): boolean => {
      const [isRecorded, isMeant] = [compile(tested.condition, { readings }), compile(promise.condition, { readings })];
      return calls.some((call) =>
        breaks(promise.kind, !tested.isNone && isRecorded(call) === true, isMeant(call) === true),
      );
    };
    const options = { known: knowledgeOf(known), everyReading };
    const proof = prove(side, promise, options);
    const about = [...trees, { side, promise, known, everyReading, proof }];
    assert(proof.verdict === (ways.some((way) => isBroken(side, way)) ? "broken" : "proven"), "verdict", ...about);
    count(`${promise.kind} ${proof.verdict}${everyReading ? " every" : ""}`);
    if (proof.verdict !== "broken") return;
    const { call, readings } = proof;
    assert(isPossible(call, known), "possible", ...about);
    const tells = (each: CallContext): boolean =>
      [side.condition, promise.condition].every(
        (tree) => evaluate(tree, each, { readings }) !== undefined || side.isNone,
      ) &&
      breaks(
        promise.kind,
        !side.isNone && evaluate(side.condition, each, { readings }) === true,
        evaluate(promise.condition, each, { readings }) === true,
      );
    assert(tells(call), "call", ...about);
    // Each fact counts.
    for (const fact of Object.keys(call).filter((name) => name !== "unknown")) {
      assert(!tells({ ...call, [fact]: undefined }), `${fact} is not needed`, ...about);
    }
    const [way, ...more] = Object.entries(readings);
    if (more.length === 0) {
      const decided = [side.condition, promise.condition].map(
        (tree) => oracle(format(tree), call, way?.join(" ")) === 1,
      );
      assert(breaks(promise.kind, !side.isNone && decided[0] === true, decided[1] === true), "oracle", ...about);
      count(way === undefined ? "by ours" : `by ${way.join(" ")}`);
    } else count("by several");
    const mended = keeping(side, promise, options);
    if (mended === undefined) return;
    count("mended");
    const better = { condition: mended, isNone: false };
    assert(trees.length === 0 || !ways.some((reading) => isBroken(better, reading)), "mended", ...about, mended ?? {});
  };
  fc.assert(fc.property(sides, guarantees, knowledge, every, check), runs(PAIRS));
  if (TIMES > 10) process.stdout.write(`${pairs} ${JSON.stringify(Object.fromEntries(outcomes))}\n`);
  expect(pairs).toBeGreaterThan(PAIRS / 2);
  for (const kind of ["never", "always", "only"]) {
    expect(outcomes.get(`${kind} proven`)).toBeGreaterThan(PAIRS / 100);
    expect(outcomes.get(`${kind} broken`)).toBeGreaterThan(PAIRS / 100);
  }
  expect(outcomes.get("mended")).toBeGreaterThan(PAIRS / 10);
});
