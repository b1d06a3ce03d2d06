import { type CallContext, type CampaignKnowledge, explain, factName } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { isPredicate } from "@recond/parser";
import type { CandidateResult, Comparison, Outcomes } from "@recond/simulator";

type Decision = keyof Outcomes;

/** What `explain` says of a call under some settings, as far as a simulation counts it. */
export interface ExplainedCall {
  readonly decision: Decision;
  readonly reason: keyof CandidateResult["reasons"];
  /** Every predicate that was asked, and those that decided, by their texts. */
  readonly truths: ReadonlyMap<string, boolean | null>;
  readonly deciding: ReadonlySet<string>;
  readonly missing: readonly string[];
}

/** Explains a call by itself, with nothing of the simulator's. */
export function explained(
  condition: string,
  recordCalls: boolean,
  call: CallContext,
  known?: CampaignKnowledge,
): ExplainedCall {
  const settings = { record_calls: recordCalls, call_recording_condition: condition };
  const { decision, reason, truths, deciding, missing } = explain(settings, call, { known });
  const predicates = truths.filter(({ node }) => isPredicate(node));
  return {
    decision,
    reason,
    truths: new Map(predicates.map(({ node, truth }) => [format(node), truth ?? null])),
    deciding: new Set(deciding.map((node) => format(node))),
    missing: [
      ...new Set(
        deciding
          .filter((node) => missing.includes(isPredicate(node) ? factName(node) : ""))
          .flatMap((node) =>
            predicates.some((each) => each.node === node && each.truth === undefined) && isPredicate(node)
              ? [factName(node)]
              : [],
          ),
      ),
    ],
  };
}

/** The counts of a candidate, added up call by call. */
export function countsOf(
  calls: readonly ExplainedCall[],
): Pick<CandidateResult, "outcomes" | "predicates" | "missing"> {
  const outcomes = { record: 0, skip: 0, undetermined: 0 };
  const predicates = new Map<string, { text: string; true: number; false: number; unknown: number; decided: number }>();
  const missing = new Map<string, { fact: string; calls: number; alone: number }>();
  for (const call of calls) {
    outcomes[call.decision] += 1;
    for (const [text, truth] of call.truths) {
      const counts = predicates.get(text) ?? { text, true: 0, false: 0, unknown: 0, decided: 0 };
      predicates.set(text, counts);
      counts[truthName(truth)] += 1;
      if (call.decision !== "undetermined" && call.deciding.has(text)) counts.decided += 1;
    }
    if (call.decision !== "undetermined") continue;
    for (const fact of call.missing) {
      const counts = missing.get(fact) ?? { fact, calls: 0, alone: 0 };
      missing.set(fact, counts);
      counts.calls += 1;
      if (call.missing.length === 1) counts.alone += 1;
    }
  }
  return { outcomes, predicates: [...predicates.values()], missing: [...missing.values()] };
}

/** What a candidate turns, call by call: the table, and the groups of the calls that are decided otherwise. */
export function turned(
  before: readonly ExplainedCall[],
  after: readonly ExplainedCall[],
): { readonly table: Comparison["table"]; readonly flips: ReadonlyMap<string, number> } {
  const table = { record: emptyRow(), skip: emptyRow(), undetermined: emptyRow() };
  const flips = new Map<string, number>();
  for (const [index, was] of before.entries()) {
    const is = after[index];
    if (is === undefined) continue;
    table[was.decision][is.decision] += 1;
    if (was.decision === is.decision) continue;
    const deciding = [...new Set([...was.deciding, ...is.deciding])].toSorted();
    const because = deciding.map((text) => `${text} ${String(was.truths.get(text) ?? is.truths.get(text) ?? null)}`);
    const key = `${was.decision} ${is.decision}: ${because.join(", ")}`;
    flips.set(key, (flips.get(key) ?? 0) + 1);
  }
  return { table, flips };
}

function emptyRow(): Record<Decision, number> {
  return { record: 0, skip: 0, undetermined: 0 };
}

/** The groups of a comparison by the same keys. */
export function flipsOf({ flips }: Comparison): ReadonlyMap<string, number> {
  return new Map(
    flips.map(({ from, to, because, calls }) => {
      const told = because.map(({ text, truth }) => `${text} ${String(truth)}`).toSorted();
      return [`${from} ${to}: ${told.join(", ")}`, calls];
    }),
  );
}

function truthName(truth: boolean | null): "true" | "false" | "unknown" {
  if (truth === null) return "unknown";
  return truth ? "true" : "false";
}
