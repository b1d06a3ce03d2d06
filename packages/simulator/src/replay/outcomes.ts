import type { CallPlace, LogFileSummary, LogSummary, Outcomes } from "./simulation.js";

/** The decisions, in the order in which they are shown. */
export const DECISIONS = ["record", "skip", "undetermined"] as const;

/** All calls of some outcomes. */
export function totalOf(outcomes: Outcomes): number {
  return DECISIONS.reduce((sum, decision) => sum + outcomes[decision], 0);
}

/** A share of all, in per cent. */
export function share(count: number, total: number): string {
  return `${total === 0 ? "0.0" : ((100 * count) / total).toFixed(1)} %`;
}

/** Where a call stands. What has no row of its own was found by an engine that counts rows, and knows no lines. */
export function placeIn({ files }: LogSummary, { file, line, row }: CallPlace): string {
  const where = `${row === undefined ? "row" : "line"} ${line}`;
  return files.length > 1 ? `${file}, ${where}` : where;
}

/** What a file of a log holds, in words. */
export function heldIn({ format }: LogFileSummary): string {
  return { "call-contexts": "call contexts", transactions: "transactions", "current-calls": "calls in progress" }[
    format
  ];
}
