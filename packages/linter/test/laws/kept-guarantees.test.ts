import type { ComparedSide } from "@recond/analyzer";
import { type CallContext, compile } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type FixedFindings, lintAndFix, type NamedGuarantee } from "@recond/linter";
import type { Condition } from "@recond/parser";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { guarantees, sides } from "../../../analyzer/test/arbitraries/promises.js";
import { callsOf, countCalls, groupsUnder } from "../../../analyzer/test/oracle/calls.js";
import { breaks, WAYS } from "../../../analyzer/test/oracle/promises.js";
import { runs } from "../../../parser/test/runs.js";
import { assert, report, treeOf } from "./support.js";

const RUNS = 60;
const MOST_CALLS = 400;

const promised = fc
  .array(fc.record({ guarantee: guarantees, everyReading: fc.nat(4).map((number) => number === 0) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all) =>
    all.map(({ guarantee, everyReading }, index): NamedGuarantee => ({ ...guarantee, everyReading, name: `${index}` })),
  );

function payloadOf({ condition, isNone }: ComparedSide, isOpen: boolean): string {
  const settings = { record_calls: !isNone, call_recording_condition: format(condition) };
  return JSON.stringify({ operating_24_7: isOpen, ivr_tree: settings });
}

function sideOf(payload: string): ComparedSide {
  const { ivr_tree: tree } = JSON.parse(payload) as {
    ivr_tree: { record_calls: boolean; call_recording_condition: string };
  };
  const condition = treeOf(tree.call_recording_condition, { text: "", vocabulary: "recording" });
  return { condition, isNone: !tree.record_calls };
}

/** Whether the guarantee is kept by every call. */
function isKept(
  { condition, isNone }: ComparedSide,
  { kind, condition: meant, everyReading }: NamedGuarantee,
  calls: readonly CallContext[],
): boolean {
  return (everyReading === true ? WAYS : [{}]).every((readings) => {
    const [isRecorded, isMeant] = [compile(condition, { readings }), compile(meant, { readings })];
    return !calls.some((call) => breaks(kind, !isNone && isRecorded(call) === true, isMeant(call) === true));
  });
}

/** Whether the guarantees leave something of what is recorded, or want something recorded, and contradict each other in no call; by our readings. */
function canBeKept(
  { condition }: ComparedSide,
  all: readonly NamedGuarantee[],
  calls: readonly CallContext[],
): boolean {
  const isRecorded = compile(condition);
  const decided = all.map(({ kind, condition: meant }) => ({ kind, isMeant: compile(meant) }));
  const outcomes = calls.map((call) => {
    const [mayRecord, maySkip] = [true, false].map((recorded) =>
      decided.every(({ kind, isMeant }) => !breaks(kind, recorded, isMeant(call) === true)),
    );
    if (mayRecord === true && maySkip === true) return isRecorded(call);
    return mayRecord === maySkip ? undefined : mayRecord;
  });
  return outcomes.every((outcome) => outcome !== undefined) && outcomes.includes(true);
}

it("all fixes of a campaign break no guarantee that was kept, mend all where some condition does, and come to an end", () => {
  const seen = { broken: 0, mended: 0, contradicting: 0 };
  const check = (side: ComparedSide, isOpen: boolean, all: readonly NamedGuarantee[]): void => {
    const trees = [side.condition, ...all.map((each) => each.condition)].filter(
      (tree): tree is Condition => tree !== null,
    );
    const groups = groupsUnder(all.some(({ everyReading }) => everyReading === true) ? WAYS : [{}], ...trees);
    if (countCalls(groups) > MOST_CALLS) return;
    const calls = callsOf(groups).filter((call) => !isOpen || call.during_hours !== false);
    const fix = (text: string): FixedFindings =>
      lintAndFix(
        { kind: "payload", text, ignores: [], path: [] },
        { options: { guarantees: all, complete: true }, fixes: "suggested" },
        new Set(),
      );
    const text = payloadOf(side, isOpen);
    const { fixed, left: foundAfter } = fix(text);
    const after = sideOf(fixed);
    const about = [
      { text, fixed, isOpen, all: all.map((each) => [each.kind, format(each.condition), each.everyReading]) },
    ];
    assert(fix(fixed).fixed === fixed, "no fixed point", ...about, fix(fixed).fixed);
    const broken = all.filter((each) => !isKept(side, each, calls));
    const left = all.filter((each) => !isKept(after, each, calls));
    for (const each of left) assert(broken.includes(each), `broken by fixes: ${each.name}`, ...about);
    if (broken.length === 0 || side.isNone) return;
    seen.broken += 1;
    if (left.length === 0) seen.mended += 1;
    // Where a person has yet to choose, nothing is written.
    const isUnclear = foundAfter.findings.some(({ alternatives = [] }) => alternatives.length > 0);
    const isPlain = all.every(({ everyReading }) => everyReading !== true);
    if (!canBeKept(side, all, calls)) seen.contradicting += 1;
    else assert(left.length === 0 || !isPlain || isUnclear, "not mended", ...about);
  };
  fc.assert(fc.property(sides, fc.boolean(), promised, check), runs(RUNS));
  report(seen);
  expect(seen.mended).toBeGreaterThan(RUNS / 20);
  expect(seen.contradicting).toBeGreaterThan(0);
});
