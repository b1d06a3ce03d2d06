import type { Span } from "@recond/parser";
import { Composer, type CST, type Document, isAlias, isMap, isNode, isScalar, isSeq, type Pair, Parser } from "yaml";
import {
  MAX_DEPTH,
  type Mistake,
  type ReadSource,
  repeatedKeys,
  type SourceEntry,
  type SourceNode,
} from "./source-node.js";

/** Values and punctuation marks of a text; a test file with thousands of cases has fewer. */
const MAX_PARTS = 500_000;

/** Mistakes that are told of a text; the first ones usually cause the others. */
const MOST_MISTAKES = 20;

/**
 * Reads YAML 1.2 with its core schema. Anchors, aliases, tags and directives are refused: a test file needs none of them, and with aliases
 * a small text can stand for a huge value.
 *
 * @param text - any text without a byte-order mark
 */
export function readYaml(text: string): ReadSource {
  const tokens = [...new Parser().parse(text)];
  const refused = refusedToken(tokens);
  if (refused !== undefined) return { mistakes: [refused] };
  const documents = [
    ...new Composer({
      version: "1.2",
      schema: "core",
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "silent",
    }).compose(tokens),
  ];
  const [document, second] = documents;
  if (document === undefined) return { mistakes: [{ message: EMPTY, span: { start: 0, end: 0 } }] };
  if (document.errors.length > 0) return { mistakes: syntaxMistakes(document) };
  if (second !== undefined) return { mistakes: [{ message: SECOND_DOCUMENT, span: spanAt(second.range?.[0] ?? 0) }] };
  if (document.contents === null) return { mistakes: [{ message: EMPTY, span: { start: 0, end: 0 } }] };
  const mistakes: Mistake[] = [];
  const node = nodeOf(document.contents, mistakes);
  return mistakes.length === 0 ? { node } : { mistakes };
}

const EMPTY = "This test file is empty. It needs `campaign` or `condition`, and `cases`.";
const SECOND_DOCUMENT = "A second document begins here. A test file is one document: leave out the `---`.";

/** What a token of each of these types is, and why it is refused. */
const refusedTokens: Readonly<Record<string, string>> = {
  anchor: "A test file has no anchors (`&`). Write the value out, or put it in quotes if it is a text.",
  alias: "A test file has no aliases (`*`). Write the value out, or put it in quotes if it is a text.",
  tag: "A test file has no tags (`!`). Put the value in quotes if it is a text.",
  directive: "A test file has no directives (`%`). Leave out this line.",
};

/**
 * The first thing in a text that a test file must not have. It is looked for before any value is made, and without recursion: the
 * composer would overflow the stack on a text that is nested deeply.
 */
function refusedToken(tokens: readonly CST.Token[]): Mistake | undefined {
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens
    .map((token) => ({ token, depth: 0 }))
    .toReversed();
  let parts = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    parts += 1;
    const message = refusal(token, depth, parts);
    if (message !== undefined) return { message, span: spanAt(token.offset, lengthOf(token)) };
    const inside = tokensIn(token);
    const step = isCollection(token) ? 1 : 0;
    for (const each of inside.toReversed()) open.push({ token: each, depth: depth + step });
  }
  return undefined;
}

function refusal(token: CST.Token, depth: number, parts: number): string | undefined {
  if (depth > MAX_DEPTH) return `This is nested deeper than ${MAX_DEPTH} levels. No test file is.`;
  if (parts > MAX_PARTS) return TOO_MANY_PARTS;
  return Object.hasOwn(refusedTokens, token.type) ? refusedTokens[token.type] : undefined;
}

const TOO_MANY_PARTS = `The text has more than ${MAX_PARTS.toLocaleString("en-US")} parts. Split it into several test files.`;

function isCollection(token: CST.Token): boolean {
  return token.type === "block-map" || token.type === "block-seq" || token.type === "flow-collection";
}

/** The tokens right inside another, in the order of the text. */
function tokensIn(token: CST.Token): readonly CST.Token[] {
  switch (token.type) {
    case "document":
      return [...token.start, ...(token.value === undefined ? [] : [token.value])];
    case "block-map":
    case "block-seq":
    case "flow-collection":
      return token.items.flatMap(({ start, key, sep, value }) => [
        ...start,
        ...(key === undefined || key === null ? [] : [key]),
        ...(sep ?? []),
        ...(value === undefined ? [] : [value]),
      ]);
    default:
      return [];
  }
}

function lengthOf(token: CST.Token): number {
  return "source" in token ? token.source.length : 1;
}

function spanAt(start: number, length: number = 1): Span {
  return { start, end: start + length };
}

function syntaxMistakes({ errors }: Document.Parsed): readonly Mistake[] {
  return errors.slice(0, MOST_MISTAKES).map(({ code, message, pos: [start, end] }) => ({
    message: Object.hasOwn(syntaxMessages, code) ? (syntaxMessages[code] ?? message) : `${message}.`,
    span: { start, end },
  }));
}

/** The library's error codes in our words, where its own are about its grammar. */
const syntaxMessages: Readonly<Record<string, string>> = {
  BAD_DQ_ESCAPE: "In double quotes a `\\` must be written twice: `\\\\`. Single quotes need none of that.",
  BAD_INDENT: "This line is not indented like the lines that it belongs to.",
  BAD_SCALAR_START: "A text cannot begin with this character. Put it in quotes.",
  BLOCK_AS_IMPLICIT_KEY: "A text with `: ` in it must be in quotes.",
  BLOCK_IN_FLOW: "Inside `[ ]` and `{ }` everything is written with `[ ]`, `{ }` and commas.",
  KEY_OVER_1024_CHARS: "This key is too long, or its `:` is missing.",
  MULTILINE_IMPLICIT_KEY: "A key must be on one line, and its `:` too.",
  TAB_AS_INDENT: "A line is indented with spaces, not with tabs.",
};

/** The value of a node; what a test file cannot hold is added to the mistakes. */
function nodeOf(node: unknown, mistakes: Mistake[]): SourceNode {
  if (isMap(node)) {
    const entries = node.items.flatMap((pair) => entryOf(pair, mistakes));
    mistakes.push(...repeatedKeys(entries));
    return { kind: "map", entries, span: spanOf(node) };
  }
  if (isSeq(node)) return { kind: "list", items: node.items.map((item) => nodeOf(item, mistakes)), span: spanOf(node) };
  if (isScalar(node) && isPlain(node.value)) return { kind: "scalar", value: node.value, span: spanOf(node) };
  if (isAlias(node)) mistakes.push({ message: refusedTokens["alias"] ?? "", span: spanOf(node) });
  // An item that is not there: `- ` or `key:` with nothing behind it.
  return { kind: "scalar", value: null, span: spanOf(node) };
}

function entryOf({ key, value }: Pair, mistakes: Mistake[]): readonly SourceEntry[] {
  const keySpan = spanOf(key);
  if (!isScalar(key) || typeof key.value !== "string") {
    mistakes.push({ message: "A key must be a text. Put it in quotes.", span: keySpan });
    return [];
  }
  const node = isNode(value) ? nodeOf(value, mistakes) : nodeOf(null, mistakes);
  return [{ key: key.value, keySpan, value: isNode(value) ? node : { ...node, span: keySpan } }];
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function spanOf(node: unknown): Span {
  const range = isNode(node) ? node.range : undefined;
  return range === undefined || range === null ? { start: 0, end: 0 } : { start: range[0], end: range[1] };
}
