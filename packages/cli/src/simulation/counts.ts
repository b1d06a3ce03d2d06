import type { Decision } from "@recond/evaluator";
import { showable } from "@recond/parser";
import { counted, group, type Style } from "@recond/reports";
import type { Counts } from "@recond/simulator";
import { decisionText } from "../decision/explanation.js";

/** The facts that would settle undetermined calls, and of how many. */
export type Missing = ReadonlyMap<string, number>;

const BAR_WIDTH = 30;
const LABEL_WIDTH = 14;
const DECISIONS: readonly Decision["decision"][] = ["record", "skip", "undetermined"];

/** Why a call was decided as it was. With one campaign there is one reason for each decision. */
const because: Readonly<Record<Decision["reason"], string>> = {
  "recording-disabled": "`record_calls` is `false`",
  "no-condition": "there is no condition",
  "condition-true": "the condition is true",
  "condition-false": "the condition is false",
  "condition-unknown": "the condition depends on unknown facts",
};

/** Counts as bars, with the reason of each decision. */
export function countsText({ calls, errors, decisions, reasons }: Counts, missing: Missing, style: Style): string {
  const decided = decisions.record + decisions.skip + decisions.undetermined;
  const bad = errors === 0 ? "" : `, ${style.red(counted(errors, "error"))}`;
  // Shares of all calls of the log: of those that were decided alone, they would say more than is known.
  const bars = DECISIONS.map((decision) => bar(decisions[decision], calls));
  const longest = Math.max(...bars.map(({ length }) => length));
  const rows = DECISIONS.map((decision, index) => {
    const cells = `  ${decisionText(decision, style, LABEL_WIDTH)}${figures(decisions[decision], calls)}`;
    const drawn = (bars[index] ?? "").padEnd(longest);
    return `${cells}  ${drawn}  ${style.dim(reasonText(decision, reasons))}`.trimEnd();
  });
  const rejected = calls - decided;
  const left = rejected === 0 ? [] : [`  ${style.red("not decided".padEnd(LABEL_WIDTH))}${figures(rejected, calls)}`];
  const unknown = [...missing]
    .toSorted(([, a], [, b]) => b - a)
    .map(([fact, count]) => `  ${showable(fact)} unknown in ${counted(count, "call")}`);
  const lacking = unknown.length === 0 ? [] : ["", ...unknown];
  return [`${style.bold(counted(calls, "call"))}${bad}`, "", ...rows, ...left, ...lacking, ""].join("\n");
}

function reasonText(decision: Decision["decision"], reasons: Counts["reasons"]): string {
  return reasonsOf[decision]
    .filter((reason) => reasons[reason] > 0)
    .map((reason) => because[reason])
    .join("; ");
}

const reasonsOf: Readonly<Record<Decision["decision"], readonly Decision["reason"][]>> = {
  record: ["no-condition", "condition-true"],
  skip: ["recording-disabled", "condition-false"],
  undetermined: ["condition-unknown"],
};

function figures(count: number, total: number): string {
  const percent = total === 0 ? "0.0" : ((100 * count) / total).toFixed(1);
  return `${group(count).padStart(11)}  ${percent.padStart(5)} %`;
}

/** A count that is not zero has at least one block. */
function bar(count: number, total: number): string {
  return count === 0 ? "" : "█".repeat(Math.max(1, Math.round((BAR_WIDTH * count) / total)));
}
