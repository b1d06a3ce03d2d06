import { shorten, showable } from "@recond/parser";
import type { Style } from "@recond/reports";
import type { Decision } from "@recond/evaluator";
import type { CallPlace } from "@recond/simulator";
import { type DecidingPredicate, decisionText, factText } from "../decision/explanation.js";

/** Fixed widths: the table is printed while the log is read, before the widest cell is known. */
const WIDTHS = { call: 7, decision: 14 };

/** The line above the table. */
export function tableHead(style: Style): string {
  return style.bold(`${"call".padStart(WIDTHS.call)}  ${"decision".padEnd(WIDTHS.decision)}because of`);
}

/**
 * One call as a line of the table.
 *
 * @param columns - the width of a line; null when it may be as long as it likes
 */
export function tableRow(
  { row = 0, line, id }: CallPlace,
  decision: Decision["decision"],
  deciding: readonly DecidingPredicate[],
  style: Style,
  columns: number | null,
): string {
  const notes = [...(id === undefined ? [] : [showable(String(id))]), ...(line === row ? [] : [`line ${line}`])];
  const place = notes.length === 0 ? "" : `  (${notes.join(", ")})`;
  const facts = factTexts(deciding);
  const room = columns === null ? facts.length : columns - WIDTHS.call - 2 - WIDTHS.decision - place.length;
  const cells = `${decisionText(decision, style, WIDTHS.decision)}${shorten(facts, Math.max(10, room))}`;
  return `${String(row).padStart(WIDTHS.call)}  ${cells}${style.dim(place)}`.trimEnd();
}

/** What is unknown comes first, for it keeps a call open. Every fact once: several predicates may read the same field. */
function factTexts(deciding: readonly DecidingPredicate[]): string {
  const open = deciding.filter(({ truth }) => truth === null);
  const known = deciding.filter(({ truth }) => truth !== null);
  return [...new Set([...open, ...known].map((each) => factText(each)))].join(", ");
}
