import { MAX_DIAGNOSTICS } from "../language/limits.js";
import { showable } from "../language/characters.js";
import type { Span } from "../language/tree.js";
import { isSafe, severityOf } from "./codes.js";
import type { Diagnostic, FixDraft, Severity } from "./diagnostics.js";
import { type Said, say } from "./sentences.js";

/** Collects the diagnostics of one run, up to the limit. */
export interface Reporter {
  report(span: Span, said: Said, ...fixes: readonly FixDraft[]): void;
  /** True once further diagnostics are only counted: costly suggestions are then not worth making. */
  isFull(): boolean;
  /** All diagnostics, in source order. */
  diagnostics(): readonly Diagnostic[];
}

/**
 * A reporter for one source.
 *
 * @param most - how many it keeps
 */
export function createReporter(most: number = MAX_DIAGNOSTICS): Reporter {
  const kept: Diagnostic[] = [];
  let leftOut = 0;
  let leftOutSeverity: Severity = "info";
  return {
    report(span, said, ...fixes) {
      const { code } = said;
      const severity = severityOf(code);
      if (kept.length >= most) {
        leftOut += 1;
        if (severity === "error" || leftOutSeverity === "info") leftOutSeverity = severity;
        return;
      }
      const made = fixes.map(({ title, edits, isDoubtful }) => ({
        title: showable(title),
        safe: isSafe(code) && isDoubtful !== true,
        edits,
      }));
      const isChoice = fixes.some(({ isAlternative }) => isAlternative === true);
      kept.push({
        code,
        severity,
        message: said.message(),
        span,
        fixes: isChoice ? [] : made,
        ...(isChoice && { alternatives: made }),
      });
    },
    isFull: () => kept.length >= most,
    diagnostics() {
      const sorted = kept.toSorted(bySource);
      return leftOut === 0 ? sorted : [...sorted, leftOutDiagnostic(sorted, leftOut, leftOutSeverity)];
    },
  };
}

/** Diagnostics in source order. */
export function bySource(a: Diagnostic, b: Diagnostic): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

/** As severe as the worst that was left out, so that a condition with warnings only stays valid. */
function leftOutDiagnostic(kept: readonly Diagnostic[], leftOut: number, severity: Severity): Diagnostic {
  const end = kept.reduce((last, { span }) => Math.max(last, span.end), 0);
  const { code, message } = say("too-many-diagnostics", leftOut);
  return { code, severity, message: message(), span: { start: end, end }, fixes: [] };
}
