import { type Diagnostic, mapFixes, type Span } from "@recond/parser";
import type { JsonNode } from "../nodes/json-node.js";
import { offsetsInScalar } from "../nodes/offsets-in-scalar.js";
import { rawText } from "../nodes/values.js";

/** One character of a JSON string: how it is written, and which one it is. */
interface Written {
  readonly spelling: string;
  readonly character: string;
}

const WRITTEN_CHARACTER = /\\u[0-9a-fA-F]{4}|\\[^]|[^]/g;

/** The characters (UTF-16 units) of a JSON string as they are written, without the quotes. */
function* writtenCharacters(raw: string): Generator<Written> {
  for (const [spelling] of raw.slice(1, -1).matchAll(WRITTEN_CHARACTER)) {
    yield { spelling, character: spelling.startsWith("\\") ? unescape(spelling) : spelling };
  }
}

function unescape(spelling: string): string {
  return String(JSON.parse(`"${spelling}"`));
}

/**
 * Moves diagnostics from a decoded string to the JSON document that the string is written in, so that a code frame shows the document
 * and a fix changes it: what a fix writes is spelled as the string is.
 *
 * @param diagnostics - with spans into the decoded string
 */
export function relocate(
  document: { readonly text: string },
  node: JsonNode,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  return diagnostics.length === 0 ? [] : diagnostics.map(relocation(document, node));
}

/** Moves one diagnostic after the other, as `relocate` does: the string is looked through once for all of them. */
export function relocation(document: { readonly text: string }, node: JsonNode): (moved: Diagnostic) => Diagnostic {
  const raw = rawText(document, node);
  const offsetIn = offsetsInScalar(raw, String(node.value)) ?? ((offset) => offset + 1);
  const move = ({ start, end }: Span): Span => ({
    start: node.offset + offsetIn(start),
    end: node.offset + offsetIn(end),
  });
  const encode = encoderLike(raw);
  return (diagnostic) => ({
    ...mapFixes(diagnostic, (fix) => ({
      ...fix,
      edits: fix.edits.map(({ span, text }) => ({ span: move(span), text: encode(text) })),
    })),
    span: move(diagnostic.span),
  });
}

/**
 * Writes a JSON string in the manner of another: a character that the other one spells with an escape keeps that spelling, and a text
 * that was all ASCII stays so.
 *
 * @param model - the JSON string that it replaces, with its quotes
 */
export function encodeLike(value: string, model: string): string {
  return `"${encoderLike(model)(value)}"`;
}

/** The same for many texts, which come without quotes: the model is looked through once. */
function encoderLike(model: string): (text: string) => string {
  const spellings = new Map<string, string>();
  for (const { spelling, character } of writtenCharacters(model)) spellings.set(character, spelling);
  const onlyAscii = model.includes("\\u") && !NOT_ASCII.test(model);
  const upperCase = /\\u[0-9a-f]*[A-F]/.test(model);
  const encode = (character: string): string => {
    const known = spellings.get(character);
    if (known !== undefined) return known;
    if (onlyAscii && NOT_ASCII.test(character)) return escape(character, upperCase);
    return NEEDS_ESCAPE.test(character) ? JSON.stringify(character).slice(1, -1) : character;
  };
  return (text) => Array.from({ length: text.length }, (_, index) => encode(text.charAt(index))).join("");
}

const NOT_ASCII = /\P{ASCII}/u;

/** Surrogate halves pass as they are: a condition has them in pairs only. */
const NEEDS_ESCAPE = /["\\\p{Cc}]/u;

function escape(character: string, upperCase: boolean): string {
  const digits = character.charCodeAt(0).toString(16).padStart(4, "0");
  return `\\u${upperCase ? digits.toUpperCase() : digits}`;
}
