import type { Decision } from "@recond/evaluator";
import { counted, group, type Style } from "@recond/reports";
import { type CandidateResult, DECISIONS, type LogSummary, share } from "@recond/simulator";
import { decisionText } from "../decision/explanation.js";

/** The longest bar that a table may have; in a narrow terminal all are shorter. */
const BAR_WIDTHS = [30, 20, 12, 6] as const;
const LABEL_WIDTH = 14;
/** What stands before a bar. */
const FIGURES_WIDTH = LABEL_WIDTH + 24;

/** Why a call was decided as it was. With one campaign there is one reason for each decision. */
const because: Readonly<Record<Decision["reason"], string>> = {
  "recording-disabled": "`record_calls` is `false`",
  "no-condition": "there is no condition",
  "condition-true": "the condition is true",
  "condition-false": "the condition is false",
  "condition-unknown": "the condition depends on unknown facts",
};

const reasonsOf: Readonly<Record<Decision["decision"], readonly Decision["reason"][]>> = {
  record: ["no-condition", "condition-true"],
  skip: ["recording-disabled", "condition-false"],
  undetermined: ["condition-unknown"],
};

/** How many rows are a call, or could have been one: those that were read as such, and those that could not be read. */
export function callsIn({ calls, rejected }: LogSummary): number {
  return calls + rejected;
}

/** How many mistakes the log has. */
export function errorsIn({ problems }: LogSummary): number {
  return problems.reduce((sum, { count, isDoubt }) => (isDoubt ? sum : sum + count), 0);
}

/**
 * Counts as bars, with the reason of each decision.
 *
 * @param columns - how long a line may be
 */
export function countsText(
  log: LogSummary,
  { outcomes, reasons }: CandidateResult,
  style: Style,
  columns: number = Number.POSITIVE_INFINITY,
): readonly string[] {
  const calls = callsIn(log);
  const errors = errorsIn(log);
  const bad = errors === 0 ? "" : `, ${style.red(counted(errors, "error"))}`;
  // Shares of all calls of the log: of those that were decided alone, they would say more than is known.
  const drawn = drawBars(
    DECISIONS.map((decision) => [outcomes[decision] / calls, reasonText(decision, reasons)]),
    columns - FIGURES_WIDTH,
  );
  const rows = DECISIONS.map((decision, index) => {
    const cells = `  ${decisionText(decision, style, LABEL_WIDTH)}${figures(outcomes[decision], calls)}`;
    const [block = "", reason = ""] = drawn[index] ?? [];
    return `${cells}  ${block}  ${style.dim(reason)}`.trimEnd();
  });
  const left =
    log.rejected === 0 ? [] : [`  ${style.red("not decided".padEnd(LABEL_WIDTH))}${figures(log.rejected, calls)}`];
  return [`${style.bold(counted(calls, "call"))}${bad}`, "", ...rows, ...left];
}

function reasonText(decision: Decision["decision"], reasons: CandidateResult["reasons"]): string {
  return reasonsOf[decision]
    .filter((reason) => reasons[reason] > 0)
    .map((reason) => because[reason])
    .join("; ");
}

function figures(count: number, total: number): string {
  return `${group(count).padStart(11)}  ${share(count, total).padStart(7)}`;
}

/**
 * Bars with reasons behind them: under each other where there is room, else right behind their bars, else none.
 *
 * @param room - in characters
 */
function drawBars(rows: readonly (readonly [part: number, reason: string])[], room: number): readonly string[][] {
  for (const width of BAR_WIDTHS) {
    const bars = rows.map(([part, reason]) => [bar(part, width), reason]);
    const longest = Math.max(...bars.map(([drawn = ""]) => drawn.length));
    const aligned = bars.map(([drawn = "", reason = ""]) => [drawn.padEnd(longest), reason]);
    const fitting = [aligned, bars].find((each) => each.every((cells) => cells.join("  ").trimEnd().length <= room));
    if (fitting !== undefined) return fitting;
  }
  return rows.map(([part]) => [bar(part, Math.max(1, Math.min(BAR_WIDTHS[0], room)))]);
}

/** A part that is not zero has at least one block. */
function bar(part: number, width: number): string {
  return part > 0 ? "█".repeat(Math.max(1, Math.round(width * part))) : "";
}
