import { type Node, parseTree, type ParseError, printParseErrorCode } from "jsonc-parser";
import { showable } from "@recond/parser";
import { UserError } from "../errors.js";
import type { TextFile } from "../input/read-text.js";
import { fileError } from "../output/file-error.js";
import type { Style } from "../output/style.js";
import { tooDeepAt } from "./depth.js";

/** A JSON text and the positions of everything in it. */
export interface JsonDocument extends TextFile {
  /** The outermost value. */
  readonly root: Node;
}

/** A value in a JSON document, with its place. */
export type JsonNode = Node;

/**
 * Parses a JSON text, keeping positions.
 *
 * @param file - the text
 * @param style - of the stream that an error will be printed to
 * @throws UserError with a code frame when the text is empty, nested too deep or no JSON
 */
export function parseJson(file: TextFile, style: Style): JsonDocument {
  if (file.text.trim() === "") throw new UserError(`\`${file.name}\` is empty. It should hold a JSON object.`);
  const root = readTree(file.text);
  if ("problem" in root) throw fileError(file, root.problem.span, root.problem.message, style);
  return { ...file, root };
}

/** What is wrong with a JSON text, and where. */
export interface JsonProblem {
  readonly message: string;
  readonly span: { readonly start: number; readonly end: number };
  /** Whether a whole value stands before the mistake, which is only that something follows. */
  readonly isBehind?: boolean;
}

/**
 * The first mistake in a JSON text.
 *
 * @param text - any text
 * @returns undefined when the text is JSON and no deeper than anything that means something
 */
export function jsonProblem(text: string): JsonProblem | undefined {
  const tree = readTree(text);
  return "problem" in tree ? tree.problem : undefined;
}

function readTree(text: string): JsonNode | { readonly problem: JsonProblem } {
  // Before parsing: the parser would overflow the stack.
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { problem: { message: TOO_DEEP, span: { start: deep, end: deep + 1 } } };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first !== undefined) return { problem: syntaxProblem(text, first) };
  return root ?? { problem: { message: NO_JSON, span: { start: 0, end: text.length } } };
}

const TOO_DEEP = "This JSON is nested deeper than 500 levels. No campaign and no call is.";
const NO_JSON = "This is no JSON.";

function syntaxProblem(text: string, { error, offset, length }: ParseError): JsonProblem {
  const comma = trailingCommaAt(text, offset);
  if (comma !== undefined) {
    return { message: "Nothing follows this comma. Remove the comma.", span: { start: comma, end: comma + 1 } };
  }
  const excerpt = showable(text.slice(offset, offset + Math.min(length, 40)));
  const describe = syntaxMessages[printParseErrorCode(error)];
  return {
    message: describe?.(excerpt) ?? NO_JSON,
    span: { start: offset, end: offset + length },
    isBehind: printParseErrorCode(error) === "EndOfFileExpected",
  };
}

/** The comma before a closing bracket at which a value or a name was expected. */
function trailingCommaAt(text: string, offset: number): number | undefined {
  if (text[offset] !== "}" && text[offset] !== "]") return undefined;
  const before = text.slice(0, offset).trimEnd();
  return before.endsWith(",") ? before.length - 1 : undefined;
}

/** The parser's error names in words; each function gets the text at the place of the error. */
const syntaxMessages: Readonly<Record<string, (text: string) => string>> = {
  InvalidSymbol: (text) => `\`${text}\` is no JSON value.`,
  InvalidNumberFormat: (text) => `\`${text}\` is no JSON number.`,
  PropertyNameExpected: () => "A property name in double quotes is expected here.",
  ValueExpected: () => "A value is missing here.",
  ColonExpected: () => "A `:` is missing here.",
  CommaExpected: () => "A `,` is missing here.",
  CloseBraceExpected: () => "A `}` is missing here.",
  CloseBracketExpected: () => "A `]` is missing here.",
  EndOfFileExpected: () => "The JSON value has ended before this text.",
  InvalidCommentToken: () => "JSON has no comments.",
  UnexpectedEndOfComment: () => "JSON has no comments.",
  UnexpectedEndOfString: () => "This text has no closing quote.",
  UnexpectedEndOfNumber: () => "This number is not complete.",
  InvalidUnicode: () => "A `\\u` needs four hexadecimal digits.",
  InvalidEscapeCharacter: (text) => `\`${text}\` has a backslash before a character that needs none.`,
  InvalidCharacter: () => "A control character in a text must be written as an escape, such as `\\n` or `\\t`.",
};

/**
 * The value of an object's property; of several with the same name the last, as in `JSON.parse`.
 *
 * @param node - any value
 * @param name - the property's name
 * @returns undefined when the value is no object or has no such property
 */
export function property(node: JsonNode | undefined, name: string): JsonNode | undefined {
  if (node?.type !== "object") return undefined;
  return node.children?.findLast((candidate) => candidate.children?.[0]?.value === name)?.children?.[1];
}

/**
 * The elements of an array, or nothing when the value is no array.
 *
 * @param node - any value
 */
export function elements(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === "array" ? (node.children ?? []) : [];
}

/**
 * An object as a program uses it. From the text, because an own property `__proto__` would not outlive a copy.
 *
 * @param document - the document of the object
 * @param node - the object
 */
export function plainObject(document: JsonDocument, node: JsonNode): object {
  const value: unknown = JSON.parse(rawText(document, node));
  return typeof value === "object" && value !== null ? value : {};
}

/**
 * A value as it is written in the document.
 *
 * @param document - the document of the value
 * @param node - the value
 */
export function rawText(document: JsonDocument, node: JsonNode): string {
  return document.text.slice(node.offset, node.offset + node.length);
}
