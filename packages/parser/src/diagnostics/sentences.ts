import { quote } from "../language/characters.js";

/**
 * Every sentence that is said of a mistake, by its code, in the order of `pages.ts`; where a code has several, by code and case. What
 * stands in braces is filled in, and quoted where it stands between backticks.
 */
const SENTENCES = {
  "letter-case": "`{text}` must be lower case: `{right}`.",
  "symbol-operator": "`{sign}` must be written as a word: `{right}`.",
  "comparison-spelling": "`{text}` must be written `{right}`.",
  "quote-style": '`{text}` must stand in straight double quotes: `"{inside}"`.',
  "trailing-punctuation": "A condition does not end with `{sign}`.",
  "trailing-punctuation/unclear": "Whether the full stop belongs to the text cannot be seen.",
  "foreign-space": "Here stands {character}, which only looks like {nothing or a space}.",
  "foreign-space/escape": "`{text}` stands for white space elsewhere, not in a condition. Write a plain space.",
  "foreign-space/keys": "Between two keys stands {character}. Write a plain space.",
  "is-present": "`{text}` must be written `{right}`.",
  "field-access": "`{text}` must be written in square brackets{how}: `[{name}]`.",
  "text-field-elsewhere":
    "The documents list `{name}` for recording conditions only. Whether it works in a {kind} condition is not known.",
  "field-brackets": "`{text}` must be written in square brackets{how}: `[{name}]`.",
  "field-brackets/region": "The name of a region stands in brackets: `in_region[{name}]`.",
  "term-spelling": "`{text}` must be written `{right}`.",
  "term-spelling/member": "`{text}` must be written `{right}`, without anything in front.",
  "unknown-term": "There is no term `{text}`.",
  "unknown-term/all-calls": "There is no term `{text}`. To record every call, leave the condition empty.",
  "unknown-term/no-calls": "There is no term `{text}`. To record no call, set `record_calls` to `false`.",
  "unknown-term/look-alike": "Here stands {character}, which only looks like `{letter}`. Did you mean `{right}`?",
  "unknown-term/misspelt": "There is no term `{text}`. Did you mean `{right}`?",
  "unknown-term/field": "There is no term `{text}`. If it is a custom-data field, write `{right}`.",
  "unknown-term/name": "In front of the name `{name}` stands no term. If it is a custom-data field, write `{right}`.",
  "other-condition": "`{term}` has no meaning in {kind}. It belongs in {kinds}.",
  "report-term": "`{text}` belongs to reports: a condition cannot read it.",
  "test-spelling": "`{text}` must be written `{right}`.",
  "test-spelling/method": "A field has no methods: `{text}` is written `{right}`.",
  "negated-test": "`{text}` is written with `not` in front of the field: `{right}`.",
  "unknown-test": "There is no test `{text}`. Use `=`, `!=`, `contains` or `present`.",
  "unknown-test/nearest":
    "There is no test `{text}`. The nearest is `{right}`, which finds the text anywhere in the value.",
  "unknown-test/misspelt": "There is no test `{text}`. Did you mean `{right}`?",
  "unknown-test/order":
    "`{text}` compares lengths of time, and a text field has none. Use `=`, `!=`, `contains` or `present`.",
  "missing-test": '`{field}` has no test. Write `present`, `= "…"`, `!= "…"` or `contains "…"` behind it.',
  "missing-test/text": "Between `{field}` and the text stands no test. Write `=` or `contains`.",
  "missing-value": 'Behind `{test}` stands no text. Write it in double quotes: `{field and test} "…"`.',
  "unquoted-value": 'The text `{text}` has no quotes. Write it as `"{text}"`.',
  "unclosed-text": 'The text `{text}` is not closed. Write `"` at its end.',
  "unclosed-text/foreign": 'The text `{text}` is not closed. Write it between two `"`.',
  "unclosed-text/start": 'The text `{text}` is not opened. Write `"` in front of it.',
  "quote-in-text":
    'A text cannot have a `"` in it, with or without a backslash. Test for a part of it with `contains`.',
  "quote-in-text/foreign":
    'A text cannot have a `"` in it, in whichever quotes it stands. Test for a part of it with `contains`.',
  "control-character": "Here stands {character}, which has no meaning in a condition.",
  "control-character/inside": "{a text or a name} cannot have {character} in it.",
  "lone-surrogate": "Here stands {character}. It is left over from a text that was cut.",
  "lone-surrogate/inside": "{a text or a name} cannot have {character} in it.",
  "value-list": "A comparison has one text. Write the field and the test in front of each text.",
  "value-list/single": "A single text needs no list.",
  "value-list/keys": "`{text}` needs a `pressed` of its own in front of each key path.",
  "flag-test": "`{flag}` is true or false by itself. Without `{text}`, write `{right}`.",
  "flag-test/other":
    "`{flag}` is true or false by itself: it cannot be compared as in `{text}`. Write `{flag}` or `not {flag}`.",
  "unexpected-brackets": "`{term}` takes no brackets.",
  "unexpected-brackets/days": "`repeat` takes no brackets. The number of days is set on the campaign.",
  "unexpected-brackets/text": "`{field}` takes no brackets. To compare it with a text, write `{right}` behind it.",
  "key-path":
    "`{text}` is not how keys are written. Write single keys in the order pressed, with a space between, in brackets: `[{keys}]`.",
  "key-path/single": "`{text}` is not how keys are written. The key stands in brackets: `pressed[{key}]`.",
  "key-path/choice": "`{text}` is not how keys are written. For a choice of keys write a `pressed` for each of them.",
  "unknown-key":
    "`{key}` is no key that can be tested. The keys are `1`-`9`, `a`-`z`, `W` (wrong key) and `N` (no key).",
  "missing-keys": "`pressed` has no keys. Write the key path in brackets behind it: `pressed[1]`.",
  "missing-keys/empty": "The brackets are empty. Write the keys in them in the order pressed: `pressed[1]`.",
  "missing-name":
    "`custom_data` does not say which field. Write the field's name in brackets behind it: `custom_data[name]`.",
  "missing-name/empty": "The brackets are empty. Write the name of the {region or field} in them.",
  "unclosed-bracket": "The bracket behind `{term}` is not closed.",
  "unclosed-bracket/name": "The bracket before `{name}` is not closed. Write `]` behind it.",
  "unclosed-bracket/keys": "The bracket of the key path is not closed. Write `]` behind the last key.",
  "name-character/line": "There is a line break inside the brackets. A name stands on one line.",
  "name-character/quote": 'A name cannot have a `"` in it.',
  "name-character/bracket": "A name cannot have a `[` or `]` in it.",
  "name-character/doubled": "A name cannot have a `[` in it. Write it in one pair of brackets.",
  "missing-operator": "In front of `{text}` stands no operator. Write `and` or `or`.",
  "missing-operand/behind": "Behind `{text}` stands no term.",
  "missing-operand/in-front": "In front of `{text}` stands no term.",
  "missing-operand/empty": "The parentheses are empty. Write a condition in them, or leave them out.",
  "doubled-operator": "In `{text}` two operators follow each other. Keep one of them.",
  "doubled-operator/other":
    "In `{text}` two operators follow each other. They decide differently: keep the one that is meant.",
  "missing-parenthesis": "This `(` is not closed. Write `)` where the group ends.",
  "extra-parenthesis": "This `)` closes nothing: no `(` is open here.",
  "function-call": "A condition has no functions. A text is compared as it is, letter for letter.",
  "function-call/test": "A condition has no functions. The field stands in front of the test: `{right}`.",
  "function-call/operator": "`{text}` stands between the terms that it connects: `(… {operator} …)`.",
  "leading-word": "`{text}` is no part of the condition. Leave it out.",
  "leading-word/directive": "`{text}` is no part of the condition: it only says which calls are meant.",
  "leading-word/equal": "A condition does not start with `=`.",
  "quoted-condition": "The whole condition stands in quotes. Quotes are for the texts in it only.",
  "quoted-condition/term": "The term `{text}` stands in quotes. Quotes are for texts only.",
  "json-fragment": "JSON stands around the condition. The condition is the text between the quotes of the value.",
  "grouping-bracket/brace":
    "Braces are no part of a condition: reports mark with them the terms that disqualified a call.",
  "grouping-bracket/braces": "Braces do not group. Write parentheses.",
  "grouping-bracket/square": "Square brackets hold names and keys. Write parentheses to group.",
  "grouping-bracket/term": "Square brackets hold names and keys. The term `{term}` stands without any.",
  "grouping-bracket/full-width": "`{sign}` is a full-width parenthesis. Write `{right}`.",
  "grouping-bracket/stray": "`]` does not close a parenthesis. Write `)`.",
  comment: "A condition has no comments. Keep it elsewhere.",
  "unknown-operator": "`{text}` is no operator. Write `{right}`.",
  "unknown-operator/sign": "`{text}` is no operator. Write `{right}` between two terms.",
  "unknown-operator/and-or": "`{text}` is no operator. `or` is true when one of the terms is true or both are.",
  "unknown-operator/xor":
    "`{text}` is no operator. For one of two but not both write `(a and not b) or (not a and b)`.",
  "unknown-operator/then":
    "`{text}` is no operator. Write `and` if both sides have to hold; otherwise leave out what is no part of the condition.",
  "unknown-operator/look-alike": "Here stands {character}, which only looks like `{letter}`. Did you mean `{right}`?",
  "unknown-operator/misspelt": "There is no operator `{text}`. Did you mean `{right}`?",
  "unknown-operator/separator": "`{text}` does not connect terms. Write `and` or `or`.",
  "unknown-operator/denial": "`{text}` is no part of a condition. Write `{right}` for calls that are not recorded.",
  "unknown-operator/unclear":
    "`{text}` says `not`, but of which terms cannot be seen. Write `not (…)` around what it is about.",
  "swapped-comparison": "What is compared stands in front: `{right}`.",
  "length-spelling": "`{text}` is no length. Lengths are written as `60`, `12 sec`, `1 min` or `2 min 30 sec`.",
  "missing-length": "`{term}` is compared with no length. Write one behind it: `{term} > 1 min`.",
  "too-long": "The condition has {length} characters; {most} are allowed. Shorten it.",
  "nesting-too-deep": "More than {most} parentheses and `not`s stand around this place. Write the condition flatter.",
  "too-many-diagnostics": "{count} more mistakes are not shown. Mend the first ones and look again.",
  "unexpected-text": "`{text}` is no part of a condition.",
  "unexpected-text/end": "A condition does not end with `{sign}`.",
  "unexpected-text/directive": "`{text}` is no part of the condition: it only says which calls are meant.",
  "unexpected-text/unclear": "`{text}` is no part of a condition. Write in the condition which calls are recorded.",
  "unexpected-text/stray": "The text `{text}` is compared with nothing. Write a text field and a test in front of it.",
  "unexpected-text/torn": "Whether `{text}` closes a text cannot be seen.",
  "unexpected-text/sentence":
    "`{text}` is no condition. A condition is made of terms such as `mobile` or `repeat`, and of `and`, `or`, `not`.",
  "unexpected-text/whole": "This is not written as a condition has to be.",
} as const;

/** A code, with a case where it has several sentences. */
type SentenceName = keyof typeof SENTENCES;

/** The code of a diagnostic that the parser reports. */
export type DiagnosticCode = SentenceName extends infer Name
  ? Name extends `${infer Code}/${string}`
    ? Code
    : Name
  : never;

/** What a sentence is filled with: a value for each name, where it stands first. */
type ValuesIn<Words extends string, Known = never> = Words extends `${string}{${infer Name}}${infer Rest}`
  ? Name extends Known
    ? ValuesIn<Rest, Known>
    : [value: string | number, ...ValuesIn<Rest, Known | Name>]
  : [];

/** What is said of a mistake. */
export interface Said {
  readonly code: string;
  /** One sentence saying what is wrong; a second, if any, says what to do. Made when it is asked for: what is only counted is said nowhere. */
  readonly message: () => string;
}

/**
 * What is said of a mistake: its code and its sentence.
 *
 * @param values - what the sentence is filled with, as it stands in the source or should be written
 */
export function say<Name extends SentenceName>(name: Name, ...values: ValuesIn<(typeof SENTENCES)[Name]>): Said {
  return {
    code: name.split("/", 1)[0] ?? name,
    message: () => {
      const holes: string[] = [];
      const fill = (hole: string): string => {
        const index = holes.indexOf(hole);
        return String(values[index === -1 ? holes.push(hole) - 1 : index]);
      };
      const parts = SENTENCES[name].split("`").map((part) => part.replaceAll(/\{[^}]*\}/g, fill));
      return parts.map((part, index) => (index % 2 === 1 ? quote(part) : part)).join("");
    },
  };
}
