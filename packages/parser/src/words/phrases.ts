import { type Said, say } from "../diagnostics/sentences.js";
import type { TextOperator } from "../language/tree.js";
import { type Cursor, imageAt, peek } from "../source/cursor.js";

/** What a test asks; the negative ones are written with `not` in front of the field. */
export type TestMeaning =
  | "="
  | "!="
  | "contains"
  | "not-contains"
  | "present"
  | "absent"
  | "in"
  | "not-in"
  | "contains-in"
  | ">"
  | ">="
  | "<"
  | "<=";

/** A test as the language writes it. */
interface Written {
  readonly operator: TextOperator | "present";
  /** Whether `not` stands in front of the field. */
  readonly isNegated: boolean;
}

/** What each meaning is in the language; texts have no order, so the others are nothing. */
export const WRITTEN: Readonly<Partial<Record<TestMeaning, Written>>> = {
  "=": { operator: "=", isNegated: false },
  "!=": { operator: "!=", isNegated: false },
  contains: { operator: "contains", isNegated: false },
  "not-contains": { operator: "contains", isNegated: true },
  present: { operator: "present", isNegated: false },
  absent: { operator: "present", isNegated: true },
  in: { operator: "=", isNegated: false },
  "not-in": { operator: "!=", isNegated: false },
  "contains-in": { operator: "contains", isNegated: false },
};

/** What to report for a test that is written otherwise. */
type TestCode =
  | "letter-case"
  | "comparison-spelling"
  | "is-present"
  | "test-spelling"
  | "negated-test"
  | "unknown-test"
  | "value-list";

/** A test as people write it. */
interface Phrase {
  readonly meaning: TestMeaning;
  /** Undefined for the language's own spelling. */
  readonly code: TestCode | undefined;
}

/** A test that was found: in how many tokens. */
export interface FoundTest extends Phrase {
  readonly tokens: number;
}

const PHRASES = new Map<string, Phrase>();

function add(meaning: TestMeaning, code: TestCode | undefined, phrases: string): void {
  for (const phrase of phrases.split(",")) PHRASES.set(phrase.trim(), { meaning, code });
}

add("=", undefined, "=");
add("!=", undefined, "!=");
add("contains", undefined, "contains");
add("present", undefined, "present");
for (const operator of [">", ">=", "<", "<="] as const) add(operator, undefined, operator);

add("=", "comparison-spelling", "==, ===, \uff1d");
add("!=", "comparison-spelling", "<>, !==, \u2260, =!, ! =, ! ==");
add(">=", "comparison-spelling", "=>, \u2265");
add("<=", "comparison-spelling", "=<, \u2264");
add("present", "is-present", "is present");

add(
  "=",
  "test-spelling",
  "= =, equals, equal, equals to, equal to, is equal to, is equals to, is, is exactly, exactly, eq, matches, match, is the same as, same as, are, :, :=, has the value, has value of, is =, is ==, - eq, must be, must equal, be, ist, est, es",
);
add(
  "!=",
  "test-spelling",
  "= / =, > <, = not, is not, does not equal, not equal, not equals, not equal to, not equals to, is not equal to, ne, neq, == not, does not match, not matches, not match, not =, not ==, not is, is different from, differs from, other than, is other than, is !=, - ne, are not, not, must not be, is never, never is, is anything but, anything but, is anything except, anything except, is anything other than, anything other than, ist nicht, no es",
);
add(
  "contains",
  "test-spelling",
  "contain, containing, contained, includes, include, including, has, have, *=, - contains, - match, has text, contains text, contains the text, contains the word, contains word, contains string, contains the string, is containing, does contain, mentions, has the word, has word, that contains, which contains, enth\u00e4lt, contient, contiene",
);
add(
  "not-contains",
  "negated-test",
  "contains not, does not contain, do not contain, does not contains, not contains, not contain, not containing, does not include, not includes, not include, excludes, exclude, does not have, not like, is not like, !~, ! contains, ! includes, ! like, - notcontains, - notlike, without, lacks, is not containing, does not has, never contains, never includes, does not mention, enth\u00e4lt nicht, no contiene, ne contient pas",
);
add(
  "present",
  "test-spelling",
  "exists, exist, is set, set, is given, is known, given, is there, is filled, is filled in, is provided, provided, has value, has a value, has any value, is not null, is not nil, is not none, is not empty, is not blank, is not missing, not null, not empty, not blank, != null, !== null, <> null, != nil, != undefined, !== undefined, is defined, is notnull, is not undefined, is any, are present, is populated, populated, was given, is available, does exist, not missing, not is null, != blank, != empty",
);
add(
  "absent",
  "negated-test",
  "not present, is not present, are not present, is absent, absent, missing, is missing, is null, is nil, is none, is empty, is blank, empty, blank, null, does not exist, not exists, not exist, not existing, is not set, is unset, unset, not set, not given, is not given, = null, == null, === null, = nil, == nil, = none, = undefined, == undefined, === undefined, is undefined, has no value, is unknown, is not known, ! present, is not defined, is not there, is not available, ! exists, is not populated, = blank, = empty, not is present, not populated, ist leer, leer, est vide, vide",
);
add(
  "contains",
  "unknown-test",
  "starts with, start with, starting with, begins with, begin with, beginning with, ends with, end with, ending with, startswith, endswith, starts_with, ends_with, beginswith, begins_with, start_with?, end_with?, ^=, $=, matches regex, matches the regex, regex, regexp, rlike, similar to, is similar to, starts, ends, - like, like, is like, =~, ~, ~=",
);
add("not-contains", "unknown-test", "does not start with, not starts with, does not end with, does not begin with");

/** What a test becomes with words for a list behind it. */
const ANY_OF: readonly (readonly [alone: TestMeaning, listed: TestMeaning, words: string])[] = [
  ["=", "in", "any of, one of, either"],
  ["=", "not-in", "none of, neither"],
  ["!=", "not-in", "any of, one of, either"],
  ["contains", "contains-in", "any of, one of, either, any"],
  ["contains", "not-contains", "none of, neither"],
  ["not-contains", "not-contains", "any of, one of, either, any"],
];

for (const [alone, listed, words] of ANY_OF) {
  const phrases = [...PHRASES].filter(([, { meaning, code }]) => meaning === alone && code !== "unknown-test");
  for (const word of words.split(", ")) {
    const free = phrases.map(([phrase]) => `${phrase} ${word}`).filter((phrase) => !PHRASES.has(phrase));
    add(listed, "value-list", free.join(","));
  }
}

add("in", "value-list", "in, is in, one of, any of, in list, in the list, either, is in the list, in any of, = in");
add("not-in", "value-list", "not in, is not in, none of, not one of, not any of, not in list");
add(
  ">",
  "test-spelling",
  "is greater than, greater than, more than, is more than, longer than, is longer than, over, above, is over, exceeds, gt, is >, bigger than, is bigger than",
);
add(
  ">=",
  "test-spelling",
  "at least, is at least, greater than or equal to, is greater than or equal to, no less than, gte, ge, is >=",
);
add(
  "<",
  "test-spelling",
  "is less than, less than, shorter than, is shorter than, under, below, is under, lt, is <, smaller than",
);
add(
  "<=",
  "test-spelling",
  "at most, is at most, less than or equal to, is less than or equal to, no more than, up to, lte, le, is <=",
);

const FIRST_WORDS = new Set([...PHRASES.keys()].map((phrase) => phrase.split(" ", 1)[0]));

const LONGEST = Math.max(...[...PHRASES.keys()].map((phrase) => phrase.split(" ").length));

/** Longer words than any phrase has are not worth lower-casing. */
const LONGEST_WORD = 12;

/** Letter case, short forms, the kind of apostrophe and the number of equals signs do not distinguish tests. */
function written(image: string): string {
  if (/^={3,}$/.test(image)) return "==";
  const verb = /^(is|are|does|do)n['\u2019]?t$/i.exec(image)?.[1];
  return verb === undefined ? image.toLowerCase() : `${verb.toLowerCase()} not`;
}

/** The test that stands at the cursor, the longest phrase first. */
export function testAt(cursor: Cursor): FoundTest | undefined {
  if (!FIRST_WORDS.has(written(imageAt(cursor)).split(" ", 1)[0])) return undefined;
  let phrase = "";
  let best: FoundTest | undefined;
  for (let ahead = 0; ahead < LONGEST; ahead += 1) {
    const token = peek(cursor, ahead);
    if (token === undefined || token.image.length > LONGEST_WORD) break;
    phrase += (ahead === 0 ? "" : " ") + written(token.image);
    const found = PHRASES.get(phrase);
    if (found !== undefined) best = { ...found, tokens: ahead + 1 };
  }
  const isLower = imageAt(cursor) === imageAt(cursor).toLowerCase();
  return best?.tokens === 1 && best.code === undefined && !isLower ? { ...best, code: "letter-case" } : best;
}

/** The test that so many of the next tokens are by themselves. */
export function testOf(cursor: Cursor, count: number): FoundTest | undefined {
  return testAt({ ...cursor, tokens: cursor.tokens.slice(cursor.position, cursor.position + count), position: 0 });
}

/** What is said of a test that is written otherwise; a list is reported with its texts. */
export function sayTest({ code }: FoundTest, text: string, right: string): Said | undefined {
  if (code === undefined || code === "value-list") return undefined;
  return say(code === "unknown-test" ? "unknown-test/nearest" : code, text, right);
}

/** Single words that a misspelt test may mean. */
export const TEST_WORDS: readonly string[] = ["contains", "present", "includes", "equals", "matches", "exists"];
