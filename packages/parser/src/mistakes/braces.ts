import type { IToken } from "chevrotain";
import type { Reporter } from "../diagnostics/reporter.js";
import { say } from "../diagnostics/sentences.js";
import {
  And,
  endOf,
  Equal,
  Contains,
  ForeignComparison,
  ForeignOperator,
  LeftBrace,
  LeftParenthesis,
  NotEqual,
  Or,
  RightBrace,
  RightParenthesis,
  Word,
} from "../reading/tokens.js";
import type { Span } from "../language/tree.js";
import { between, rewrite } from "../source/cursor.js";

/** A brace that opens, and the one that closes it. */
interface Pair {
  readonly open: number;
  readonly close: number;
}

/** So many tokens between two braces are looked at; with more, parentheses take their place. */
const SMALL = 20;

/**
 * Takes out the braces that reports put round the terms that disqualified a call, and those of templates; where several terms stand in
 * them, parentheses take their place. Braces behind a term or a comparison belong to that and stay.
 */
export function readBraces(tokens: readonly IToken[], reporter: Reporter): IToken[] {
  if (!tokens.some((token) => token.tokenType === LeftBrace || token.tokenType === RightBrace)) return [...tokens];
  const replaced = new Map<number, IToken | undefined>();
  for (const pair of pairsOf(tokens)) {
    if (!replaced.has(pair.open)) replacePair(tokens, innermost(tokens, pair), pair, replaced, reporter);
  }
  return tokens.flatMap((token, index) => {
    if (!replaced.has(index)) return [token];
    const replacement = replaced.get(index);
    return replacement === undefined ? [] : [replacement];
  });
}

/** Every pair of braces that groups, the outer ones first. */
function pairsOf(tokens: readonly IToken[]): readonly Pair[] {
  const open: { readonly index: number; readonly belongs: boolean }[] = [];
  const pairs: Pair[] = [];
  for (const [index, token] of tokens.entries()) {
    const outer = open.at(-1);
    if (token.tokenType === LeftBrace) {
      open.push({ index, belongs: outer?.index === index - 1 ? outer.belongs : belongsToTerm(tokens, index) });
    }
    if (token.tokenType !== RightBrace || outer === undefined) continue;
    open.pop();
    if (!outer.belongs) pairs.push({ open: outer.index, close: index });
  }
  return pairs.toSorted((a, b) => a.open - b.open);
}

/** `custom_data{product}`, `= {{name}}`. */
function belongsToTerm(tokens: readonly IToken[], open: number): boolean {
  const before = tokens[open - 1];
  if (before === undefined) return false;
  if ([Equal, NotEqual, Contains, ForeignComparison].includes(before.tokenType)) return true;
  return before.tokenType === Word && endOf(before) === tokens[open]?.startOffset;
}

/** `{{mobile}}`: braces directly inside braces count as one pair. */
function innermost(tokens: readonly IToken[], pair: Pair): Pair {
  let { open, close } = pair;
  while (tokens[open + 1]?.tokenType === LeftBrace && tokens[close - 1]?.tokenType === RightBrace) {
    open += 1;
    close -= 1;
  }
  return { open, close };
}

function replacePair(
  tokens: readonly IToken[],
  inner: Pair,
  outer: Pair,
  replaced: Map<number, IToken | undefined>,
  reporter: Reporter,
): void {
  for (let index = outer.open; index <= inner.open; index += 1) replaced.set(index, undefined);
  for (let index = inner.close; index <= outer.close; index += 1) replaced.set(index, undefined);
  const left = spanFrom(tokens, outer.open, inner.open);
  const right = spanFrom(tokens, inner.close, outer.close);
  const whole = between(left, right);
  const stay = { start: left.end, end: right.start };
  if (!connects(tokens, inner)) {
    return reporter.report(whole, say("grouping-bracket/brace"), rewrite("Remove the braces", whole, stay));
  }
  replaced.set(inner.open, parenthesis(LeftParenthesis, "(", left));
  replaced.set(inner.close, parenthesis(RightParenthesis, ")", right));
  reporter.report(whole, say("grouping-bracket/braces"), rewrite("Write parentheses", whole, "(", stay, ")"));
}

/** Whether several terms stand between two braces. */
function connects(tokens: readonly IToken[], { open, close }: Pair): boolean {
  if (close - open > SMALL) return true;
  return tokens
    .slice(open, close)
    .some((token) => [And, Or, ForeignOperator].includes(token.tokenType) || /^(?:and|or)$/i.test(token.image));
}

function spanFrom(tokens: readonly IToken[], first: number, last: number): Span {
  const start = tokens[first]?.startOffset ?? 0;
  const end = tokens[last];
  return { start, end: end === undefined ? start : endOf(end) };
}

function parenthesis(tokenType: IToken["tokenType"], image: string, span: Span): IToken {
  return {
    image,
    tokenType,
    tokenTypeIdx: tokenType.tokenTypeIdx ?? 0,
    startOffset: span.start,
    endOffset: span.end - 1,
  };
}
