import { type DiagnosticCode, diagnosticCodes } from "./codes.js";
import { MAX_DIAGNOSTICS } from "../language/limits.js";
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
}

/** A fix before its diagnostic's code has said whether it is safe. */
export interface FixDraft {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Collects the diagnostics of one run, up to the limit. */
export interface Reporter {
  report(code: DiagnosticCode, span: Span, message: string, ...fixes: readonly FixDraft[]): void;
  /** True once further diagnostics are only counted: costly suggestions are then not worth making. */
  isFull(): boolean;
  /** All diagnostics, in source order. */
  diagnostics(): readonly Diagnostic[];
}

/** A reporter for one source. */
export function createReporter(): Reporter {
  const kept: Diagnostic[] = [];
  let leftOut = 0;
  let leftOutSeverity: Severity = "info";
  return {
    report(code, span, message, ...fixes) {
      const { severity, safe } = diagnosticCodes[code];
      if (kept.length >= MAX_DIAGNOSTICS) {
        leftOut += 1;
        if (severity === "error" || leftOutSeverity === "info") leftOutSeverity = severity;
        return;
      }
      kept.push({ code, severity, message, span, fixes: fixes.map((fix) => ({ ...fix, safe })) });
    },
    isFull: () => kept.length >= MAX_DIAGNOSTICS,
    diagnostics() {
      const sorted = kept.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
      return leftOut === 0 ? sorted : [...sorted, leftOutDiagnostic(sorted, leftOut, leftOutSeverity)];
    },
  };
}

/** As severe as the worst that was left out, so that a condition with warnings only stays valid. */
function leftOutDiagnostic(kept: readonly Diagnostic[], leftOut: number, severity: Severity): Diagnostic {
  const end = Math.max(...kept.map((diagnostic) => diagnostic.span.end));
  return {
    code: "too-many-diagnostics",
    severity,
    message: `${leftOut} more mistakes are not shown. Mend the first ones and look again.`,
    span: { start: end, end },
    fixes: [],
  };
}

/** A fix of one replacement. */
export function replace(title: string, span: Span, text: string): FixDraft {
  return { title, edits: [{ span, text }] };
}
