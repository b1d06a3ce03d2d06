import type { Token, TokenType } from "../reading/scanner.js";
import type { Reporter } from "../diagnostics/reporter.js";
import { say } from "../diagnostics/sentences.js";
import {
  And,
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
export function readBraces(tokens: readonly Token[], reporter: Reporter): Token[] {
  if (!tokens.some((token) => token.type === LeftBrace || token.type === RightBrace)) return [...tokens];
  const replaced = new Map<number, Token | undefined>();
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
function pairsOf(tokens: readonly Token[]): readonly Pair[] {
  const open: { readonly index: number; readonly belongs: boolean }[] = [];
  const pairs: Pair[] = [];
  for (const [index, token] of tokens.entries()) {
    const outer = open.at(-1);
    if (token.type === LeftBrace) {
      open.push({ index, belongs: outer?.index === index - 1 ? outer.belongs : belongsToTerm(tokens, index) });
    }
    if (token.type !== RightBrace || outer === undefined) continue;
    open.pop();
    if (!outer.belongs) pairs.push({ open: outer.index, close: index });
  }
  return pairs.toSorted((a, b) => a.open - b.open);
}

/** `custom_data{product}`, `= {{name}}`. */
function belongsToTerm(tokens: readonly Token[], open: number): boolean {
  const before = tokens[open - 1];
  if (before === undefined) return false;
  if ([Equal, NotEqual, Contains, ForeignComparison].includes(before.type)) return true;
  return before.type === Word && before.end === tokens[open]?.start;
}

/** `{{mobile}}`: braces directly inside braces count as one pair. */
function innermost(tokens: readonly Token[], pair: Pair): Pair {
  let { open, close } = pair;
  while (tokens[open + 1]?.type === LeftBrace && tokens[close - 1]?.type === RightBrace) {
    open += 1;
    close -= 1;
  }
  return { open, close };
}

function replacePair(
  tokens: readonly Token[],
  inner: Pair,
  outer: Pair,
  replaced: Map<number, Token | undefined>,
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
function connects(tokens: readonly Token[], { open, close }: Pair): boolean {
  if (close - open > SMALL) return true;
  return tokens
    .slice(open, close)
    .some((token) => [And, Or, ForeignOperator].includes(token.type) || /^(?:and|or)$/i.test(token.image));
}

function spanFrom(tokens: readonly Token[], first: number, last: number): Span {
  const start = tokens[first]?.start ?? 0;
  const end = tokens[last];
  return { start, end: end === undefined ? start : end.end };
}

function parenthesis(type: TokenType, image: string, { start, end }: Span): Token {
  return { type, image, start, end };
}
