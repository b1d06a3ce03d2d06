/** The name of a reading, as `docs/readings.md` has them. */
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
  /** What else is assumed with it; empty where the sentence says all. */
  readonly details: string;
  /** When it matters to a user; goes on behind "It matters". */
  readonly matters: string;
  /** How to find out whether the platform does the same. */
  readonly check: string;
}

/** Our readings, in the order of their numbers; `docs/readings.md` is written from them. */
export const readings: Readonly<Record<ReadingName, Reading>> = {
  R1: {
    summary:
      "A condition of white space only is an empty one; a condition or a `record_calls` that is wrong decides nothing.",
    details: "Wrong is a `record_calls` that is neither true nor false, and a condition with an error.",
    matters:
      'when a condition holds only spaces, or somebody mistyped it. Recond never turns a typing error into "record" or "do not record": it stops and says what is wrong, even where `record_calls` is `false` and the condition would have no effect.',
    check:
      'save `" "` as the condition and read the campaign back. Save `mobile and` and see whether the API answers with status 403.',
  },
  R2: {
    summary:
      "In complete settings a missing or `null` condition is an empty one; in a request body a missing condition leaves the present one.",
    details: "",
    matters:
      "when you judge a request before you send it: a body that has only one of the two settings decides nothing by itself. Give the campaign's present state too: `recond decide --campaign request.json --current campaign.json …`.",
    check: "send a body with `record_calls` alone to a campaign that has a condition, and read the campaign back.",
  },
  R3: {
    summary: "`not` binds tightest: it inverts the predicate or the parentheses behind it.",
    details:
      "It may repeat, and `not mobile and repeat` is `(not mobile) and repeat`. The documents say that `not` inverts the condition that follows, but not how far that reaches.",
    matters: "when `not` stands in front of a term that `and` or `or` follows, which is nearly always.",
    check:
      "with `not mobile and repeat`, call twice from a mobile phone. Not recorded: as we read it. To be safe, write the parentheses.",
  },
  R4: {
    summary:
      "Terms and operators are lower case and spelt as documented; any other spelling is an error that can be mended.",
    details:
      "Recond understands what people bring along: `AND`, `&&`, `==`, `<>`, `'text'`, curly quotes, `is present`, `does not contain`, `custom_data.product`, a full stop at the end …",
    matters:
      "when a condition comes from a document, a spreadsheet or a chat. The platform may accept some of these spellings: its help articles show `AND` and single quotes in rules for reports. Recond reports them all, since nothing says that they work in conditions.",
    check: "save `mobile AND repeat` and see whether it is accepted, and whether calls are recorded by it.",
  },
  R5: {
    summary:
      "Between the parts of a condition, spaces, tabs and line breaks mean nothing; other white space and invisible characters are errors.",
    details: "That is so outside a text or a name.",
    matters:
      "when a condition was copied from a web page or a word processor: no-break spaces and zero-width spaces look like nothing and may make the platform refuse the condition, or read it differently.",
    check: "save `mobile and repeat` with a no-break space in it. But better let Recond remove it: its fix is safe.",
  },
  R6: {
    summary:
      'A text has no escapes: no `"` and no control character can stand in it, and a backslash is an ordinary character.',
    details: "It stands in double quotes.",
    matters:
      'when a value has quotes or backslashes in it, such as `The "Best" Deals`. Test for a part of it: `contains "Best"`.',
    check:
      'save `affiliate_name = "a\\"b"` (in JSON: `"affiliate_name = \\"a\\\\\\"b\\""`) and see what the platform makes of it.',
  },
  R7: {
    summary: "The name in `custom_data[…]` is everything up to the next `]`, without the white space at its ends.",
    details:
      'White space inside it counts. It stands on one line, is not empty, and has no `[`, `]`, `"` or control character in it.',
    matters:
      "when a partner name has unusual characters, or when somebody writes `custom_data['product']`: that is valid and means a field whose name has the quotes in it, most likely not what was meant.",
    check: "the partner names in your account. One with a bracket in it cannot be written.",
  },
  R8: {
    summary: "The keys in `pressed[…]` are single characters with white space between them.",
    details: "`pressed[112]` is an error, for which Recond suggests `pressed[1 1 2]`; `0`, `*` and `#` are no keys.",
    matters: "when a condition asks for a key of a sub-menu.",
    check: "save `pressed[112]` and see whether the platform refuses it, or takes it for something.",
  },
  R9: {
    summary: "A key path holds for every path taken that starts with it, key by key.",
    details:
      "After `1 1 2`, `pressed[1]`, `pressed[1 1]` and `pressed[1 1 2]` are true; `pressed[2]` and `pressed[1 2]` are false.",
    matters:
      "when menus lie behind menus: `pressed[1]` then holds for everybody who went through key 1, wherever they ended.",
    check: "with `pressed[1]`, call, press 1 and then 2. Recorded: as we read it.",
  },
  R10: {
    summary: "Texts are compared exactly: upper and lower case differ, and white space counts.",
    details: "Nothing is normalised; `contains` looks for a part anywhere in the text.",
    matters:
      'when values are typed by people: `"acme"` does not match `Acme`, and `"Acme"` does not match `Acme` with a space behind it.',
    check:
      'with `affiliate_name = "acme"`, make a call through the affiliate `Acme`. If it is recorded, the platform ignores the case.',
  },
  R11: {
    summary: "For a field without a value `=`, `contains` and `present` are false, and `!=` is true.",
    details: "`!=` is the opposite of `=`.",
    matters:
      'when you exclude something: `media_type != "Radio"` also records calls to numbers that have no media type at all. If you do not want these, write `media_type present and media_type != "Radio"`.',
    check: 'with `custom_data[product] != "Chair"`, make a call that has no product. Recorded: as we read it.',
  },
  R12: {
    summary: '`present` means at least one character that is not white space; `contains ""` holds for any value.',
    details: "",
    matters: "when a field is filled with blanks, or with an empty text.",
    check: "give a custom-data field the value of one space, and use `custom_data[…] present`.",
  },
  R13: {
    summary:
      "Only own properties are facts: `custom_data[constructor]` and `custom_data[__proto__]` name ordinary fields.",
    details:
      "In `custom_data` only the fields that were really given count. Some programs mistake such names for something of their own.",
    matters: "when a partner name happens to be such a word. For you it means only that nothing strange happens.",
    check: "nothing to check, unless you have such a field.",
  },
  R14: {
    summary: "A phone is never both mobile and landline, so one of them true makes the other false; it can be neither.",
    details:
      "That holds even when nobody says so. Where the platform reports the phone type as unknown (an empty one), both are false; where a log has no phone type at all, both are unknown.",
    matters: "when you record by phone type: on an unknown phone `not mobile` is true, and the call is recorded.",
    check:
      "look for calls with an empty phone type in a report, and whether a condition such as `not mobile` recorded them.",
  },
  R15: {
    summary:
      "`repeat` looks back N times 24 hours for a call of the same caller id to the same campaign; a caller id that is unavailable or shared never repeats.",
    details:
      "The earlier call started more than 0 and at most N × 86,400 seconds before. What is assumed of a caller id that is unavailable or shared, the documents say about the report's column, not about the term.",
    matters:
      "when two calls lie nearly N days apart, and for callers who withhold their number: to them `not repeat` always applies.",
    check:
      "call a second time with a withheld number under the condition `repeat`. Over a log, Recond works `repeat` out from the calls before, unless the log has the platform's own flag for it.",
  },
  R16: {
    summary:
      "`during_hours` goes by the clock in the campaign's time zone, from the opening second to the last one before closing; hours past midnight belong to the day they begin on.",
    details:
      "That is: inside when open ≤ time of day < close. Hours whose end lies before their beginning run past midnight. A day marked as closed is closed whatever hours it has; `null` with hours is open. A day that opens and closes at the same time, or has neither hours nor a mark, is unknown. A 24/7 campaign is always inside.",
    matters: "at the very minute of opening and closing, for hours past midnight, and when clocks change.",
    check:
      "call at closing time under the condition `during_hours`. Over a log, Recond works `during_hours` out from the start of each call and the campaign's hours.",
  },
  R17: {
    summary:
      "When in the call the platform looks at the condition is not documented: a fact that came late may not have counted.",
    details:
      "Logs show the facts as they were at the end of the call. A key pressed late, or custom data that arrived late, may be such a fact.",
    matters:
      "when a condition has `pressed[…]`: a back-test over a log says what would be decided if the condition were looked at last.",
    check: "make a call that presses the key only after a minute, and see whether it was recorded, and from where on.",
  },
  R18: {
    summary:
      "`in_region` means that the caller is in one of the campaign's regions; a length without a unit is in seconds; a text field outside recording conditions is a warning.",
    details: "The documents list text fields for recording conditions only.",
    matters: "when you use Recond for the IVR tree or for pay policies.",
    check: "`duration > 60` against the calls that a policy paid for; a text field in a test policy.",
  },
};
