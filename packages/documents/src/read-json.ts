import { requireText, showable, type Span } from "@recond/parser";
import { findHabits } from "./habits/find-habits.js";
import type { Habit } from "./habits/habit.js";
import { parseJson } from "./json/parse-json.js";
import type { JsonError, JsonErrorName } from "./json/tokens.js";
import type { JsonNode } from "./nodes/json-node.js";

/** A JSON text with its values. */
export interface JsonText {
  readonly text: string;
  /** The outermost value. */
  readonly root: JsonNode;
}

/** What is wrong with a JSON text, and where. */
export interface JsonProblem {
  /** One sentence saying what is wrong; a second, if any, says what to do. */
  readonly message: string;
  /** UTF-16 offsets into the text. */
  readonly span: Span;
  /** Whether a whole value stands before the mistake, which is only that something follows. */
  readonly isBehind: boolean;
}

/** Most mistakes of one text that are reported. */
const MOST_PROBLEMS = 100;

/**
 * Reads a JSON text with the place of everything in it. No text makes it throw: neither what is no JSON nor any depth.
 *
 * @param given - any text; a byte-order mark before it is white space
 * @returns the outermost value if the text is JSON and no deeper than anything that means something; otherwise at least one problem,
 * in the order of the text, at most a hundred
 * @throws TypeError when it is no string
 */
export function readJson(
  given: string,
): { readonly root: JsonNode; readonly problems: readonly [] } | { readonly problems: readonly JsonProblem[] } {
  requireText("A JSON text is a string", given);
  // A blank in its place, so that all offsets are those of the given text.
  const text = given.startsWith(BYTE_ORDER_MARK) ? ` ${given.slice(1)}` : given;
  if (text.trim() === "") return { problems: [problem(EMPTY, 0, text.length)] };
  const parsed = parseJson(text);
  if ("root" in parsed) return { root: parsed.root, problems: [] };
  const [first] = parsed.errors;
  return { problems: first?.name === "TooDeep" ? [problemAt(text, first)] : syntaxProblems(text) };
}

const BYTE_ORDER_MARK = "\uFEFF";
const EMPTY = "This is empty. It should hold a JSON object.";
const TOO_DEEP = "This JSON is nested deeper than 500 levels. No campaign and no call is.";

/**
 * Every mistake of a text that is no JSON. What people write by habit is reported as what it means, and read as that, so that it has no
 * consequences. Of the others one that starts where the one before it ends is its consequence: the parser goes on in the middle of something.
 */
function syntaxProblems(text: string): readonly JsonProblem[] {
  const habits = findHabits(text, MOST_PROBLEMS);
  const known = habits.map(({ message, span }): JsonProblem => ({ message, span, isBehind: false }));
  return [...known, ...withoutConsequences(text, problemsBeside(text, habits))]
    .toSorted((a, b) => a.span.start - b.span.start)
    .slice(0, MOST_PROBLEMS);
}

function withoutConsequences(text: string, problems: readonly JsonProblem[]): readonly JsonProblem[] {
  let end = -1;
  return problems.filter(({ span }) => {
    const isConsequence = span.start <= end;
    end = Math.max(end, afterBlanks(text, span.end));
    return !isConsequence;
  });
}

/** What is wrong with a text beside the mistakes of which it is clear what they mean. */
function problemsBeside(text: string, habits: readonly Habit[]): readonly JsonProblem[] {
  const { text: readable, offsetIn } = withStandIns(text, habits);
  const parsed = parseJson(readable);
  if ("root" in parsed) return [];
  return parsed.errors
    .filter(({ name }) => name !== "TooDeep")
    .map(({ name, span }) => {
      const start = offsetIn(span.start);
      return problemAt(text, { name, span: { start, end: start + span.end - span.start } });
    })
    .filter(({ span }) => !habits.some(({ whole }) => span.start < whole.end && whole.start < span.end));
}

/** A text that can be read on, and its offsets in the text as it was. */
interface Readable {
  readonly text: string;
  readonly offsetIn: (offset: number) => number;
}

function withStandIns(text: string, habits: readonly Habit[]): Readable {
  const parts: string[] = [];
  const shifts: { readonly from: number; readonly by: number }[] = [];
  let [from, length] = [0, 0];
  for (const { whole, standIn } of habits) {
    parts.push(text.slice(from, whole.start), standIn);
    length += whole.start - from + standIn.length;
    from = whole.end;
    // Nearly every stand-in is as long as what it stands for.
    if (length !== from + (shifts.at(-1)?.by ?? 0)) shifts.push({ from: length, by: length - from });
  }
  return {
    text: parts.join("") + text.slice(from),
    offsetIn: (offset) => offset - (shifts.findLast((shift) => shift.from <= offset)?.by ?? 0),
  };
}

function afterBlanks(text: string, offset: number): number {
  let next = offset;
  while (/\s/.test(text[next] ?? "")) next += 1;
  return next;
}

function problem(message: string, start: number, length: number): JsonProblem {
  return { message, span: { start, end: start + length }, isBehind: false };
}

function problemAt(text: string, { name, span }: JsonError): JsonProblem {
  const comma = trailingCommaAt(text, span.start);
  if (comma !== undefined) return problem("Nothing follows this comma. Remove the comma.", comma, 1);
  const message = syntaxMessages[name](showable(text.slice(span.start, Math.min(span.end, span.start + 40))));
  return { message, span, isBehind: name === "EndOfFileExpected" };
}

/** The comma before a closing bracket at which a value or a name was expected. */
function trailingCommaAt(text: string, offset: number): number | undefined {
  if (text[offset] !== "}" && text[offset] !== "]") return undefined;
  let before = offset - 1;
  while (before > 0 && /\s/.test(text[before] ?? "")) before -= 1;
  return text[before] === "," ? before : undefined;
}

/** What is said of each kind of mistake; each function gets the text at the place of the error. */
export const syntaxMessages: Readonly<Record<JsonErrorName, (text: string) => string>> = {
  TooDeep: () => TOO_DEEP,
  InvalidSymbol: (text) => `\`${text}\` is no JSON value.`,
  PropertyNameExpected: () => "A property name in double quotes is expected here.",
  ValueExpected: () => "A value is missing here.",
  ColonExpected: () => "A `:` is missing here.",
  CommaExpected: () => "A `,` is missing here.",
  CloseBraceExpected: () => "A `}` is missing here.",
  CloseBracketExpected: () => "A `]` is missing here.",
  EndOfFileExpected: () => "The JSON value has ended before this text. Remove what follows it.",
  InvalidCommentToken: () => "JSON has no comments.",
  UnexpectedEndOfString: () => "This text has no closing quote.",
  UnexpectedEndOfNumber: () => "This number is not complete.",
  InvalidUnicode: () => "A `\\u` needs four hexadecimal digits.",
  InvalidEscapeCharacter: (text) => `\`${text}\` has a backslash before a character that needs none.`,
  InvalidCharacter: () => "A control character in a text must be written as an escape, such as `\\n` or `\\t`.",
};
