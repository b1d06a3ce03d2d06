import { type Diagnostic, mapFixes, renderDiagnostics, showable, type Span, positionsIn } from "@recond/parser";
import { type Styled, UserError } from "../terminal/errors.js";
import type { TextFile } from "./read-text.js";

/** An error at a place in a file, with a code frame. */
export function fileError(file: TextFile, span: Span, message: string): UserError {
  const place = positionsIn(file.text)(span.start);
  // As it is none of a condition, it has no code and no page.
  const problem: Diagnostic = { code: "", severity: "error", message, span, fixes: [] };
  return new UserError(message, "", frames(file, [problem]), place);
}

/**
 * Code frames of diagnostics whose spans are offsets into a file's text. Whatever the file is called and has in it, no control character
 * comes out but line breaks and, with colours, those of the style.
 */
export function frames(file: TextFile, diagnostics: readonly Diagnostic[]): Styled {
  const shown = diagnostics.map((diagnostic) => ({
    ...mapFixes(diagnostic, (fix) => ({ ...fix, title: showable(fix.title) })),
    message: showable(diagnostic.message),
  }));
  return ({ colors }) => renderDiagnostics(file.text, shown, { colors, filename: showable(file.name) });
}
