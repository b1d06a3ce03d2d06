/** The name of a reading, as `docs/readings.md` numbers them. */
export type ReadingName =
  | "R1"
  | "R2"
  | "R3"
  | "R4"
  | "R5"
  | "R6"
  | "R7"
  | "R8"
  | "R9"
  | "R10"
  | "R11"
  | "R12"
  | "R13"
  | "R14"
  | "R15"
  | "R16"
  | "R17"
  | "R18";

/** What the toolkit assumes where the platform's documents are silent. */
export interface Reading {
  /** The assumption in a sentence. */
  readonly summary: string;
}

/** Our readings, in the order of their numbers. `docs/readings.md` says of each when it matters and how to check it. */
export const readings: Readonly<Record<ReadingName, Reading>> = {
  R1: {
    summary:
      "A condition of white space only is an empty one; a condition or a `record_calls` that is wrong decides nothing.",
  },
  R2: {
    summary:
      "In complete settings a missing or `null` condition is an empty one; in a request body a missing condition leaves the present one.",
  },
  R3: { summary: "`not` binds tightest: it inverts the predicate or the parentheses behind it." },
  R4: {
    summary:
      "Terms and operators are lower case and spelt as documented; any other spelling is an error that can be mended.",
  },
  R5: {
    summary:
      "Between the parts of a condition, spaces, tabs and line breaks mean nothing; other white space and invisible characters are errors.",
  },
  R6: {
    summary:
      'A text has no escapes: no `"` and no control character can stand in it, and a backslash is an ordinary character.',
  },
  R7: {
    summary: "The name in `custom_data[…]` is everything up to the next `]`, without the white space at its ends.",
  },
  R8: { summary: "The keys in `pressed[…]` are single characters with white space between them." },
  R9: { summary: "A key path holds for every path taken that starts with it, key by key." },
  R10: { summary: "Texts are compared exactly: upper and lower case differ, and white space counts." },
  R11: { summary: "For a field without a value `=`, `contains` and `present` are false, and `!=` is true." },
  R12: {
    summary: '`present` means at least one character that is not white space; `contains ""` holds for any value.',
  },
  R13: {
    summary:
      "Only own properties are facts: `custom_data[constructor]` and `custom_data[__proto__]` name ordinary fields.",
  },
  R14: {
    summary: "A phone is never both mobile and landline, so one of them true makes the other false; it can be neither.",
  },
  R15: {
    summary:
      "`repeat` looks back N times 24 hours for a call of the same caller id to the same campaign; a caller id that is unavailable or shared never repeats.",
  },
  R16: {
    summary:
      "`during_hours` goes by the clock in the campaign's time zone, from the opening second to the last one before closing; hours past midnight belong to the day they begin on.",
  },
  R17: {
    summary:
      "When in the call the platform looks at the condition is not documented: a fact that came late may not have counted.",
  },
  R18: {
    summary:
      "`in_region` means that the caller is in one of the campaign's regions; a length without a unit is in seconds; a text field outside recording conditions is a warning.",
  },
};
