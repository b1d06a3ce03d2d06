/** A message of the platform about a place. */
export interface Refusal {
  /** Property names and indexes from the outside in. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** More of them help nobody. */
const MOST_REFUSALS = 50;

const DEEPEST = 200;

/**
 * The platform's messages in an answer. Under each name stands a list of messages, or more names; under `children` the number of a child, from 0.
 *
 * @param value - from the answer, as `JSON.parse` gives it
 * @param path - where the value belongs
 * @returns at most fifty, in the order of the answer
 */
export function refusalsIn(value: unknown, path: Refusal["path"]): readonly Refusal[] {
  const found: Refusal[] = [];
  for (const refusal of refusals(value, path)) {
    if (found.length === MOST_REFUSALS) break;
    found.push(refusal);
  }
  return found;
}

function* refusals(value: unknown, path: Refusal["path"]): Generator<Refusal> {
  if (path.length > DEEPEST) return;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    yield { path, message: String(value) };
    return;
  }
  if (typeof value !== "object" || value === null) return;
  // A list is only round the messages; a child's number is a name.
  if (Array.isArray(value)) {
    for (const each of value) yield* refusals(each, path);
    return;
  }
  for (const [name, each] of Object.entries(value)) yield* refusals(each, [...path, stepOf(name, path)]);
}

function stepOf(name: string, path: Refusal["path"]): string | number {
  return path.at(-1) === "children" && /^\d{1,9}$/.test(name) ? Number(name) : name;
}
