import { getNodeValue, type Node, parseTree, type ParseError, printParseErrorCode } from "jsonc-parser";
import type { Span } from "@recond/parser";
import {
  MAX_DEPTH,
  type Mistake,
  type ReadSource,
  repeatedKeys,
  type SourceEntry,
  type SourceNode,
} from "./source-node.js";

/**
 * Reads JSON, without comments.
 *
 * @param text - any text without a byte-order mark
 */
export function readJson(text: string): ReadSource {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    return {
      mistakes: [
        { message: `This is nested deeper than ${MAX_DEPTH} levels. No test file is.`, span: spanAt(deep, 1) },
      ],
    };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  // What follows the first mistake is mostly its consequence.
  if (first !== undefined) return { mistakes: [syntaxMistake(first)] };
  if (root === undefined) return { mistakes: [{ message: "This is no JSON.", span: spanAt(0, text.length) }] };
  const mistakes: Mistake[] = [];
  const node = nodeOf(root, mistakes);
  return mistakes.length === 0 ? { node } : { mistakes };
}

/** Where a text opens more brackets than any test file, outside its strings; the parser would overflow the stack there. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') index = closingQuote(text, index);
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > MAX_DEPTH) return index;
  }
  return undefined;
}

/** The offset of the quote that closes the string that opens at `open`, or the end of the text. */
function closingQuote(text: string, open: number): number {
  let index = open + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === "\\" ? 2 : 1;
  return index;
}

function syntaxMistake({ error, offset, length }: ParseError): Mistake {
  const name = printParseErrorCode(error);
  return { message: syntaxMessages[name] ?? "This is no JSON.", span: spanAt(offset, length) };
}

/** The parser's error names in words. */
const syntaxMessages: Readonly<Record<string, string>> = {
  PropertyNameExpected: "A property name in double quotes is expected here.",
  ValueExpected: "A value is missing here.",
  ColonExpected: "A `:` is missing here.",
  CommaExpected: "A `,` is missing here.",
  CloseBraceExpected: "A `}` is missing here.",
  CloseBracketExpected: "A `]` is missing here.",
  EndOfFileExpected: "The JSON value has ended before this text.",
  InvalidCommentToken: "JSON has no comments. A test file in YAML may have them.",
  UnexpectedEndOfComment: "JSON has no comments. A test file in YAML may have them.",
  UnexpectedEndOfString: "This text has no closing quote.",
  InvalidCharacter: "A control character in a text must be written as an escape, such as `\\n` or `\\t`.",
  InvalidEscapeCharacter: "This text has a backslash before a character that needs none.",
};

function nodeOf(node: Node, mistakes: Mistake[]): SourceNode {
  const span = spanAt(node.offset, node.length);
  const children = node.children ?? [];
  if (node.type === "array") return { kind: "list", items: children.map((item) => nodeOf(item, mistakes)), span };
  if (node.type !== "object") return { kind: "scalar", value: scalarOf(getNodeValue(node)), span };
  const entries = children.flatMap(({ children: pair = [] }) => entryOf(pair, mistakes));
  mistakes.push(...repeatedKeys(entries));
  return { kind: "map", entries, span };
}

function entryOf([key, value]: readonly Node[], mistakes: Mistake[]): readonly SourceEntry[] {
  if (key === undefined || value === undefined) return [];
  return [{ key: String(key.value), keySpan: spanAt(key.offset, key.length), value: nodeOf(value, mistakes) }];
}

function scalarOf(value: unknown): string | number | boolean | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function spanAt(start: number, length: number): Span {
  return { start, end: start + length };
}
