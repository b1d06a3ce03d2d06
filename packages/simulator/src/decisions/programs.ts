import { compile, type CallContext, type OtherReading, type Truth } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Condition, type Predicate, predicatesOf } from "@recond/parser";
import { concerns } from "../facts/other-columns.js";
import type { Plan, PlannedSettings } from "../replay/plan.js";

/** A predicate of the plan. Those that are written alike are one, in whichever condition they stand. */
export interface PlannedPredicate {
  readonly node: Predicate;
  /** In canonical form. */
  readonly text: string;
  readonly test: (call: CallContext) => Truth;
  /** By which other reading it is asked, if it or its fact depends on that. */
  readonly reading: OtherReading | undefined;
}

/** A condition whose leaves are indexes of the plan's predicates. */
export type Program =
  | { readonly kind: "and" | "or"; readonly operands: readonly Program[] }
  | { readonly kind: "not"; readonly operand: Program }
  | { readonly kind: "predicate"; readonly index: number };

/** Settings, the program of their condition, and the campaigns that have them. */
export interface PlannedProgram {
  readonly recordCalls: boolean;
  /** Null for the empty condition. */
  readonly program: Program | null;
  /** Whether each campaign of the plan is one of them. */
  readonly campaigns: readonly boolean[];
}

/** The candidates of a plan with their predicates, each of which is asked once for all of them. */
export interface Programs {
  readonly predicates: readonly PlannedPredicate[];
  /** For each candidate: the different settings of its campaigns. */
  readonly candidates: readonly (readonly PlannedProgram[])[];
  /** The settings as they are by each other reading that they depend on; undefined where nobody asks. */
  readonly others: readonly OtherPrograms[] | undefined;
}

/** The settings of the campaigns by another reading. */
export interface OtherPrograms {
  readonly reading: OtherReading;
  readonly programs: readonly PlannedProgram[];
}

/** Makes the programs of a plan. */
export function createPrograms({ candidates, evidence }: Pick<Plan, "candidates" | "evidence">): Programs {
  const predicates: PlannedPredicate[] = [];
  const indexes = new Map<string, number>();
  const now = candidates[0]?.settings ?? [];
  const depended = now.flatMap(({ condition }) => predicatesOf(condition));
  // Of others no call can tell.
  const isTold = (reading: OtherReading): boolean => depended.some((predicate) => concerns(reading, predicate));
  const indexOf = (node: Predicate, candidateReading: OtherReading | undefined): number => {
    const text = format(node);
    const reading = concerns(candidateReading, node) ? candidateReading : undefined;
    const key = `${text} ${reading?.option ?? ""}`;
    const known = indexes.get(key);
    if (known !== undefined) return known;
    indexes.set(key, predicates.length);
    const test = compile(node, reading && { readings: { [reading.reading]: reading.option } });
    predicates.push({ node, text, test, reading });
    return predicates.length - 1;
  };
  return {
    candidates: candidates.map(({ settings }) => programsOf(settings, (node) => indexOf(node, undefined))),
    others: evidence
      ?.filter(isTold)
      .map((reading) => ({ reading, programs: programsOf(now, (node) => indexOf(node, reading)) })),
    predicates,
  };
}

function programsOf(settings: readonly PlannedSettings[], indexOf: (node: Predicate) => number): PlannedProgram[] {
  const programs = new Map<string, PlannedProgram & { readonly campaigns: boolean[] }>();
  for (const [campaign, { recordCalls, condition }] of settings.entries()) {
    const key = `${recordCalls} ${format(condition)}`;
    const program = condition === null ? null : programOf(condition, indexOf);
    const planned = programs.get(key) ?? { recordCalls, program, campaigns: settings.map(() => false) };
    planned.campaigns[campaign] = true;
    programs.set(key, planned);
  }
  return [...programs.values()];
}

function programOf(node: Condition, indexOf: (node: Predicate) => number): Program {
  switch (node.kind) {
    case "and":
    case "or":
      return { kind: node.kind, operands: node.operands.map((operand) => programOf(operand, indexOf)) };
    case "not":
      return { kind: "not", operand: programOf(node.operand, indexOf) };
    default:
      return { kind: "predicate", index: indexOf(node) };
  }
}
