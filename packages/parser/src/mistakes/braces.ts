import type { Token } from "../reading/scanner.js";
import type { Reporter } from "../diagnostics/reporter.js";
import { say } from "../diagnostics/sentences.js";
import {
  Equal,
  Contains,
  ForeignComparison,
  LeftBrace,
  LeftParenthesis,
  NotEqual,
  RightBrace,
  RightParenthesis,
  Word,
} from "../reading/tokens.js";
import { rewrite } from "../source/spans.js";
import { connectorIn } from "../words/operators.js";

/** So many tokens between two braces are looked at; with more, parentheses take their place. */
const SMALL = 20;

/**
 * Takes out the braces that reports put round the terms that disqualified a call, and those of templates; where several terms stand in
 * them, parentheses take their place. Braces behind a term or a comparison belong to that and stay.
 */
export function readBraces(tokens: readonly Token[], reporter: Reporter): Token[] {
  const kept: (Token | undefined)[] = [...tokens];
  const open: number[] = [];
  const closing = new Map<number, number>();
  for (const [index, { type }] of tokens.entries()) {
    if (type === LeftBrace) open.push(index);
    const first = type === RightBrace ? open.pop() : undefined;
    if (first === undefined) continue;
    closing.set(first, index);
    // `{{mobile}}`: braces directly inside braces count as one pair.
    const isInner = open.at(-1) === first - 1 && tokens[index + 1]?.type === RightBrace;
    if (!isInner && !belongsToTerm(tokens, first)) replacePair(tokens, first, closing, kept, reporter);
  }
  return kept.filter((token) => token !== undefined);
}

/** `custom_data{product}`, `= {{name}}`. */
function belongsToTerm(tokens: readonly Token[], open: number): boolean {
  const before = tokens[open - 1];
  if (before === undefined) return false;
  if ([Equal, NotEqual, Contains, ForeignComparison].includes(before.type)) return true;
  return before.type === Word && before.end === tokens[open]?.start;
}

/** @param closing - which brace closes one that opens */
function replacePair(
  tokens: readonly Token[],
  first: number,
  closing: ReadonlyMap<number, number>,
  kept: (Token | undefined)[],
  reporter: Reporter,
): void {
  const last = closing.get(first) ?? first;
  let depth = 0;
  while (closing.get(first + depth + 1) === last - depth - 1) depth += 1;
  const [open, close] = [first + depth, last - depth];
  kept.fill(undefined, first, open + 1).fill(undefined, close, last + 1);
  const whole = { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 };
  const stay = { start: tokens[open]?.end ?? 0, end: tokens[close]?.start ?? 0 };
  if (close - open <= SMALL && !tokens.slice(open, close).some(({ image }) => connectorIn(image))) {
    return reporter.report(whole, say("grouping-bracket/brace"), rewrite("Remove the braces", whole, stay));
  }
  kept[open] = { type: LeftParenthesis, image: "(", start: whole.start, end: stay.start };
  kept[close] = { type: RightParenthesis, image: ")", start: stay.end, end: whole.end };
  reporter.report(whole, say("grouping-bracket/braces"), rewrite("Write parentheses", whole, "(", stay, ")"));
}
