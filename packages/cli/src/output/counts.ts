import type { Decision } from "@recond/evaluator";
import type { Counts } from "../simulation/tally.js";
import { decisionText } from "./explanation.js";
import type { Style } from "./style.js";

const BAR_WIDTH = 30;
const LABEL_WIDTH = 20;
const DECISIONS: readonly Decision["decision"][] = ["record", "skip", "undetermined"];

/**
 * Counts as bars, by decision and by reason.
 *
 * @param counts - of a simulation
 * @param style - of the stream they are printed to
 */
export function countsText({ calls, errors, decisions, reasons }: Counts, style: Style): string {
  const decided = decisions.record + decisions.skip + decisions.undetermined;
  const bad = errors === 0 ? "" : `, ${style.red(`${group(errors)} ${errors === 1 ? "error" : "errors"}`)}`;
  const rows = DECISIONS.map(
    (decision) =>
      `  ${decisionText(decision, style, LABEL_WIDTH)}${figures(decisions[decision], decided)}  ${bar(decisions[decision], decided)}`,
  );
  const why = reasonNames(reasons)
    .filter((reason) => reasons[reason] > 0)
    .map((reason) => `  ${reason.padEnd(LABEL_WIDTH)}${figures(reasons[reason], decided)}`);
  return [
    `${style.bold(`${group(calls)} ${calls === 1 ? "call" : "calls"}`)}${bad}`,
    "",
    ...rows.map((row) => row.trimEnd()),
    "",
    ...why,
    "",
  ].join("\n");
}

function reasonNames(reasons: Counts["reasons"]): readonly Decision["reason"][] {
  const isReason = (name: string): name is Decision["reason"] => Object.hasOwn(reasons, name);
  return Object.keys(reasons).filter(isReason);
}

function figures(count: number, total: number): string {
  const percent = total === 0 ? "0.0" : ((100 * count) / total).toFixed(1);
  return `${group(count).padStart(12)}  ${percent.padStart(5)} %`;
}

/** A count that is not zero has at least one block. */
function bar(count: number, total: number): string {
  return count === 0 ? "" : "█".repeat(Math.max(1, Math.round((BAR_WIDTH * count) / total)));
}

/**
 * A number with its thousands set apart.
 *
 * @param value - a whole number
 */
export function group(value: number): string {
  return value.toLocaleString("en-US");
}
