import type { Severity } from "./diagnostics.js";

/** The mistakes that can be read in one way only, so that their fixes may be applied unasked. */
export type SafeCode =
  | "letter-case"
  | "symbol-operator"
  | "comparison-spelling"
  | "quote-style"
  | "trailing-punctuation"
  | "foreign-space"
  | "is-present"
  | "field-access";

/** What leaves the condition usable. */
export type DoubtfulCode = "text-field-elsewhere";

/** The code of a diagnostic that the parser reports. */
export type DiagnosticCode =
  | SafeCode
  | DoubtfulCode
  | "field-brackets"
  | "term-spelling"
  | "unknown-term"
  | "other-condition"
  | "report-term"
  | "test-spelling"
  | "negated-test"
  | "unknown-test"
  | "missing-test"
  | "missing-value"
  | "unquoted-value"
  | "unclosed-text"
  | "quote-in-text"
  | "control-character"
  | "lone-surrogate"
  | "value-list"
  | "flag-test"
  | "unexpected-brackets"
  | "key-path"
  | "unknown-key"
  | "missing-keys"
  | "missing-name"
  | "unclosed-bracket"
  | "name-character"
  | "missing-operator"
  | "missing-operand"
  | "doubled-operator"
  | "missing-parenthesis"
  | "extra-parenthesis"
  | "function-call"
  | "leading-word"
  | "quoted-condition"
  | "json-fragment"
  | "grouping-bracket"
  | "comment"
  | "unknown-operator"
  | "swapped-comparison"
  | "length-spelling"
  | "missing-length"
  | "too-long"
  | "nesting-too-deep"
  | "too-many-diagnostics"
  | "unexpected-text";

const SAFE: Readonly<Record<SafeCode, true>> = {
  "letter-case": true,
  "symbol-operator": true,
  "comparison-spelling": true,
  "quote-style": true,
  "trailing-punctuation": true,
  "foreign-space": true,
  "is-present": true,
  "field-access": true,
};

/** Whether the fixes of a mistake may be applied unasked. */
export function isSafe(code: string): boolean {
  return Object.hasOwn(SAFE, code);
}

/** Whether a mistake makes the condition unusable. */
export function severityOf(code: string): Severity {
  const doubtful: DoubtfulCode = "text-field-elsewhere";
  return code === doubtful ? "warning" : "error";
}
