import type { Diagnostic } from "./diagnostics.js";

/** A condition that cannot be used, with everything that is wrong with it. */
export class ConditionSyntaxError extends Error {
  override readonly name = "ConditionSyntaxError";

  /** @param diagnostics - what `parse` reported, warnings included */
  constructor(
    readonly source: string,
    readonly diagnostics: readonly Diagnostic[],
  ) {
    super(summarize(diagnostics));
  }
}

function summarize(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return `${errors[0]?.message ?? "The condition has an error."}${more}`;
}
