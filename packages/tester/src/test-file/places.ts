import { positionsIn, type Span } from "@recond/parser";
import type { Place } from "./test-file.js";

/** From spans to lines and columns. The lines are found once. */
export function placesIn(text: string): (span: Span) => Place {
  const positionOf = positionsIn(text);
  return (span) => ({ span, ...positionOf(span.start) });
}
