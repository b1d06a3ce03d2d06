import type { Severity } from "./diagnostics.js";

/** The mistakes that can be read in one way only, so that their fixes may be applied unasked. */
const SAFE_CODES = [
  "letter-case",
  "symbol-operator",
  "comparison-spelling",
  "quote-style",
  "trailing-punctuation",
  "foreign-space",
  "is-present",
  "field-access",
] as const;

/** The code of one of them. */
export type SafeCode = (typeof SAFE_CODES)[number];

/** What leaves the condition usable. */
export type DoubtfulCode = "text-field-elsewhere";

const safe: ReadonlySet<string> = new Set(SAFE_CODES);

/** Whether the fixes of a mistake may be applied unasked. */
export function isSafe(code: string): boolean {
  return safe.has(code);
}

/** Whether a mistake makes the condition unusable. */
export function severityOf(code: string): Severity {
  const doubtful: DoubtfulCode = "text-field-elsewhere";
  return code === doubtful ? "warning" : "error";
}
