/** A text that is written as a pattern. */
export interface Pattern {
  /** The sign that shows it. */
  readonly sign: string;
  /** What is left without the signs, empty where the pattern stands for anything; undefined when it is more than that. */
  readonly part: string | undefined;
  /** Whether the part may stand anywhere in a value, rather than at its beginning or end. */
  readonly isOpen: boolean;
}

/** A word between signs for "anything"; what is left between them has no such sign. */
const ENCLOSED: readonly (readonly [sign: string, pattern: RegExp])[] = [
  [".*", /^\^?\.\*([^*^$\\|[\]]*?)(?:\.\*)?\$?$/],
  [".*", /^([^*^$\\|[\]]+?)\.\*\$?$/],
  ["*", /^\*([^*]*)\*?$/],
  ["*", /^([^*]*[^*\d])\*$/],
  ["%", /^%([^%]+)%$/],
];

/** Signs of regular expressions that no name has; `$` and `?` are in names, `/chairs/` is an address. */
const EXPRESSIONS: readonly (readonly [sign: string, pattern: RegExp])[] = [
  ["^", /^\^[\w([]/],
  ["(?i)", /^\(\?[a-z]+\)/i],
  [".*", /\.\*/],
  [".+", /^\.\+|[a-z]\.\+$/i],
  ["/…/i", /^\/[^/]+\/(?:i|g|gi|ig|im|mi)$/],
  ["[…]", /\[(?:a-z|A-Z|0-9)/],
];

/** Longer texts are no patterns that anybody wrote. */
const LONGEST = 1000;

/**
 * What a text looks for if it is a pattern: of file names (`*`), of databases (`%`), or a regular expression.
 *
 * @returns undefined for any other text: `100%`, `C++`, `5*` and `* new` are none
 */
export function patternIn(text: string): Pattern | undefined {
  if (text.length > LONGEST || /^\*(?:\s|\*)|\*\*$/.test(text)) return undefined;
  for (const [sign, pattern] of ENCLOSED) {
    const part = pattern.exec(text)?.[1]?.trim();
    if (part !== undefined) return { sign, part, isOpen: text.startsWith(sign) && text.endsWith(sign) };
  }
  const found = EXPRESSIONS.find(([, pattern]) => pattern.test(text));
  return found === undefined ? undefined : { sign: found[0], part: undefined, isOpen: false };
}
