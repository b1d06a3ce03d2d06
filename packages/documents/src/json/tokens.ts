import type { Span } from "@recond/parser";
import type { JsonScalar } from "../nodes/json-node.js";
import { commentEnd } from "./skip.js";

/** What is wrong at a place in a JSON text. */
export interface JsonError {
  readonly name: JsonErrorName;
  readonly span: Span;
}

/** The kinds of mistakes in a JSON text. */
export type JsonErrorName =
  | "TooDeep"
  | "InvalidSymbol"
  | "PropertyNameExpected"
  | "ValueExpected"
  | "ColonExpected"
  | "CommaExpected"
  | "CloseBraceExpected"
  | "CloseBracketExpected"
  | "EndOfFileExpected"
  | "InvalidCommentToken"
  | "UnexpectedEndOfString"
  | "UnexpectedEndOfNumber"
  | "InvalidUnicode"
  | "InvalidEscapeCharacter"
  | "InvalidCharacter";

/** A JSON text that is being read, and the token at which reading is. */
export interface Tokens {
  readonly text: string;
  readonly errors: JsonError[];
  kind: TokenKind;
  start: number;
  /** The offset behind the token, where the next one is looked for. */
  end: number;
  /** What a text, a number or a word stands for. */
  value: JsonScalar;
}

/** A sign by itself; `"` stands for any text, `0` for any number, `null` for it and the booleans, nothing for the end. */
export type TokenKind = "{" | "}" | "[" | "]" | ":" | "," | '"' | "0" | "null" | "";

/** The token before the first one. */
export function beforeTokens(text: string): Tokens {
  return { text, errors: [], kind: "", start: 0, end: 0, value: null };
}

/** Adds a mistake at the token at which reading is. */
export function reportHere({ errors, start, end }: Tokens, name: JsonErrorName): void {
  errors.push({ name, span: { start, end } });
}

/** Goes on to the next token. What is none (comments, other words) is reported and skipped. */
export function advance(tokens: Tokens): void {
  const { text } = tokens;
  do {
    let start = tokens.end;
    while (isBlank(text.charCodeAt(start))) start += 1;
    tokens.start = start;
  } while (!isTokenRead(tokens, text[tokens.start]));
}

function isTokenRead(tokens: Tokens, first: string | undefined): boolean {
  switch (first) {
    case undefined:
      tokens.end = tokens.start;
      tokens.kind = "";
      return true;
    case "{":
    case "}":
    case "[":
    case "]":
    case ":":
    case ",":
      tokens.end = tokens.start + 1;
      tokens.kind = first;
      return true;
    case '"':
      readText(tokens);
      return true;
    default:
      return isNumberRead(tokens) || isWordRead(tokens);
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Reads a text up to its closing quote, or up to the end of its line. */
function readText(tokens: Tokens): void {
  const { text, start } = tokens;
  let error: JsonErrorName | undefined;
  let hasEscapes = false;
  let index = start + 1;
  let code = text.charCodeAt(index);
  for (; code !== QUOTE; code = text.charCodeAt(index)) {
    if (code >= 0x20 && code !== BACKSLASH) index += 1;
    else if (code === BACKSLASH) {
      hasEscapes = true;
      error = escapeError(text, index) ?? error;
      index += 2;
    } else if (code === 0x0a || code === 0x0d || index >= text.length) break;
    else {
      error = "InvalidCharacter";
      index += 1;
    }
  }
  tokens.kind = '"';
  tokens.end = Math.min(code === QUOTE ? index + 1 : index, text.length);
  if (code !== QUOTE) error = "UnexpectedEndOfString";
  if (error !== undefined) reportHere(tokens, error);
  else tokens.value = hasEscapes ? String(JSON.parse(text.slice(start, tokens.end))) : text.slice(start + 1, index);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function escapeError(text: string, backslash: number): JsonErrorName | undefined {
  const escaped = text[backslash + 1] ?? "";
  if (escaped === "u") {
    return /^[0-9a-fA-F]{4}$/.test(text.slice(backslash + 2, backslash + 6)) ? undefined : "InvalidUnicode";
  }
  return '"\\/bfnrt'.includes(escaped) ? undefined : "InvalidEscapeCharacter";
}

/** Up to where a number can be read: one that is not complete ends behind its last sign. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.(?:\d+(?:[eE][+-]?\d*)?)?|[eE][+-]?\d*)?/y;

function isNumberRead(tokens: Tokens): boolean {
  const { text, start } = tokens;
  NUMBER.lastIndex = start;
  if (!NUMBER.test(text)) return false;
  const written = text.slice(start, NUMBER.lastIndex);
  tokens.kind = "0";
  tokens.end = NUMBER.lastIndex;
  tokens.value = Number(written);
  if (!/\d$/.test(written)) reportHere(tokens, "UnexpectedEndOfNumber");
  return true;
}

const WORD = /[^ \t\r\n{}[\]":,/]+/y;

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Reads one of the three words of JSON; anything else is reported. */
function isWordRead(tokens: Tokens): boolean {
  const { text, start } = tokens;
  WORD.lastIndex = start;
  // A `-` that begins no number stands by itself.
  const wordEnd = text[start] !== "-" && WORD.test(text) ? WORD.lastIndex : start + 1;
  const value = WORDS.get(text.slice(start, wordEnd));
  const comment = commentEnd(text, start);
  tokens.end = comment ?? wordEnd;
  if (value === undefined) {
    reportHere(tokens, comment === undefined ? "InvalidSymbol" : "InvalidCommentToken");
    return false;
  }
  tokens.kind = "null";
  tokens.value = value;
  return true;
}
