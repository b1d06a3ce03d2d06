import { quote } from "../language/characters.js";
import { respell } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { ForeignText, NumberToken, Text, Word } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { ahead, at, type Cursor, imageAt, report, take } from "../source/cursor.js";
import { addOperand } from "../source/items.js";
import { between, previousEnd, textAt } from "../source/spans.js";
import { testAt } from "../words/phrases.js";
import { unquoted, withPlainName } from "../words/quotes.js";
import { fieldTokens, termAt } from "../words/terms.js";
import type { Habit } from "./habit.js";

/** Tests of texts seen from the other side. */
const SWAPPED: ReadonlyMap<string, readonly [not: string, operator: string]> = new Map([
  ["=", ["", "="]],
  ["!=", ["", "!="]],
  ["in", ["", "contains"]],
  ["not-in", ["not ", "contains"]],
]);

/** `"Acme" = affiliate_name`: a text in front of its field. */
export const swappedText: Habit = {
  where: "anywhere",
  read(cursor) {
    if (!at(cursor, [Text, ForeignText])) return false;
    const test = testAt(ahead(cursor, 1));
    const meant = SWAPPED.get(test?.meaning ?? "");
    if (test === undefined || meant === undefined) return false;
    const field = ahead(cursor, 1 + test.tokens);
    const tokens = fieldTokens(field);
    if (tokens === 0) return false;
    const value = unquoted(imageAt(cursor));
    const head = take(field, tokens);
    const name = withPlainName(textAt(cursor, head));
    const span = between(take(cursor), head);
    cursor.position = field.position;
    const [not, operator] = meant;
    return readAs(cursor, span, `${not}${name} ${operator} "${value}"`);
  },
};

/** Comparisons of lengths seen from the other side. */
const MIRRORED: ReadonlyMap<string, string> = new Map([
  ["<", ">"],
  ["<=", ">="],
  [">", "<"],
  [">=", "<="],
  ["=", "="],
]);

/** `60 < duration`: a length in front of its term. */
export const swappedLength: Habit = {
  where: "operand",
  read(cursor) {
    if (!at(cursor, NumberToken)) return false;
    let length = 1;
    while (length < 4 && at(cursor, [Word, NumberToken], length)) length += 1;
    const test = testAt(ahead(cursor, length));
    const operator = MIRRORED.get(test?.meaning ?? "");
    if (test === undefined || operator === undefined) return false;
    const found = termAt(ahead(cursor, length + test.tokens));
    if (found?.term.kind !== "duration") return false;
    const value = take(cursor, length);
    take(cursor, test.tokens + found.tokens);
    const span = { start: value.start, end: previousEnd(cursor) };
    return readAs(cursor, span, `${found.term.name} ${operator} ${textAt(cursor, value)}`);
  },
};

function readAs(cursor: Cursor, span: Span, right: string): true {
  report(cursor, span, say("swapped-comparison", right), respell(span, right, `Write ${quote(right)}`));
  addOperand(cursor, span);
  return true;
}
