/** A tree of an implementation in the shape of the data files: spans as pairs, properties in order; `undefined` stays. */
export function treeData(tree: unknown): unknown {
  return sortProperties(tree, (span) => [span["start"], span["end"]]);
}

/** The same value with the properties of every object in order of their names, and spans as `writeSpan` has them. */
export function sortProperties(
  value: unknown,
  writeSpan?: (span: Readonly<Record<string, unknown>>) => unknown,
): unknown {
  if (Array.isArray(value)) return value.map((item) => sortProperties(item, writeSpan));
  if (!isRecord(value)) return value;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(value).toSorted()) {
    const property = value[key];
    sorted[key] =
      key === "span" && writeSpan && isRecord(property) ? writeSpan(property) : sortProperties(property, writeSpan);
  }
  return sorted;
}

/** The same tree without spans. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (!isRecord(value)) return value;
  const names = Object.keys(value)
    .filter((key) => key !== "span")
    .toSorted();
  return Object.fromEntries(names.map((key) => [key, withoutSpans(value[key])]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
