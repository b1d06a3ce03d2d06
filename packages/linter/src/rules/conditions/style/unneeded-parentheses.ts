import type { Edit } from "@recond/parser";
import { placeOf, type PlacedNode } from "../../../rule/condition-subject.js";
import {
  apart,
  type Parentheses,
  parenthesesIn,
  pastBlanks,
  pastBlanksBackwards,
} from "../../../edits/between-words.js";
import type { RuleFile } from "../../../rule/rule.js";
import { plainerTest } from "./helpers/plainer-test.js";

export const unneededParentheses: RuleFile<"condition"> = {
  id: "unneeded-parentheses",
  title: "Parentheses that change nothing",
  severity: "info",
  why: "Without them the condition is read the same way. Parentheses around an `and` inside an `or` are no finding, although `and` binds tighter anyway: the documents write them to make the order visible, and so may everybody.",
  bad: "mobile and (repeat) or (landline)",
  good: "mobile and repeat or landline",
  fixable: "safe",
  *check({ source, nodes }) {
    const kept = new Set([...openingsOfGroups(source, nodes), ...openingsBehindNot(source, nodes)]);
    for (const pair of parenthesesIn(source)) {
      if (kept.has(pair.open)) continue;
      yield {
        span: { start: pair.open, end: pair.close + 1 },
        message: "These parentheses change nothing. Leave them out.",
        fixes: [{ title: "Leave the parentheses out", safe: true, edits: withoutPair(source, pair) }],
      };
    }
  },
};

/** Where the innermost parentheses open around each `and` or `or` that is an operand: all others are around something else. */
function openingsOfGroups(source: string, nodes: readonly PlacedNode[]): ReadonlySet<number> {
  const openings = new Set<number>();
  for (const { node, parent } of nodes) {
    if (parent === undefined || (node.kind !== "and" && node.kind !== "or")) continue;
    const { start, end } = placeOf(node);
    const before = pastBlanksBackwards(source, start) - 1;
    if (source[before] === "(" && source[pastBlanks(source, end)] === ")") openings.add(before);
  }
  return openings;
}

/** Where parentheses open behind a `not` that should go with what is in them: another rule reports both. */
function openingsBehindNot(source: string, nodes: readonly PlacedNode[]): readonly number[] {
  const openings: number[] = [];
  for (const { node, parent } of nodes) {
    if (parent?.kind !== "not" || (node.kind !== "not" && plainerTest(node) === undefined)) continue;
    let { start, end } = placeOf(node);
    for (;;) {
      start = pastBlanksBackwards(source, start) - 1;
      end = pastBlanks(source, end) + 1;
      if (source[start] !== "(" || source[end - 1] !== ")") break;
      openings.push(start);
    }
  }
  return openings;
}

/** With the blanks inside them; where words would run together, a blank stays. */
function withoutPair(source: string, { open, close }: Parentheses): readonly Edit[] {
  const end = close + 1;
  const stay = apart(source, { start: open, end }, "()");
  return [
    { span: { start: open, end: pastBlanks(source, open + 1) }, text: stay.startsWith(" ") ? " " : "" },
    { span: { start: pastBlanksBackwards(source, close), end }, text: stay.endsWith(" ") ? " " : "" },
  ];
}
