import type { CST, Document } from "yaml";
import type { Span } from "@recond/parser";

/** What kind of document a YAML text is: a few words in what is said of it, and its bounds. */
export interface YamlKind {
  /** As in "A test file has no anchors". */
  readonly name: string;
  /** What a value in quotes is there: "a text". */
  readonly quoted: string;
  /** Levels of lists and maps. */
  readonly maxDepth: number;
}

/** Values and punctuation marks of a text; a document with thousands of entries has fewer. */
const MAX_PARTS = 500_000;

/**
 * The first thing in a text that it must not have. It is looked for before any value is made, and without recursion: making the values of a
 * text that is nested deeply would overflow the stack. A bracket that is not closed is reported last, since it may be the consequence of another.
 */
export function refusedIn(tokens: readonly CST.Token[], kind: YamlKind): Mistake | undefined {
  let bracket: Mistake | undefined;
  let parts = 0;
  const open = tokens.map((token) => ({ token, depth: 0 })).toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    parts += 1;
    const message =
      parts > MAX_PARTS
        ? `The text has more than ${MAX_PARTS.toLocaleString("en-US")} parts. Split it into several ${kind.name}s.`
        : refusal(token, depth, kind);
    if (message !== undefined) return mistakeAt(token, message);
    const cut = cutAt(token);
    if (cut !== undefined) return cut;
    bracket ??= unclosed(token);
    const step = "items" in token ? 1 : 0;
    for (const inside of tokensIn(token).toReversed()) open.push({ token: inside, depth: depth + step });
  }
  return bracket;
}

function refusal({ type }: CST.Token, depth: number, { name, quoted, maxDepth }: YamlKind): string | undefined {
  if (depth > maxDepth) return tooDeep({ name, maxDepth });
  switch (type) {
    case "anchor":
      return `A ${name} has no anchors (\`&\`). Write the value out, or put it in quotes if it is a text.`;
    case "alias":
      return `A ${name} has no aliases (\`*\`). Write the value out, or put it in quotes if it is ${quoted}.`;
    case "tag":
      return `A ${name} has no tags (\`!\`). Put the value in quotes if it is ${quoted}.`;
    case "directive":
      return `A ${name} has no directives (\`%\`). Leave out this line.`;
    default:
      return undefined;
  }
}

/**
 * A value with texts in it, such as a condition, of which YAML takes the end for a comment: within a text, or without a blank behind the
 * `#`, as hardly anybody begins a comment.
 */
function cutAt(token: CST.Token): Mistake | undefined {
  if (token.type !== "scalar" || !token.source.includes('"')) return undefined;
  const comment = token.end?.find(({ type }) => type === "comment");
  if (comment === undefined) return undefined;
  const isInText = token.source.split('"').length % 2 === 0;
  if (!isInText && !/^#[^\s#]/.test(comment.source)) return undefined;
  const message =
    "A `#` behind a blank begins a comment, so that this value ends before it. Put the whole value in single quotes, or write a blank behind the `#` of a comment.";
  return { message, span: { start: comment.offset, end: comment.offset + comment.source.length } };
}

/** What is said of a text that is nested deeper than any of its kind. */
export function tooDeep({ name, maxDepth }: Pick<YamlKind, "name" | "maxDepth">): string {
  return `This is nested deeper than ${maxDepth} levels. No ${name} is.`;
}

/** The library would tell of every line behind it that is not indented. */
function unclosed(token: CST.Token): Mistake | undefined {
  if (token.type !== "flow-collection") return undefined;
  const { source } = token.start;
  const expected = source === "{" ? "}" : "]";
  if (token.end[0]?.source === expected) return undefined;
  const message = `This \`${source}\` is not closed. Add a \`${expected}\`, in the same line or an indented one.`;
  return { message, span: { start: token.offset, end: token.offset + 1 } };
}

function mistakeAt(token: CST.Token, message: string): Mistake {
  const length = "source" in token ? token.source.length : 1;
  return { message, span: { start: token.offset, end: token.offset + length } };
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

/** A mistake at a place in a text. */
export interface Mistake {
  readonly message: string;
  readonly span: Span;
}

/** The mistakes that the library found, in our words. */
export function syntaxMistakes({ errors }: Document.Parsed): readonly Mistake[] {
  return errors.map(({ code, message, pos: [start, end] }) => ({
    message: messages.get(code) ?? `${message}.`,
    span: { start, end },
  }));
}

/** What is said of the library's error codes, where its own messages are about its grammar. */
const messages: ReadonlyMap<string, string> = new Map([
  ["BAD_DQ_ESCAPE", "In double quotes a `\\` must be written twice: `\\\\`. Single quotes need none of that."],
  ["BAD_INDENT", "This line is not indented like the lines that it belongs to."],
  ["BAD_SCALAR_START", "A text cannot begin with this character. Put it in quotes."],
  ["BLOCK_AS_IMPLICIT_KEY", "A text with `: ` in it must be in quotes."],
  ["BLOCK_IN_FLOW", "Inside `[ ]` and `{ }` everything is written with `[ ]`, `{ }` and commas."],
  ["KEY_OVER_1024_CHARS", "This key is too long, or its `:` is missing."],
  ["MULTILINE_IMPLICIT_KEY", "A key must be on one line, and its `:` too."],
  ["TAB_AS_INDENT", "A line is indented with spaces, not with tabs."],
]);
