/** Recording settings that decide nothing: one is misspelt, `record_calls` is missing or no boolean, or the condition is no text ([R1]). */
export class InvalidSettingsError extends Error {
  override readonly name = "InvalidSettingsError";
}

/** Readings that are asked for and are none. */
export class InvalidReadingsError extends Error {
  override readonly name = "InvalidReadingsError";
}

/** How many problems the message of an error shows; the others are in its list. */
const MOST_SHOWN = 10;

/** Facts of a call that cannot be true, or cannot be read. */
export class InvalidCallContextError extends Error {
  override readonly name = "InvalidCallContextError";
  /** A sentence for each wrong fact. */
  readonly problems: readonly string[];

  /** @param problems - one or more sentences, each naming a wrong fact */
  constructor(problems: readonly string[]) {
    const others = problems.length - MOST_SHOWN;
    const shown = problems.slice(0, MOST_SHOWN).join(" ");
    super(others > 0 ? `${shown} And ${String(others)} more.` : shown);
    this.problems = problems;
  }
}
