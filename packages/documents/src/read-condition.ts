import { type Condition, type Diagnostic, mapFixes, parse, type Span } from "@recond/parser";
import type { Reader } from "./create-reader.js";
import { offsetsInScalar } from "./nodes/offsets-in-scalar.js";
import { spanOf } from "./nodes/values.js";
import type { Path, Placed } from "./typed/placed.js";

/** How the conditions of a document are read. */
export interface ConditionContext {
  /** Of the document. */
  readonly source: string;
  readonly reader: Reader;
  /** Is called with each error of a condition, where it stands in the document. */
  readonly mistake: (diagnostic: Diagnostic, path: Path) => void;
}

/** A condition, and as it is written. */
export interface WrittenCondition {
  readonly condition: Condition | null;
  readonly text: string;
}

/** A condition that is a value of a document; undefined when it has an error, or is no text. */
export function readCondition(placed: Placed, context: ConditionContext): WrittenCondition | undefined {
  const { source, reader, mistake } = context;
  const text = reader.text(placed, "a condition");
  if (text === undefined) return undefined;
  const { condition, valid, diagnostics } = parse(text);
  if (valid) return { condition, text };
  const place = spanOf(placed.node);
  const offsets = offsetsInScalar(source.slice(place.start, place.end), text);
  const moved = (span: Span): Span =>
    offsets === undefined ? place : { start: place.start + offsets(span.start), end: place.start + offsets(span.end) };
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === "error") mistake(relocated(diagnostic, moved, offsets !== undefined), placed.path);
  }
  return undefined;
}

/** A diagnostic of the condition as one of the document. Its fixes apply only where the text stands as it is. */
function relocated(diagnostic: Diagnostic, moved: (span: Span) => Span, isExact: boolean): Diagnostic {
  const relocatedFixes = mapFixes(diagnostic, (fix) => ({
    ...fix,
    edits: isExact ? fix.edits.map((edit) => ({ ...edit, span: moved(edit.span) })) : [],
  }));
  return { ...relocatedFixes, span: moved(diagnostic.span) };
}
