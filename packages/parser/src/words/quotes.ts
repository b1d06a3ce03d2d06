import type { Token } from "../reading/scanner.js";
import { ForeignText, Text, withPlainSpaces } from "../reading/tokens.js";

/** A text taken apart: how it is opened, what it says, and how it is closed (undefined where it is not). */
export interface QuotedText {
  readonly open: string;
  readonly inside: string;
  readonly close: string | undefined;
}

/** Quotes that open a text, the longer ones first, each with what may close it. */
const QUOTES: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/^\\"/, /\\"$/],
  [/^``(?=[^`']+''$)/, /''$/],
  [/^''(?=[^']*''$)/, /''$/],
  [/^&(?:quot|#34|ldquo);/, /&(?:quot|#34|rdquo);$/],
  // French puts a space inside its quotes.
  [/^[\u00ab\u00bb][ \u00a0\u202f]?/, /[ \u00a0\u202f]?[\u00ab\u00bb]$/],
  [/^\\u0022/, /\\u0022$/],
  [/^["\u201c-\u201f\u2033\u00ab\u00bb\uff02]/, /["\u201c-\u201f\u2033\u00ab\u00bb\uff02]$/],
  [/^`/, /`$/],
  [/^['\u2018-\u201b\u2032\u00b4]/, /['\u2018-\u201b\u2032\u00b4]$/],
];

/** Takes a text in whichever quotes apart. */
export function takeApart(image: string): QuotedText {
  for (const [opens, closes] of QUOTES) {
    const open = opens.exec(image)?.[0];
    if (open === undefined) continue;
    const rest = image.slice(open.length);
    const close = closes.exec(rest)?.[0];
    return { open, inside: close === undefined ? rest : rest.slice(0, rest.length - close.length), close };
  }
  return { open: "", inside: image, close: undefined };
}

/** What a text in whichever quotes says. */
export function unquoted(image: string): string {
  return takeApart(image).inside;
}

/** Where a text without its second quote most likely ends: in front of the next operator with a term, or at the end of the line. */
const NEXT_TERM = /\s+(?:and|or|&&|\|\|)\s+(?:not\s+|!\s*|\(\s*)*[a-z_]+|[\r\n]|\)\s*(?:and\b|or\b|$)/i;

/** Words for quotes. */
export const QUOTE_WORD: RegExp = /quot(?:e[sd]?|ation)\b|\binverted\s+commas?\b|\bapostrophe/i;

/** A text that a curly quote closes although a straight one opened it. */
const CURLY_CLOSE = /^"[^\u201c\u201d]*[\u201c\u201d]/;

/** Up to where a text that is not closed most likely goes, in units of its image; undefined for a closed one and other tokens. */
export function unclosedLength(token: Token): number | undefined {
  if (token.type !== Text && token.type !== ForeignText) return undefined;
  const { open, inside, close } = takeApart(token.image);
  if (close !== undefined) return undefined;
  const curly = CURLY_CLOSE.exec(token.image);
  if (curly !== null) return curly[0].length;
  const shown = withPlainSpaces(inside);
  const end = NEXT_TERM.exec(shown)?.index ?? shown.replace(/[\s.;]+$/, "").length;
  return open.length + end;
}

/** A field whose name programs put in quotes or behind a colon, `custom_data['zip']`, without them: they would be part of the name. */
export function withPlainName(field: string): string {
  return field.replace(/\[\s*(?:['"\u2018-\u201f]([^\]]*)['"\u2018-\u201f]|:(\w+))\s*\]$/, "[$1$2]");
}
