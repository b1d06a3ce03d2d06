import { asAlternative, replace, respell } from "../diagnostics/diagnostics.js";
import { say } from "../diagnostics/sentences.js";
import { lengthInSeconds } from "../reading/read-predicate.js";
import { Comma, Dot, ForeignComparison, NumberToken, Word } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { at, type Cursor, imageAt, isAttached, report, take } from "../source/cursor.js";
import { between, textAt } from "../source/spans.js";
import { operatorIn } from "../words/operators.js";
import { isUnknownWord } from "./unreadable.js";
import { TEXTS } from "./values.js";

/** Seconds in each unit, as it is called in several languages; `m30s` stands behind a number in `1m30s`. */
const UNITS: readonly (readonly [pattern: RegExp, seconds: number])[] = [
  [/^(?:s|secs?|seconds?|secondes?|sek|sekunden?|seg|segundos?|secondi|seconden)$/i, 1],
  [/^(?:m|mins?|minutes?|minuten?|minutos?|minuti|minuut|m\d+s?)$/i, 60],
  [/^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|uur|uren|h\d+m?)$/i, 3600],
];

/** Reads the length at the cursor, however it is written; undefined when none stands there. */
export function readLength(cursor: Cursor): Span | undefined {
  const span = at(cursor, TEXTS) ? take(cursor) : takeLength(cursor);
  if (span === undefined) return undefined;
  const text = textAt(cursor, span);
  if (isNative(text)) return span;
  if (isNative(text.toLowerCase())) reportCapitals(cursor, span, text);
  else reportLength(cursor, span, text);
  return span;
}

/** Whether a length is written as the language wants it. */
function isNative(text: string): boolean {
  const words = text.split(/[ \t\r\n]+|(?<=\d)(?=[a-z])/);
  return /^[\da-z \t\r\n]+$/.test(text) && lengthInSeconds(words) !== undefined;
}

/** `1 MIN`: each unit that is not lower case. */
function reportCapitals(cursor: Cursor, span: Span, text: string): void {
  for (const { 0: word, index } of text.matchAll(/[a-z]*[A-Z][A-Za-z]*/g)) {
    const unit = { start: span.start + index, end: span.start + index + word.length };
    const right = word.toLowerCase();
    report(cursor, unit, say("letter-case", word, right), replace(unit, right));
  }
}

function takeLength(cursor: Cursor): Span | undefined {
  if (!at(cursor, NumberToken)) return undefined;
  let span = take(cursor);
  while (isPartOfLength(cursor)) span = between(span, take(cursor));
  return span;
}

function isPartOfLength(cursor: Cursor): boolean {
  if (at(cursor, NumberToken)) return true;
  if (at(cursor, Word)) return isUnit(cursor);
  const isJoined = operatorIn(imageAt(cursor)) === "and";
  if (isJoined) return at(cursor, NumberToken, 1) && unitSeconds(imageAt(cursor, 2)) !== undefined;
  const isSign = at(cursor, [Dot, ForeignComparison, Comma]) && at(cursor, NumberToken, 1);
  return isSign && isAttached(cursor) && isAttached(cursor, 1);
}

/** Whatever word stands behind a number measures it, known or not; anything else would only take the number out of its place. */
function isUnit(cursor: Cursor): boolean {
  return unitSeconds(imageAt(cursor)) !== undefined || (at(cursor, NumberToken, -1) && isUnknownWord(cursor));
}

function unitSeconds(word: string): number | undefined {
  return UNITS.find(([pattern]) => pattern.test(word))?.[1];
}

function reportLength(cursor: Cursor, span: Span, text: string): void {
  const plain = text.replaceAll(/["'\u2018-\u201f\\]/g, "").trim();
  // `1.000 sec`: where a comma is the decimal sign, a point parts thousands.
  const grouped = plain.replaceAll(/(?<=\d)\.(?=\d{3}(?!\d))/g, "");
  const fixes = [...new Set([grouped, plain])].flatMap((reading) => {
    const seconds = secondsIn(reading);
    if (seconds === undefined) return [];
    return respell(span, /^[\d,.]+$/.test(text) ? String(seconds) : lengthText(seconds));
  });
  report(cursor, span, say("length-spelling", text), ...(grouped === plain ? fixes : fixes.map(asAlternative)));
}

/** A length in other words: `90 seconds`, `1:30`, `1.5 min`, `1 hour`; undefined when it makes no whole number of seconds. */
function secondsIn(text: string): number | undefined {
  const clock = /^(?:(\d+):)?(\d+):(\d\d)$/.exec(text);
  if (clock !== null) return exact(Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]));
  const plain = text.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, "").replaceAll(/(?<=\d),(?=\d)/g, ".");
  const parts = [...plain.matchAll(/(\d+(?:\.\d+)?)\s*(\p{L}*)/gu)];
  if (parts.length === 0) return undefined;
  return exact(
    parts.reduce(
      (sum, [, amount, unit]) => sum + Number(amount) * (unit === "" ? 1 : (unitSeconds(unit ?? "") ?? Number.NaN)),
      0,
    ),
  );
}

function exact(seconds: number): number | undefined {
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}

/** Seconds as the canonical form writes them. */
function lengthText(seconds: number): string {
  if (seconds < 60) return `${seconds} sec`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? "" : ` ${rest} sec`}`;
}
