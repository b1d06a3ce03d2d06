/** An escape of JSON or of YAML's double quotes, or a character. */
const DOUBLE_QUOTED = /\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\U[0-9a-fA-F]{8}|\\[^]|[^]/g;

/** Two single quotes stand for one. */
const SINGLE_QUOTED = /''|[^]/g;

/**
 * Where the units of a text stand in the source that spells it.
 *
 * @param raw - the source of the text, with its quotes
 * @returns the offset in `raw` of a unit of `value`; undefined when the spelling folds lines or is otherwise not the text unit by unit
 */
export function offsetsInScalar(raw: string, value: string): ((offset: number) => number) | undefined {
  if (raw === value) return (offset) => offset;
  const quote = raw[0];
  if ((quote !== '"' && quote !== "'") || /[\r\n]/.test(raw)) return undefined;
  // Every escape is longer than what it stands for.
  if (raw.length === value.length + 2) return (offset) => offset + 1;
  const offsets: number[] = [];
  let next = 1;
  for (const [spelling] of raw.slice(1, -1).matchAll(quote === '"' ? DOUBLE_QUOTED : SINGLE_QUOTED)) {
    offsets.push(next);
    if (/^\\U(?!0000)/.test(spelling)) offsets.push(next);
    next += spelling.length;
  }
  return offsets.length === value.length ? (offset) => offsets[offset] ?? next : undefined;
}
