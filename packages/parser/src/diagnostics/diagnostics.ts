import type { Span } from "../language/tree.js";

/** One replacement in the source: the units in `span` give way to `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * A way to mend what a diagnostic reports. *Safe*: the mistake has one reading only, so that a tool may apply the fix unasked;
 * otherwise *suggested*: a person decides.
 */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** Whether a condition is unusable (`error`) or only doubtful. */
export type Severity = "error" | "warning" | "info";

/** One thing that is wrong with a condition. */
export interface Diagnostic {
  /** Stable kebab-case name of the kind of mistake; `diagnosticCodes` has its page. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence saying what is wrong; a second, if any, says what to do. */
  readonly message: string;
  /** What to underline, in UTF-16 offsets; empty where something is missing. */
  readonly span: Span;
  /** Ways to mend it, the likeliest first. */
  readonly fixes: readonly Fix[];
  /** Ways to mend it of which none is likelier than the others: a person has to choose, and no tool applies one unasked. */
  readonly alternatives?: readonly Fix[];
}

/**
 * A diagnostic with another form of each of its fixes and alternatives.
 *
 * @param change - makes the other form
 */
export function mapFixes<Each extends Diagnostic>(diagnostic: Each, change: (fix: Fix) => Fix): Each {
  const { fixes, alternatives } = diagnostic;
  return {
    ...diagnostic,
    fixes: fixes.map(change),
    ...(alternatives !== undefined && { alternatives: alternatives.map(change) }),
  };
}

/** A fix before its diagnostic's code has said whether it is safe. */
export interface FixDraft {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Parts of the source of which a row of a table says what they stand for. */
  readonly respelt?: readonly Span[];
  /** More than one reading is possible here, although the code stands for a mistake with one. */
  readonly isDoubtful?: true;
  /** None of the readings is likelier than the others: all of a diagnostic's fixes are, or none is. */
  readonly isAlternative?: true;
}

/** A fix of one replacement. */
export function replace(span: Span, text: string, title: string = titleFor(text)): FixDraft {
  return { title, edits: [{ span, text }] };
}

/** A fix of one replacement in which every word is respelt by a row of a table. */
export function respell(span: Span, text: string, title: string = titleFor(text)): FixDraft {
  return { title, edits: [{ span, text }], respelt: [span] };
}

function titleFor(text: string): string {
  if (text === "") return "Remove it";
  return text === " " ? "Put a plain space in its place" : `Write \`${text.trim()}\``;
}

/** A fix that is no likelier than the other ones of its diagnostic. */
export function asAlternative(fix: FixDraft): FixDraft {
  return { ...fix, isAlternative: true };
}
