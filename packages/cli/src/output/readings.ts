/**
 * Our readings of what the platform's documents leave open, as far as a decision can rest on them, in a sentence each. `docs/readings.md`
 * has all of them in full, under the same numbers.
 */
const readingTexts: Readonly<Record<string, string>> = {
  R1: "A condition of white space only is an empty one; one with an error decides nothing.",
  R2: "In complete settings, a missing or `null` condition is an empty one.",
  R3: "`not` binds tightest: it inverts the predicate or the parentheses behind it.",
  R9: "A key path holds for every path taken that starts with it, key by key.",
  R10: "Texts are compared exactly: upper and lower case differ, and white space counts.",
  R11: "For a field without a value `=`, `contains` and `present` are false, and `!=` is true.",
  R12: '`present` means at least one character that is not white space; `contains ""` holds for any value.',
  R13: "In `custom_data`, a name that is not there has no value.",
  R14: "A phone is never both mobile and landline, so one of them true makes the other false.",
  R17: "When in the call the platform looks at the condition is not documented: a fact that came late may not have counted.",
  R18: "`in_region` means that the caller is in one of the campaign's regions; a length without a unit is in seconds.",
};

/** One of our readings, for people. */
export interface Reading {
  readonly id: string;
  readonly text: string;
}

/**
 * Readings with their texts.
 *
 * @param ids - such as `R11`
 */
export function readings(ids: readonly string[]): readonly Reading[] {
  return ids.map((id) => ({ id, text: readingTexts[id] ?? "See the page of readings in the documentation." }));
}
