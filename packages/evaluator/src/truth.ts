/** What a condition is for a call: `undefined` is unknown, falsy on purpose (section 6). */
export type Truth = boolean | undefined;

/** Kleene's negation: the opposite, and unknown for unknown. */
export function negate(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

/** Kleene's `and`: false when one truth is false, unknown when one of the others is. */
export function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

/** Kleene's `or`: true when one truth is true, unknown when one of the others is. */
export function any(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}
