/** What a log calls one of its calls. */
export type CallId = string | number;

/** A call as it came, and what the log calls it: `id` is no fact of the call, and goes through to whatever is said of it. */
export interface IdentifiedCall {
  readonly id: CallId | undefined;
  readonly facts: object;
}

/**
 * Takes the `id` off a call.
 *
 * @param call - of which only own properties count
 * @returns all of the call as its facts where `id` is no text and no number: then it is reported as a fact that there is not
 */
export function identify(call: object): IdentifiedCall {
  const id = idOf(call);
  if (id === undefined) return { id, facts: call };
  const { id: _, ...facts } = call as { readonly id?: unknown };
  return { id, facts };
}

/** What the log calls a call: an own `id` that is a text or a number. */
export function idOf(call: object): CallId | undefined {
  const { id } = call as { readonly id?: unknown };
  const isId = (typeof id === "string" || typeof id === "number") && Object.hasOwn(call, "id");
  return isId ? id : undefined;
}
