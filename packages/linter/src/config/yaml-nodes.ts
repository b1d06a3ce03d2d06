import type { Span } from "@recond/parser";
import { Composer, type CST, type Document, isMap, isNode, isScalar, isSeq, type Pair, Parser } from "yaml";
import { type ConfigEntry, type ConfigNode, MAX_DEPTH, type Mistake, type ReadNode, TOO_DEEP } from "./config-node.js";

/**
 * Reads YAML 1.2 with its core schema. Anchors, aliases, tags and directives are refused: with aliases a small text can stand for a huge
 * value, and a configuration needs none of them.
 *
 * @param text - any text without a byte-order mark
 */
export function readYamlNodes(text: string): ReadNode {
  const tokens = [...new Parser().parse(text)];
  const refused = refusedToken(tokens);
  if (refused !== undefined) return { mistakes: [refused] };
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const [document, second] = composer.compose(tokens);
  if (document === undefined || document.contents === null) {
    const errors = document === undefined ? [] : syntaxMistakes(document);
    return errors.length > 0
      ? { mistakes: errors }
      : { node: { kind: "map", entries: [], span: { start: 0, end: 0 } } };
  }
  if (document.errors.length > 0) return { mistakes: syntaxMistakes(document) };
  if (second !== undefined) {
    return { mistakes: [{ message: SECOND_DOCUMENT, span: spanAt(second.range?.[0] ?? 0, 1) }] };
  }
  const mistakes: Mistake[] = [];
  const node = nodeOf(document.contents, mistakes);
  return mistakes.length === 0 ? { node } : { mistakes };
}

const SECOND_DOCUMENT = "A second document begins here. A configuration is one document: leave out the `---`.";

/** What a token of each of these types is, and why it is refused. */
const refusedTokens: Readonly<Record<string, string>> = {
  anchor: "A configuration has no anchors (`&`). Write the value out, or put it in quotes if it is a text.",
  alias: "A configuration has no aliases (`*`). Write the value out, or put it in quotes if it is a text or a glob.",
  tag: "A configuration has no tags (`!`). Put the value in quotes if it is a text or a glob.",
  directive: "A configuration has no directives (`%`). Leave out this line.",
};

/**
 * The first thing in a text that a configuration must not have. It is looked for before any value is made, and without recursion: the
 * composer would overflow the stack on a text that is nested deeply.
 */
function refusedToken(tokens: readonly CST.Token[]): Mistake | undefined {
  let bracket: Mistake | undefined;
  const open = tokens.map((token) => ({ token, depth: 0 })).toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    const message = depth > MAX_DEPTH ? TOO_DEEP : ownOf(refusedTokens, token.type);
    if (message !== undefined) {
      return { message, span: spanAt(token.offset, "source" in token ? token.source.length : 1) };
    }
    bracket ??= unclosed(token);
    const step = isCollection(token) ? 1 : 0;
    for (const inside of tokensIn(token).toReversed()) open.push({ token: inside, depth: depth + step });
  }
  return bracket;
}

/** The library would tell of every line behind it that is not indented. */
function unclosed(token: CST.Token): Mistake | undefined {
  if (token.type !== "flow-collection") return undefined;
  const { source } = token.start;
  const expected = source === "{" ? "}" : "]";
  if (token.end[0]?.source === expected) return undefined;
  const message = `This \`${source}\` is not closed. Add a \`${expected}\`, in the same line or an indented one.`;
  return { message, span: spanAt(token.offset, 1) };
}

function isCollection({ type }: CST.Token): boolean {
  return type === "block-map" || type === "block-seq" || type === "flow-collection";
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

function ownOf(messages: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(messages, name) ? messages[name] : undefined;
}

function syntaxMistakes({ errors }: Document.Parsed): readonly Mistake[] {
  return errors.map(({ code, message, pos: [start, end] }) => ({
    message: ownOf(syntaxMessages, code) ?? `${message}.`,
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

/** The value of a node; what a configuration cannot hold is added to the mistakes. */
function nodeOf(node: unknown, mistakes: Mistake[]): ConfigNode {
  const span = spanOf(node);
  if (isMap(node)) {
    const entries = node.items.flatMap((pair) => entryOf(pair, mistakes));
    // A map of lines is said to end behind its last line break.
    const end = node.flow === true ? span.end : (entries.at(-1)?.value.span.end ?? span.end);
    return { kind: "map", entries, span: { start: span.start, end } };
  }
  if (isSeq(node)) return { kind: "list", items: node.items.map((item) => nodeOf(item, mistakes)), span };
  if (isScalar(node) && isPlain(node.value)) return { kind: "scalar", value: node.value, span };
  // An item that is not there: `- ` or `key:` with nothing behind it.
  return { kind: "scalar", value: null, span };
}

function entryOf({ key, value }: Pair, mistakes: Mistake[]): readonly ConfigEntry[] {
  const keySpan = spanOf(key);
  if (!isScalar(key) || typeof key.value !== "string") {
    mistakes.push({ message: "A key must be a text. Put it in quotes.", span: keySpan });
    return [];
  }
  const node = nodeOf(value, mistakes);
  return [{ key: key.value, keySpan, value: isNode(value) ? node : { ...node, span: keySpan } }];
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function spanAt(start: number, length: number): Span {
  return { start, end: start + length };
}

function spanOf(node: unknown): Span {
  const range = isNode(node) ? node.range : undefined;
  return range === undefined || range === null ? { start: 0, end: 0 } : { start: range[0], end: range[1] };
}
