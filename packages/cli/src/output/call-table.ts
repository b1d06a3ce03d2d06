import type { DecidedCall } from "../simulation/simulate.js";
import { type DecidingPredicate, decisionText, factText } from "./explanation.js";
import { shorten } from "./facts.js";
import type { Style } from "./style.js";

/** Fixed widths: the table is printed while the log is read, before the widest cell is known. */
const WIDTHS = { call: 7, decision: 14, reason: 20 };

/** The line above the table. */
export function tableHead(style: Style): string {
  return style.bold(
    `${"call".padStart(WIDTHS.call)}  ${"decision".padEnd(WIDTHS.decision)}${"reason".padEnd(WIDTHS.reason)}decided by`,
  );
}

/**
 * One call as a line of the table.
 *
 * @param decided - the call and its decision
 * @param deciding - the predicates that decided
 * @param style - of the stream it is printed to
 * @param columns - the width of a line; null when it may be as long as it likes
 */
export function tableRow(
  { number, line, decision }: DecidedCall,
  deciding: readonly DecidingPredicate[],
  style: Style,
  columns: number | null,
): string {
  // Every fact once: several predicates may read the same field.
  const facts = [...new Set(deciding.map((each) => factText(each)))].join(", ");
  const place = line === number ? "" : `  (line ${line})`;
  const room =
    columns === null
      ? facts.length
      : Math.max(10, columns - WIDTHS.call - 2 - WIDTHS.decision - WIDTHS.reason - place.length);
  const cells = `${decisionText(decision.decision, style, WIDTHS.decision)}${decision.reason.padEnd(WIDTHS.reason)}${shorten(facts, room)}`;
  return `${String(number).padStart(WIDTHS.call)}  ${cells}${style.dim(place)}`.trimEnd();
}
