import type { Span } from "../language/tree.js";

/** A part of a source that means something, or stands in for one. */
export interface Token extends Span {
  readonly type: TokenType;
  /** The text, as it is to be read. */
  readonly image: string;
}

/** A place in a source, moved from token to token: nothing is made for the tokens of a source that is only read once. */
export interface Place {
  readonly source: string;
  /** What stands there; `undefined` before the first token and behind the last. */
  type: TokenType | undefined;
  start: number;
  end: number;
}

/** Moves a place to the next token. */
export type Scan = (place: Place) => void;

/** Where what begins at a place ends: the place itself when nothing of that kind begins there. */
export type End = (source: string, start: number) => number;

/** What a token is, which is how it is found; types are told apart by identity. */
export interface TokenType {
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
 * Makes what finds the tokens of a source.
 *
 * @param types - the first that finds something is taken; at every character but plain white space, one does
 */
export function createScanner(types: readonly TokenType[]): Scan {
  const byFirst = Array.from<readonly TokenType[] | undefined>({ length: 128 });
  const others = types.filter(({ first }) => first === undefined);

  return (place) => {
    const { source } = place;
    let start = place.end;
    while (start < source.length && isPlainSpace(source.charCodeAt(start))) start += 1;
    place.type = undefined;
    place.start = start;
    place.end = start;
    if (start === source.length) return;
    const code = source.charCodeAt(start);
    const candidates = code < 128 ? (byFirst[code] ??= typesFor(source.charAt(start), types)) : others;
    for (const type of candidates) {
      place.type = type;
      place.end = type.endAt(source, start);
      if (place.end > start) return;
    }
  };
}

function isPlainSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** What can begin with a character. */
function typesFor(character: string, types: readonly TokenType[]): readonly TokenType[] {
  return types.filter(({ first }) => first === undefined || first.includes(character));
}

/** Goes through tokens that were found before. */
export function replay(tokens: readonly Token[]): Scan {
  let index = 0;
  return (place) => {
    const { type, start, end } = tokens[index] ?? { type: undefined, start: place.end, end: place.end };
    Object.assign(place, { type, start, end });
    index += 1;
  };
}
