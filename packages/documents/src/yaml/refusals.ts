import type { CST } from "yaml";
import type { Mistake } from "./syntax.js";

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
    const step = isCollection(token) ? 1 : 0;
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
