import { type Diagnostic, mapFixes, renderDiagnostics, showable, type Span, positionsIn } from "@recond/parser";
import type { Style } from "@recond/reports";
import { UserError } from "../terminal/errors.js";
import type { TextFile } from "./read-text.js";

/** An error at a place in a file, with a code frame. */
export function fileError(file: TextFile, span: Span, message: string, style: Style): UserError {
  const place = positionsIn(file.text)(span.start);
  return new UserError(message, "", frames(file, [problemAt(span, message)], style), place);
}

/** An error that is none of a condition, and so has no code and no page. */
function problemAt(span: Span, message: string): Diagnostic {
  return { code: "", severity: "error", message, span, fixes: [] };
}

/**
 * Code frames of diagnostics whose spans are offsets into a file's text. Whatever the file is called and has in it, no control character
 * comes out but line breaks and, with colours, those of the style.
 */
export function frames(file: TextFile, diagnostics: readonly Diagnostic[], style: Style): string {
  const shown = diagnostics.map((diagnostic) => ({
    ...mapFixes(diagnostic, (fix) => ({ ...fix, title: showable(fix.title) })),
    message: showable(diagnostic.message),
  }));
  return renderDiagnostics(file.text, shown, { colors: style.colors, filename: showable(file.name) });
}
