import { PLAIN_SPACE } from "../language/characters.js";
import type { Span } from "../language/tree.js";

/** What a token is; types are told apart by identity. */
export interface TokenType {
  readonly name: string;
  /** Whether it can stand between a term and the text or length that it is compared with. */
  readonly isOperator: boolean;
}

/** A part of a source that means something, or stands in for one. */
export interface Token extends Span {
  readonly type: TokenType;
  /** The text, as it is to be read. */
  readonly image: string;
}

/** Where what begins at a place ends: the place itself when nothing of that kind begins there. */
export type End = (source: string, start: number) => number;

/** How tokens of a type are found. */
export interface Pattern {
  readonly type: TokenType;
  readonly endAt: End;
  /** The characters that such a token can begin with; without them it is looked for at every character. */
  readonly first: string | undefined;
}

/** Finds what an expression matches at the very place. */
export function endOfMatch(expression: RegExp): End {
  const pattern = new RegExp(expression, "y");
  return (source, start) => {
    pattern.lastIndex = start;
    return pattern.test(source) ? pattern.lastIndex : start;
  };
}

/**
 * Makes what cuts a source into tokens.
 *
 * @param patterns - the first that finds something is taken; at every character but plain white space, one does
 * @param keywords - the words that have a type of their own
 * @returns a function of a source, and of its offset in the text that spans are to be about
 */
export function createScanner(
  patterns: readonly Pattern[],
  word: TokenType,
  keywords: ReadonlyMap<string, TokenType>,
): (source: string, offset?: number) => Token[] {
  const byFirst = Array.from<readonly Pattern[] | undefined>({ length: 128 });
  const others = patterns.filter(({ first }) => first === undefined);

  return (source, offset = 0) => {
    const tokens: Token[] = [];
    for (let start = 0; start < source.length;) {
      const code = source.charCodeAt(start);
      const candidates = code < 128 ? (byFirst[code] ??= patternsFor(code, patterns)) : others;
      const found = find(candidates, source, start, offset);
      if (found !== undefined) tokens.push(found);
      start = found === undefined ? start + 1 : found.end - offset;
    }
    return tokens;
  };

  function find(candidates: readonly Pattern[], source: string, start: number, offset: number): Token | undefined {
    for (const { type, endAt } of candidates) {
      const end = endAt(source, start);
      if (end === start) continue;
      const image = source.slice(start, end);
      const ownType = type === word ? (keywords.get(image) ?? word) : type;
      return { type: ownType, image, start: offset + start, end: offset + end };
    }
    return undefined;
  }
}

/** What can begin with a character. */
function patternsFor(code: number, patterns: readonly Pattern[]): readonly Pattern[] {
  const character = String.fromCharCode(code);
  if (PLAIN_SPACE.includes(character)) return [];
  return patterns.filter(({ first }) => first === undefined || first.includes(character));
}
