import { quote } from "../language/characters.js";
import { type FixDraft, replace, respell } from "../diagnostics/diagnostics.js";
import { lengthInSeconds } from "../reading/read-predicate.js";
import { And, Comma, Dot, ForeignComparison, NumberToken, Word } from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { at, isAttached, peek, type Reading, take, textAt } from "./reading.js";
import { isUnknownWord } from "./junk.js";
import { TEXTS } from "./values.js";

/** Seconds in each unit, as it is called in several languages; `m30s` stands behind a number in `1m30s`. */
const UNITS: readonly (readonly [pattern: RegExp, seconds: number])[] = [
  [/^(?:s|secs?|seconds?|secondes?|sek|sekunden?|seg|segundos?|secondi|seconden)$/i, 1],
  [/^(?:m|mins?|minutes?|minuten?|minutos?|minuti|minuut|m\d+s?)$/i, 60],
  [/^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|uur|uren|h\d+m?)$/i, 3600],
];

/** A length that was found: in seconds, undefined where it could not be read. */
export interface FoundLength {
  readonly seconds: number | undefined;
  readonly span: Span;
}

/** Reads the length at the cursor, however it is written; undefined when none stands there. */
export function readLength(reading: Reading): FoundLength | undefined {
  const span = at(reading, TEXTS) ? take(reading) : takeLength(reading);
  if (span === undefined) return undefined;
  const text = textAt(reading, span);
  const seconds = nativeSeconds(text);
  if (seconds !== undefined) return { seconds, span };
  const lower = nativeSeconds(text.toLowerCase());
  return lower === undefined ? reportLength(reading, span, text) : reportCapitals(reading, span, text, lower);
}

/** A length that is written as the language wants it. */
function nativeSeconds(text: string): number | undefined {
  return /^[\da-z \t\r\n]+$/.test(text) ? lengthInSeconds(text.split(/[ \t\r\n]+|(?<=\d)(?=[a-z])/)) : undefined;
}

/** `1 MIN`: each unit that is not lower case. */
function reportCapitals(reading: Reading, span: Span, text: string, seconds: number): FoundLength {
  for (const match of text.matchAll(/[a-z]*[A-Z][A-Za-z]*/g)) {
    const unit = { start: span.start + match.index, end: span.start + match.index + match[0].length };
    const right = match[0].toLowerCase();
    reading.reporter.report(
      "letter-case",
      unit,
      `${quote(match[0])} must be lower case: \`${right}\`.`,
      replace(`Write \`${right}\``, unit, right),
    );
  }
  return { seconds, span };
}

function takeLength(reading: Reading): Span | undefined {
  if (!at(reading, NumberToken)) return undefined;
  let span = take(reading);
  while (isPartOfLength(reading)) span = { start: span.start, end: take(reading).end };
  return span;
}

function isPartOfLength(reading: Reading): boolean {
  if (at(reading, NumberToken)) return true;
  if (at(reading, Word)) return isUnit(reading);
  if (at(reading, And)) return at(reading, NumberToken, 1) && unitSeconds(peek(reading, 2)?.image ?? "") !== undefined;
  return (
    at(reading, [Dot, ForeignComparison, Comma]) &&
    isAttached(reading) &&
    at(reading, NumberToken, 1) &&
    isAttached(reading, 1)
  );
}

/** Whatever word stands behind a number measures it, known or not; anything else would only take the number out of its place. */
function isUnit(reading: Reading): boolean {
  if (unitSeconds(peek(reading)?.image ?? "") !== undefined) return true;
  return at(reading, NumberToken, -1) && isUnknownWord(reading);
}

function unitSeconds(word: string): number | undefined {
  return UNITS.find(([pattern]) => pattern.test(word))?.[1];
}

function reportLength(reading: Reading, span: Span, text: string): FoundLength {
  const seconds = secondsIn(text.replaceAll(/["'\u2018-\u201f\\]/g, "").trim());
  const message = `${quote(text)} is no length. Lengths are written as \`60\`, \`12 sec\`, \`1 min\` or \`2 min 30 sec\`.`;
  const fixes =
    seconds === undefined ? [] : [lengthFix(span, /^[\d,]+$/.test(text) ? String(seconds) : lengthText(seconds))];
  reading.reporter.report("length-spelling", span, message, ...fixes);
  return { seconds, span };
}

function lengthFix(span: Span, text: string): FixDraft {
  return respell(`Write \`${text}\``, span, text);
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
