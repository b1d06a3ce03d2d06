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
  if (!Object.hasOwn(call, "id")) return { id: undefined, facts: call };
  const { id, ...facts } = call as { readonly id?: unknown };
  return typeof id === "string" || typeof id === "number" ? { id, facts } : { id: undefined, facts: call };
}
