import type { VocabularyName } from "../language/vocabulary.js";
import type { DoubtfulCode, SafeCode } from "./codes.js";
import type { Severity } from "./diagnostics.js";
import type { DiagnosticCode } from "./sentences.js";

/** The page of one diagnostic code. */
export interface CodePage {
  /** The mistake in a few words. */
  readonly title: string;
  readonly severity: Severity;
  /** Whether its fixes may be applied unasked, because the mistake has one reading only. */
  readonly safe: boolean;
  /** Why it is a mistake, and what the language wants instead. */
  readonly why: string;
  /** A condition with the mistake; empty where an example would be too long to show. */
  readonly bad: string;
  /** The same condition as it should be. */
  readonly good: string;
  /** The vocabulary of both examples; recording unless given. */
  readonly vocabulary?: VocabularyName;
}

interface Level<S extends Severity, Safe extends boolean> {
  readonly severity: S;
  readonly safe: Safe;
}

/** A page must not say otherwise than what the parser goes by (`codes.ts`). */
type LevelOf<Code extends DiagnosticCode> = Level<
  Code extends DoubtfulCode ? "warning" : "error",
  Code extends SafeCode ? true : false
>;

/** A mistake that makes the condition unusable, with fixes that a person has to confirm. */
function suggested(title: string, why: string, bad: string, good: string): CodePage & Level<"error", false> {
  return { title, severity: "error", safe: false, why, bad, good };
}

/** A mistake that makes the condition unusable, but can be read in one way only. */
function safe(title: string, why: string, bad: string, good: string): CodePage & Level<"error", true> {
  return { ...suggested(title, why, bad, good), safe: true };
}

/**
 * Every diagnostic code of the parser with its page, in the order of the error index. Codes are stable: a code is never renamed, and
 * never comes to mean another mistake.
 */
export const diagnosticCodes: Readonly<{ [Code in DiagnosticCode]: CodePage & LevelOf<Code> }> = {
  "letter-case": safe(
    "A keyword or term is not lower case",
    "Keywords and terms are lower case, as the platform documents them ([R4]). What the platform does with another spelling is not documented.",
    "mobile AND Repeat",
    "mobile and repeat",
  ),
  "symbol-operator": safe(
    "A symbol stands for `and`, `or` or `not`",
    "The language writes its operators as words. `&&`, `||` and `!` are known from programming languages and mean the same.",
    "mobile && !repeat",
    "mobile and not repeat",
  ),
  "comparison-spelling": safe(
    "A comparison is written as in another language",
    "Texts are compared with `=` (matches) and `!=` (does not match); `==`, `===` and `<>` are spellings of other languages.",
    'affiliate_name == "Acme"',
    'affiliate_name = "Acme"',
  ),
  "quote-style": safe(
    'A text stands in other quotes than `"`',
    "A text stands in straight double quotes ([R6]). Single quotes, the curly quotes of word processors, back quotes, and quotes escaped with a backslash as in JSON are read as if they were those.",
    "affiliate_name = 'Acme'",
    'affiliate_name = "Acme"',
  ),
  "trailing-punctuation": safe(
    "A full stop or semicolon ends the condition",
    "A condition ends with its last term; punctuation of the sentence around it does not belong to it.",
    "during_hours and repeat.",
    "during_hours and repeat",
  ),
  "foreign-space": safe(
    "White space that is no plain space, or a character that cannot be seen",
    "Between terms only space, tab and line break mean nothing ([R5]). No-break spaces, zero-width spaces and byte-order marks come in when text is copied from web pages and word processors.",
    "mobile\u00a0and repeat",
    "mobile and repeat",
  ),
  "is-present": safe(
    "`is present` instead of `present`",
    "The test for a value is the one word `present`.",
    "custom_data[product] is present",
    "custom_data[product] present",
  ),
  "field-access": safe(
    "A custom-data field is written as in a program",
    "The name of a custom-data field stands in brackets, without quotes: `custom_data[product]`.",
    'custom_data.product = "Chair"',
    'custom_data[product] = "Chair"',
  ),
  "field-brackets": suggested(
    "A name stands in other brackets than `[ ]`, or in none",
    "The name of a custom-data field or region stands in square brackets directly behind the term.",
    'custom_data(product) = "Chair"',
    'custom_data[product] = "Chair"',
  ),
  "term-spelling": suggested(
    "A term is written in another way",
    "Each term has one spelling, with underscores between its words. Other words for the same thing are not part of the language.",
    "is_mobile and during hours",
    "mobile and during_hours",
  ),
  "unknown-term": suggested(
    "There is no such term",
    "A condition is made of the terms of the vocabulary. A custom-data field is not a term of its own: it is written `custom_data[name]`.",
    "moblie and repeat",
    "mobile and repeat",
  ),
  "other-condition": suggested(
    "The term belongs to another kind of condition",
    "Recording, routing and pay conditions have different terms: `in_region` and `sms_sent` are for IVR `Condition` nodes and pay policies, `duration` and `connect_duration` for pay policies only.",
    "mobile and in_region",
    "mobile",
  ),
  "report-term": suggested(
    "The word is a column of reports",
    "Reports and signals have columns that no condition can read: at the time of the call they may not exist yet.",
    "mobile and revenue",
    "mobile",
  ),
  "test-spelling": suggested(
    "A test is written in another way",
    'A text field is tested with `= "text"`, `!= "text"`, `contains "text"` or `present`.',
    'affiliate_name includes "Acme"',
    'affiliate_name contains "Acme"',
  ),
  "negated-test": suggested(
    "A test is negated in itself",
    "The tests `contains` and `present` have no negative form: `not` stands in front of the whole term.",
    'affiliate_name does not contain "Acme"',
    'not affiliate_name contains "Acme"',
  ),
  "unknown-test": suggested(
    "There is no such test",
    'A text field can be tested with `= "text"`, `!= "text"`, `contains "text"` and `present` only. What comes near it, such as `contains` in the place of `starts with`, is for a person to choose.',
    'affiliate_name containts "Acme"',
    'affiliate_name contains "Acme"',
  ),
  "missing-test": suggested(
    "A text field has no test",
    'A text field alone is neither true nor false: it needs `= "text"`, `!= "text"`, `contains "text"` or `present`.',
    "affiliate_name and repeat",
    "affiliate_name present and repeat",
  ),
  "missing-value": suggested(
    "A comparison has no text",
    "Behind `=`, `!=` and `contains` stands the text to compare with, in double quotes.",
    "repeat and affiliate_name =",
    'repeat and affiliate_name = "Acme"',
  ),
  "unquoted-value": suggested(
    "A text has no quotes",
    "Texts stand in double quotes, so that it is clear where they end.",
    "affiliate_name = Acme and repeat",
    'affiliate_name = "Acme" and repeat',
  ),
  "unclosed-text": suggested(
    "A text is not closed",
    'A text starts and ends with `"`. Where the second one is missing, everything behind it becomes part of the text.',
    'affiliate_name = "Acme and repeat',
    'affiliate_name = "Acme" and repeat',
  ),
  "quote-in-text": suggested(
    "A text has a quote in it",
    'A text cannot have a `"` in it: the language has no escapes ([R6]). Often a part of the text without the quote, tested with `contains`, does the same.',
    'affiliate_name contains "The \\"Best\\" Deals"',
    'affiliate_name contains "Best"',
  ),
  "control-character": suggested(
    "A control character",
    "Characters such as NUL or a line break cannot be part of a text or a name ([R6]), and mean nothing elsewhere. They come in with copied or damaged text.",
    'affiliate_name = "Ac\u0000me"',
    'affiliate_name = "Acme"',
  ),
  "lone-surrogate": suggested(
    "Half a character",
    "Some characters, such as emoji, are made of two halves. A half alone, left over when text is cut, cannot be sent to the platform.",
    'affiliate_name = "Acme\ud83d"',
    'affiliate_name = "Acme"',
  ),
  "value-list": suggested(
    "Several texts behind one comparison",
    "A comparison has one text. Several are several comparisons, each with its field, connected with `or`.",
    'affiliate_name = "Acme" or "Zenith"',
    'affiliate_name = "Acme" or affiliate_name = "Zenith"',
  ),
  "flag-test": suggested(
    "A term that is true or false by itself is compared",
    "`mobile`, `repeat` and the other flags are conditions by themselves: `mobile` is true on a mobile phone, `not mobile` on any other.",
    "mobile = true and repeat = false",
    "mobile and not repeat",
  ),
  "unexpected-brackets": suggested(
    "A term has brackets that it does not take",
    "Only `pressed`, `custom_data` and `in_region` have brackets. What the other terms depend on, such as the days behind `repeat`, is set on the campaign.",
    "repeat[] and mobile()",
    "repeat and mobile",
  ),
  "key-path": suggested(
    "Keys are not written as single keys with spaces between",
    "The keys of a path stand in brackets, in the order pressed, one character each and a space between ([R8]).",
    "pressed[112]",
    "pressed[1 1 2]",
  ),
  "unknown-key": suggested(
    "There is no such key",
    "Keys are `1`-`9`, `a`-`z`, `W` (wrong key) and `N` (no key), in this letter case ([R8]). `0`, `*` and `#` cannot be tested.",
    "pressed[A]",
    "pressed[a]",
  ),
  "missing-keys": suggested(
    "`pressed` has no keys",
    "`pressed` needs the key path that it asks for, in brackets.",
    "pressed and repeat",
    "pressed[1] and repeat",
  ),
  "missing-name": suggested(
    "`custom_data` has no field name",
    "Custom data has many fields; the name of the one that is meant stands in brackets.",
    'custom_data = "Chair"',
    'custom_data[product] = "Chair"',
  ),
  "unclosed-bracket": suggested(
    "A bracket is not closed",
    "A name or key path starts with `[` and ends with `]`.",
    'custom_data[product = "Chair"',
    'custom_data[product] = "Chair"',
  ),
  "name-character": suggested(
    "A name has a character that no name can have",
    'A name in brackets stands on one line and has no `[`, `]` or `"` ([R7]).',
    'custom_data[[product]] = "Chair"',
    'custom_data[product] = "Chair"',
  ),
  "missing-operator": suggested(
    "Two terms have no operator between them",
    "Between two terms stands `and` or `or`. Which one is meant cannot be seen: they decide differently.",
    "mobile repeat",
    "mobile and repeat",
  ),
  "missing-operand": suggested(
    "An operator or a parenthesis has no term",
    "`and` and `or` stand between two terms, `not` in front of one, and parentheses hold at least one.",
    "mobile and",
    "mobile",
  ),
  "doubled-operator": suggested(
    "Two operators follow each other",
    "Between two terms stands one operator. Which of two different ones is meant cannot be seen.",
    "mobile and and repeat",
    "mobile and repeat",
  ),
  "missing-parenthesis": suggested(
    "A parenthesis is not closed",
    "Every `(` has its `)`. Where it belongs decides what is grouped.",
    "mobile and (repeat or during_hours",
    "mobile and (repeat or during_hours)",
  ),
  "extra-parenthesis": suggested(
    "A parenthesis was never opened",
    "Every `)` has its `(`. Either this one is too many, or one is missing further left.",
    "mobile and repeat)",
    "mobile and repeat",
  ),
  "function-call": suggested(
    "An operator is written as a function, as in a spreadsheet",
    "`and` and `or` stand between the terms that they connect.",
    "OR(mobile, repeat)",
    "(mobile or repeat)",
  ),
  "leading-word": suggested(
    "Words stand around the condition",
    "A condition starts with its first term. Words such as `if` or `record when` belong to the sentence around it.",
    "if mobile and repeat",
    "mobile and repeat",
  ),
  "quoted-condition": suggested(
    "The condition, or a term, stands in quotes",
    "Quotes are for the texts that fields are compared with. In a JSON payload the quotes belong to JSON, not to the condition.",
    '"mobile and repeat"',
    "mobile and repeat",
  ),
  "json-fragment": suggested(
    "JSON stands around the condition",
    "The condition is what stands between the quotes of the setting's value.",
    '"call_recording_condition": "during_hours and repeat"',
    "during_hours and repeat",
  ),
  "grouping-bracket": suggested(
    "Braces or brackets stand where parentheses belong",
    "Only parentheses group. The platform's reports put the terms that disqualified a call in braces; they are not part of the condition.",
    "mobile and {repeat}",
    "mobile and repeat",
  ),
  comment: suggested(
    "A comment",
    "The language has no comments: everything in a condition is part of it.",
    "mobile and repeat // callers we know",
    "mobile and repeat",
  ),
  "unknown-operator": suggested(
    "There is no such operator",
    "Terms are connected with `and` and `or`, and inverted with `not`.",
    "mobile & repeat",
    "mobile and repeat",
  ),
  "swapped-comparison": suggested(
    "A text stands in front of its field",
    "The field stands first, then the test, then the text.",
    '"Acme" = affiliate_name',
    'affiliate_name = "Acme"',
  ),
  "length-spelling": {
    ...suggested(
      "A length of time is written in another way",
      "Lengths are whole numbers: `60` (seconds), `12 sec`, `1 min`, `2 min 30 sec`.",
      "duration > 90 seconds",
      "duration > 1 min 30 sec",
    ),
    vocabulary: "payout",
  },
  "missing-length": {
    ...suggested(
      "A duration is compared with nothing",
      "`duration` and `connect_duration` need a comparison and a length: `duration > 1 min`.",
      "duration and repeat",
      "duration > 1 min and repeat",
    ),
    vocabulary: "payout",
  },
  "text-field-elsewhere": {
    title: "A text field in a routing or pay condition",
    severity: "warning",
    safe: false,
    why: "The platform's documents list the text fields for recording conditions only. Whether they work elsewhere is not documented ([R18]).",
    bad: "media_type present",
    good: "mobile",
    vocabulary: "payout",
  },
  "too-long": suggested(
    "The condition is too long",
    "A condition has at most 1,048,576 characters (UTF-16 units). That is this toolkit's own limit; the platform documents none.",
    "",
    "",
  ),
  "nesting-too-deep": suggested(
    "Parentheses or `not`s are nested too deep",
    "Around any place stand at most 200 open parentheses and `not`s. That is this toolkit's own limit; the platform documents none.",
    "",
    "",
  ),
  "too-many-diagnostics": suggested(
    "More mistakes than are shown",
    "At most 1,000 mistakes of a condition are shown. It is an error where one of those left out is, otherwise a warning.",
    "",
    "",
  ),
  "unexpected-text": suggested(
    "Something that is no part of a condition",
    "A condition is made of terms with their tests, `and`, `or`, `not` and parentheses.",
    "mobile and @repeat",
    "mobile and repeat",
  ),
};
