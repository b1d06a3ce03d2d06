import { createScanner, type End, endOfMatch, type Scan, type TokenType } from "./scanner.js";

/*
 * Every text is made of these tokens: what the language knows, what people bring along from elsewhere, and a token for any other
 * character, so that scanning never fails. No pattern looks further than its own end, so that scanning is linear.
 */

const types: TokenType[] = [];

/** A token that is found in texts; what is found by a pattern above it is no longer looked for. */
function token(pattern: RegExp | End, first?: string): TokenType {
  const type = { endAt: typeof pattern === "function" ? pattern : endOfMatch(pattern), first };
  types.push(type);
  return type;
}

/** A word that is no term. */
function keyword(word: string): TokenType {
  const endAt: End = (source, start) => {
    const end = start + word.length;
    return source.startsWith(word, start) && endOfWord(source, start) === end ? end : start;
  };
  return token(endAt, word.charAt(0));
}

/** `and`. */
export const And: TokenType = keyword("and");
/** `or`. */
export const Or: TokenType = keyword("or");
/** `not`. */
export const Not: TokenType = keyword("not");
/** `contains`, a comparison in a word. */
export const Contains: TokenType = keyword("contains");
/** `present`, the test without a text. */
export const Present: TokenType = keyword("present");

/** `(`. */
export const LeftParenthesis: TokenType = token((_, start) => start + 1, "(");
/** `)`. */
export const RightParenthesis: TokenType = token((_, start) => start + 1, ")");

/** `[…]` with what stands in it, or as much of it as there is; quotes may stand around the name, or at its end (`TV 55"`). */
export const Brackets: TokenType = token(endOfBrackets, "[");

const endOfAnyBrackets = endOfMatch(/\[(?:[ \t]*"[^"[\]]*"[ \t]*\]|[^[\]"]*(?:"?\])?)/);

/** The same as of any brackets, in a fraction of the time for closed ones without quotes. */
function endOfBrackets(source: string, start: number): number {
  for (let end = start + 1; end < source.length; end += 1) {
    const code = source.charCodeAt(end);
    if (code === 0x5d) return end + 1;
    if (code === 0x5b || code === 0x22) break;
  }
  return endOfAnyBrackets(source, start);
}

/** A text, or what follows an opening quote that is never closed. */
export const Text: TokenType = token(endOfText, '"');

function endOfText(source: string, start: number): number {
  const end = source.indexOf('"', start + 1);
  return end === -1 ? source.length : end + 1;
}

/** Digits: part of a length. */
export const NumberToken: TokenType = token(/\d+/, "0123456789");

/** `=`. */
export const Equal: TokenType = token(endOfEqual, "=");

function endOfEqual(source: string, start: number): number {
  return "=~>!".includes(source.charAt(start + 1) || " ") ? start : start + 1;
}

/** `!=`. */
export const NotEqual: TokenType = token(/!=(?!=)/, "!");
/** `<`, `<=`, `>`, `>=`. */
export const LengthComparison: TokenType = token(/[<>]=?(?![=>-])/, "<>");

/** Letters of any script, so that a misspelt word in another alphabet is one word; the gaps are invisible characters and spaces. */
const LETTERS =
  "A-Za-z_\\u00aa\\u00b5\\u00ba\\u00c0-\\u034e\\u0350-\\u061b\\u061d-\\u115e\\u1161-\\u167f\\u1681-\\u17b3\\u17b6-\\u180a\\u1810-\\u1fff\\u2c00-\\u2dff\\u3040-\\u3163\\u3165-\\ud7ff\\uf900-\\ufaff\\uff21-\\uff3a\\uff3f\\uff41-\\uff5a";

const endOfAnyWord = endOfMatch(new RegExp(`[${LETTERS}][${LETTERS}0-9]*(?:['\\u2019][${LETTERS}]+)*`));

/** Whether a character of ASCII is a letter, a digit or `_`: a look into a table is faster than comparisons. */
const isPlainLetter = Uint8Array.from({ length: 128 }, (_, code) => Number(/\w/.test(String.fromCharCode(code))));

/** The same as of any word, in a fraction of the time for a word of plain letters. */
function endOfWord(source: string, start: number): number {
  let end = start;
  while (end < source.length && isPlainLetter[source.charCodeAt(end)] === 1) end += 1;
  const code = end < source.length ? source.charCodeAt(end) : 0;
  return code === 0x27 || code > 0x7f ? endOfAnyWord(source, start) : end;
}

/** A term, or any other word that is no keyword. An apostrophe may stand inside it: `O'Brien`, `doesn't`. */
export const Word: TokenType = token(endOfWord);

/** Comparisons from elsewhere. */
export const ForeignComparison: TokenType = token(
  /={2,}|!==|=~|!~|=!|=>|=<|:=|~=|\*=|\^=|\$=|[<>][=>]+|[~:\u2248\u2260\u2264\u2265\uff1d]/,
);

/** Texts in other quotes: single, curly, angled, full-width, back quotes, and quotes escaped as in JSON or HTML. */
export const ForeignText: TokenType = token(
  new RegExp(
    [
      String.raw`\\"(?:[^"\\]|\\(?!"))*(?:\\")?`,
      String.raw`\\u0022[^"\\]*(?:\\u0022)?`,
      String.raw`''[^']*''`,
      String.raw`'(?:[^']|''?(?=\w))*'?`,
      "``[^`']+''",
      "`[^`]*`?",
      String.raw`&(?:quot|#34|ldquo);[^&"]*(?:&(?:quot|#34|rdquo);)?`,
      String.raw`[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02][^\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"]*[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"]?`,
      String.raw`[\u2018\u2019\u201a\u201b\u2032\u00b4](?:[^\u2018\u2019\u201a\u201b\u2032\u00b4']|[\u2019'](?=\w))*[\u2018\u2019\u201a\u201b\u2032\u00b4']?`,
    ].join("|"),
  ),
);

const FOREIGN_SPACE =
  /(?:[\u000b\u000c\u0085\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8]|\ud82f[\udca0-\udca3]|\ud834[\udd73-\udd7a]|[\udb40-\udb43][\udc00-\udfff]|&nbsp;|%20|\\[nrt])+/;

/** White space that only looks like white space, characters that do not show at all ([R5]), and both in the spelling of HTML or JSON. */
export const ForeignSpace: TokenType = token(FOREIGN_SPACE);

/** A text of the same length in which all white space is plain. */
export function withPlainSpaces(text: string): string {
  return text.replaceAll(new RegExp(FOREIGN_SPACE, "g"), ({ length }) => " ".repeat(length));
}

/** Operators from elsewhere. */
export const ForeignOperator: TokenType = token(/(?:&amp;){1,2}|&&?|\|\|?|!|[+\u2227\u2228\u00ac]/);

/** Comments of other languages. */
export const Comment: TokenType = token(
  /\/\/[^\r\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|#[^\r\n]*|<-+[^\r\n]*|--[^\r\n]*/,
);

/** `{`, which reports put in front of a term that disqualified a call. */
export const LeftBrace: TokenType = token(/\{/);
/** `}`. */
export const RightBrace: TokenType = token(/\}/);
/** `]` without its `[`. */
export const RightBracket: TokenType = token(/\]/);
/** A comma of any script. */
export const Comma: TokenType = token(/[,\uff0c\u3001]/);
/** Full stops, and what stands in front of a member in programs: `.`, `?.`, `->`, `::`. */
export const Dot: TokenType = token(/\?\.(?=\w)|[.\u2026\u3002]+|->>?|::/);
/** A semicolon, also full-width. */
export const Semicolon: TokenType = token(/[;\uff1b]/);
/** A hyphen, a dash or a minus sign. */
export const Dash: TokenType = token(/[-\u2010-\u2015\u2212]/);
/** A parenthesis of East Asian keyboards. */
export const FullWidthParenthesis: TokenType = token(/[\uff08\uff09]/);

/** Control characters, which mean nothing anywhere. */
export const Control: TokenType = token(/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]+/);

/** A character beyond the basic plane as a whole, or any other unit. */
export const Other: TokenType = token(/[\ud800-\udbff][\udc00-\udfff]|[\u0000-\uffff]/);

/** A place for a predicate that could not be read. No text has such a token. */
export const Hole: TokenType = { endAt: (_, start) => start, first: "" };

/** Finds the tokens of a source: every character of it comes to lie in one, or in plain white space. */
export const scan: Scan = createScanner(types);
