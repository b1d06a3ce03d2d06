/** Two parentheses that belong together, by their UTF-16 offsets. */
export interface Parentheses {
  readonly open: number;
  readonly close: number;
}

/** What hides parentheses: texts and names in brackets; and the parentheses themselves. */
const PARTS = /"[^"]*"|\[[^\]]*\]|[()]/g;

/** The parentheses of a condition, a pair before those inside it. */
export function parenthesesIn(source: string): readonly Parentheses[] {
  const open: number[] = [];
  const found: Parentheses[] = [];
  for (const { 0: part, index } of source.matchAll(PARTS)) {
    if (part === "(") open.push(index);
    if (part !== ")") continue;
    const start = open.pop();
    if (start !== undefined) found.push({ open: start, close: index });
  }
  return found.toSorted((a, b) => a.open - b.open);
}
