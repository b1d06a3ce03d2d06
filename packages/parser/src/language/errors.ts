/** A tree, or a part for one, that the language cannot write. The message says which part and why. */
export class InvalidConditionError extends Error {
  override readonly name = "InvalidConditionError";
}
