/** A message of the platform about a place. */
export interface Refusal {
  /** Property names and indexes from the outside in. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** More of them help nobody. */
export const MOST_REFUSALS = 50;

const DEEPEST = 200;

/**
 * The messages in an answer. Under each name stands a message, a list of messages, or more names; under `children` either the number of a child,
 * from 0, as a name (documented), or a list with an element for each child.
 *
 * @param value - the answer, as `JSON.parse` gives it
 * @returns in its order, at most one more than `MOST_REFUSALS`
 */
export function refusalsIn(value: unknown): readonly Refusal[] {
  const found: Refusal[] = [];
  for (const refusal of refusals(value, [], 0)) {
    found.push(refusal);
    if (found.length > MOST_REFUSALS) break;
  }
  return found;
}

function* refusals(value: unknown, path: Refusal["path"], depth: number): Generator<Refusal> {
  if (depth > DEEPEST) return;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    yield { path, message: String(value) };
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    const step = Array.isArray(value) ? stepOfElement(Number(name), each, path) : [stepOf(name, path)];
    yield* refusals(each, [...path, ...step], depth + 1);
  }
}

function stepOf(name: string, path: Refusal["path"]): string | number {
  return path.at(-1) === "children" && isNumber(name) ? Number(name) : name;
}

/** A list of texts is only round the messages, and the objects in the documented list of children have the number as a name. */
function stepOfElement(index: number, element: unknown, path: Refusal["path"]): readonly number[] {
  if (typeof element !== "object" || element === null || Array.isArray(element)) return [];
  const isNumbered = path.at(-1) === "children" && Object.keys(element).every(isNumber);
  return isNumbered ? [] : [index];
}

function isNumber(name: string): boolean {
  return /^\d{1,9}$/.test(name);
}
