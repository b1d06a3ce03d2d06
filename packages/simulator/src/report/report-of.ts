import { type Figure, group, type Part, type Report, type Words } from "@recond/reports";
import type { CandidateResult, Simulation } from "../replay/simulation.js";
import { comparisonPart, missingPart, predicatesPart } from "./decided.js";
import { groundsPart, logPart, periodText, rowsText } from "./grounds.js";
import { DECISIONS, share } from "../replay/outcomes.js";
import { groupingPart, outcomesPart } from "./outcomes.js";
import { evidencePart, recordingsPart } from "./reality.js";

/** A simulation as a report: the answer first, then what it comes from. */
export function reportOf(simulation: Simulation): Report {
  const { log, candidates, comparisons, recordings, evidence, isPartial } = simulation;
  const [base] = candidates;
  const period = periodText(log);
  return {
    title: "What would have been recorded?",
    answer: answerOf(simulation),
    warnings: isPartial ? [["This is partial: the log was not read to its end."]] : [],
    figures: figuresOf(simulation),
    facts: [
      ["condition", conditionWords(base?.condition)],
      ["log", [rowsText(log)]],
      ...(period === undefined ? [] : [["calls from", [period]] as const]),
    ],
    parts: [
      ...(log.calls === 0 || base === undefined ? [] : callParts(base, simulation)),
      ...comparisons.map((comparison) => comparisonPart(comparison, simulation)),
      ...(recordings === undefined || log.calls === 0 ? [] : [recordingsPart(recordings, log)]),
      ...(evidence === undefined ? [] : [evidencePart(evidence, log)]),
      logPart(log),
      groundsPart(log),
    ],
  };
}

/** What became of the calls. */
function callParts(base: CandidateResult, simulation: Simulation): readonly Part[] {
  return [
    outcomesPart(simulation),
    ...simulation.groupings.map((grouping) => groupingPart(grouping, simulation)),
    predicatesPart(base, simulation.log.calls),
    ...missingPart(base),
  ];
}

function conditionWords(condition: string | null | undefined): Words {
  if (condition === null || condition === undefined) return ["each campaign's own"];
  return condition === "" ? ["none: every call is recorded, where recording is switched on"] : [{ code: condition }];
}

function answerOf({ log, candidates: [base] }: Simulation): Words {
  if (base === undefined || log.calls === 0) return ["There is no call in this log that could be decided."];
  const { record, skip, undetermined } = base.outcomes;
  const part = (count: number): string => `${group(count)} (${share(count, log.calls)})`;
  const others =
    undetermined === 0
      ? ` and ${part(skip)} not.`
      : `, ${part(skip)} not, and of ${part(undetermined)} this log does not tell.`;
  return [`Of ${group(log.calls)} calls, ${part(record)} would have been recorded${others}`];
}

function figuresOf({ log, candidates: [base] }: Simulation): readonly Figure[] {
  if (base === undefined) return [];
  return DECISIONS.map((decision) => ({
    name: decision,
    value: group(base.outcomes[decision]),
    more: share(base.outcomes[decision], log.calls),
    color: decision,
  }));
}
