import { replace, respell } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { Brackets } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { at, type Cursor, imageAt, inside, report, take } from "../source/cursor.js";
import { add } from "../source/items.js";
import { pointAt, rewrite, textAt, within } from "../source/spans.js";
import { testAt } from "../words/phrases.js";
import { reportTermAt, termAt } from "../words/terms.js";
import type { Habit } from "./habit.js";
import { readPredicate } from "./predicates.js";
import { readTextTest } from "./text-tests.js";
import { reportUnexpected } from "./unreadable.js";

/** `[mobile or repeat] and …`, `[product] = "Chair"`, `[media_type] = 'TV'`: brackets without a term in front of them. */
export const squareBrackets: Habit = {
  where: "anywhere",
  read(cursor, readAll) {
    if (!at(cursor, Brackets)) return false;
    const isClosed = imageAt(cursor).endsWith("]");
    const span = take(cursor);
    const inner = within(span);
    if (!isClosed || inner.start >= inner.end) return reportUnexpected(cursor, span);
    if (testAt(cursor) !== undefined) return readNamed(cursor, span, inner);
    report(cursor, span, say("grouping-bracket/square"), rewrite("Write parentheses", span, "(", inner, ")"));
    add(cursor, "open", { start: span.start, end: inner.start });
    readAll({ ...inside(cursor, inner), groups: [] });
    add(cursor, "close", { start: inner.end, end: span.end });
    return true;
  },
};

/** A custom-data field without its `custom_data`, or a term in brackets, as databases have it. */
function readNamed(cursor: Cursor, span: Span, inner: Span): true {
  const name = textAt(cursor, inner).trim();
  const content = inside(cursor, inner);
  const { length } = content.tokens;
  if (reportTermAt(content) === length) return reportUnexpected(cursor, span);
  const found = termAt(content);
  if (found?.tokens === length && !found.isNegated) {
    const { term } = found;
    report(cursor, span, say("grouping-bracket/term", term.name), respell(span, term.name));
    readPredicate(cursor, term, span);
    return true;
  }
  const field = `custom_data[${name}]`;
  const fix = replace(pointAt(span.start), "custom_data", "Write `custom_data` in front of it");
  report(cursor, span, say("unknown-term/name", name, field), fix);
  readTextTest(cursor, field, span);
  return true;
}
