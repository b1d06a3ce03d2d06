import type { LogFileSummary, Outcomes } from "./simulation.js";

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

/** What a file of a log holds, in words. */
export function heldIn({ format }: LogFileSummary): string {
  return { "call-contexts": "call contexts", transactions: "transactions", "current-calls": "calls in progress" }[
    format
  ];
}
