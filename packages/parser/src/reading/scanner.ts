import type { IToken, TokenType } from "chevrotain";
import { PLAIN_SPACE } from "../language/characters.js";

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
 * A scanner in front of Chevrotain's parser. Chevrotain's own takes each expression apart when a program starts, which takes longer
 * than reading a first condition.
 *
 * @param patterns - the first that finds something is taken; at every character but plain white space, one does
 * @param keywords - the words that have a type of their own
 */
export function createScanner(
  patterns: readonly Pattern[],
  word: TokenType,
  keywords: ReadonlyMap<string, TokenType>,
): (source: string) => IToken[] {
  const byFirst = Array.from<readonly Pattern[] | undefined>({ length: 128 });
  const others = patterns.filter(({ first }) => first === undefined);

  return (source) => {
    const tokens: IToken[] = [];
    for (let start = 0; start < source.length;) {
      const code = source.charCodeAt(start);
      const found = find(code < 128 ? (byFirst[code] ??= patternsFor(code, patterns)) : others, source, start);
      if (found !== undefined) tokens.push(found);
      start += found === undefined ? 1 : found.image.length;
    }
    return tokens;
  };

  function find(candidates: readonly Pattern[], source: string, start: number): IToken | undefined {
    for (const { type, endAt } of candidates) {
      const end = endAt(source, start);
      if (end === start) continue;
      const image = source.slice(start, end);
      const tokenType = type === word ? (keywords.get(image) ?? word) : type;
      return { image, startOffset: start, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0, tokenType };
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
