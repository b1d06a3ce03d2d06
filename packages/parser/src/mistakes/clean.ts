import type { Token } from "../reading/scanner.js";
import { describeCharacter, isInvisible } from "../language/characters.js";
import { withOrdinaryLetters } from "../language/look-alikes.js";
import { replace, respell } from "../diagnostics/diagnostics.js";
import type { Reporter } from "../diagnostics/reporter.js";
import { say } from "../diagnostics/sentences.js";
import {
  Brackets,
  Comment,
  Control,
  ForeignSpace,
  FullWidthParenthesis,
  LeftParenthesis,
  RightParenthesis,
  Word,
} from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { termNamed } from "../language/vocabulary.js";
import { tokenize, tokensOf } from "../source/cursor.js";
import { spanOf } from "../source/spans.js";
import { isBetweenWords, removalOf } from "../source/spaces.js";
import { bearsMeaning } from "../words/noise.js";
import { operatorIn } from "../words/operators.js";
import { unclosedLength } from "../words/quotes.js";

/**
 * Reports and removes what means nothing wherever it stands (foreign white space, control characters, comments), and cuts brackets
 * that are not closed where their content most likely ends.
 */
export function cleanTokens(source: string, region: Span, reporter: Reporter): Token[] {
  const clean: Token[] = [];
  const raw = closeTexts(source, tokensOf(source, region)).flatMap((token) => cutBrackets(source, token));
  for (const [index, token] of raw.entries()) {
    if (token.type === ForeignSpace) cleanSpace(source, token, raw[index + 1], clean, reporter);
    else if (token.type === Control) reportControl(token, reporter);
    else if (token.type === FullWidthParenthesis) clean.push(plainParenthesis(token, reporter));
    else if (token.type === Comment) reportComment(source, token, reporter);
    else appendToken(inOrdinaryLetters(token, reporter), clean);
  }
  return clean;
}

/** How often a text without its second quote is cut short; each time the rest of the source is read again. */
const MOST_CUTS = 20;

/** Cuts texts that are never closed where they most likely end, so that what stands behind them is read as well. */
function closeTexts(source: string, tokens: readonly Token[]): readonly Token[] {
  let kept: readonly Token[] = tokens;
  for (let cuts = 0; cuts < MOST_CUTS; cuts += 1) {
    const last = kept.at(-1);
    const length = last === undefined ? undefined : unclosedLength(last);
    if (last === undefined || length === undefined || length === last.image.length) break;
    const rest = tokensOf(source, { start: last.start + length, end: last.end });
    kept = [...kept.slice(0, -1), beginning(last, length), ...rest];
  }
  return kept;
}

/** So many units of a token. */
function beginning({ type, image, start }: Token, length: number): Token {
  return { type, image: image.slice(0, length), start, end: start + length };
}

/** A word that an invisible character had cut in two was put together with its first half: its second half is dropped. */
function appendToken(token: Token, clean: Token[]): void {
  const last = clean.at(-1);
  const isCovered = last !== undefined && token.start < last.end;
  if (!isCovered) clean.push(token);
}

function cleanSpace(source: string, token: Token, next: Token | undefined, clean: Token[], reporter: Reporter): void {
  const span = spanOf(token);
  const joined = isInvisible(token.image) ? joinedWord(clean.at(-1), token, next) : undefined;
  if (joined !== undefined) {
    clean.pop();
    clean.push(joined);
  }
  const removes = joined !== undefined || (isInvisible(token.image) && !isBetweenWords(source, span));
  const escape = /^(?:&nbsp;|%20|\\[nrt])/.exec(token.image)?.[0];
  const character = String.fromCodePoint(token.image.codePointAt(0) ?? 0);
  const said =
    escape === undefined
      ? say("foreign-space", describeCharacter(character), removes ? "nothing" : "a space")
      : say("foreign-space/escape", escape);
  reporter.report(span, said, respell(span, removes ? "" : " "));
}

/** `mo<U+200B>bile`: the two halves as one word, if that is a word of the language. */
function joinedWord(left: Token | undefined, middle: Token, right: Token | undefined): Token | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (left.end !== middle.start || middle.end !== right.start) return undefined;
  const image = left.image + right.image;
  if (termNamed(image) === undefined && operatorIn(image) === undefined) return undefined;
  return { type: tokenize(image)[0]?.type ?? Word, image, start: left.start, end: right.end };
}

/** `（`, of East Asian keyboards. */
function plainParenthesis(token: Token, reporter: Reporter): Token {
  const [image, type] =
    token.image === "\uff08" ? (["(", LeftParenthesis] as const) : ([")", RightParenthesis] as const);
  const said = say("grouping-bracket/full-width", token.image, image);
  reporter.report(spanOf(token), said, replace(spanOf(token), image));
  return { ...token, image, type };
}

/** `mоbile` with a Cyrillic `о`, `ｍobile` in full width: a word of the language but for letters that only look like its own. */
function inOrdinaryLetters(token: Token, reporter: Reporter): Token {
  if (token.type !== Word || /^[ -~]*$/.test(token.image)) return token;
  const right = withOrdinaryLetters(token.image).toLowerCase();
  const type = tokenize(right)[0]?.type ?? Word;
  if (type === Word && termNamed(right) === undefined) return token;
  const at = token.image.search(/[^ -~]/);
  const start = token.start + at;
  const name = operatorIn(right) === undefined ? "unknown-term/look-alike" : "unknown-operator/look-alike";
  const said = say(name, describeCharacter(token.image.charAt(at)), right.charAt(at), right);
  reporter.report({ start, end: start + 1 }, said, respell(spanOf(token), right));
  return { ...token, image: right, type };
}

function reportControl(token: Token, reporter: Reporter): void {
  const span = spanOf(token);
  reporter.report(span, say("control-character", describeCharacter(token.image.charAt(0))), replace(span, ""));
}

function reportComment(source: string, token: Token, reporter: Reporter): void {
  const span = spanOf(token);
  const fix = isRemark(token.image) ? respell : replace;
  reporter.report(span, say("comment"), fix(removalOf(source, span), "", "Remove the comment"));
}

/** A comment is in the marks of another language, and no word in it could be about which calls are meant. */
function isRemark(image: string): boolean {
  const text = image.replaceAll(/^(?:\/\/|\/\*|--|#)|\*\/$/g, "");
  if (image.startsWith("<") || bearsMeaning(text)) return false;
  return tokenize(text).every(
    (token) => termNamed(token.image.toLowerCase()) === undefined && operatorIn(token.image) === undefined,
  );
}

/** What cannot be part of a name: a comparison, an operator, the end of the line. */
const NAME_ENDS = /\s*(?:[=!<>&|)\r\n]|\s(?:contains|present|includes|equals|is|does|and|or)\b|$)/i;

/** A bracket that is not closed, up to where its name or keys most likely end, and the tokens behind that. */
function cutBrackets(source: string, token: Token): readonly Token[] {
  if (token.type !== Brackets || token.image.endsWith("]")) return [token];
  const cut = 1 + (NAME_ENDS.exec(token.image.slice(1))?.index ?? 0);
  const rest = tokensOf(source, { start: token.start + cut, end: token.end });
  return [beginning(token, cut), ...rest];
}
