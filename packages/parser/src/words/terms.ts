import type { Token } from "../reading/scanner.js";
import { type Term, termNamed, vocabulary } from "../language/vocabulary.js";
import { Brackets, Dash, Word } from "../reading/tokens.js";
import { type Cursor, imageAt, isAttached, peek } from "../source/cursor.js";

/** `during business hours`, `outside of our office hours`: behind each of these words. */
function hoursBehind(...places: readonly string[]): string {
  const kinds = ["", "business", "office", "open", "opening", "working", "work", "operating"];
  const hours = ["", "the", "our"].flatMap((whose) => kinds.map((kind) => `${whose} ${kind} hours`));
  return places.flatMap((place) => hours.map((name) => `${place} ${name}`)).join(", ");
}

/** `on a mobile phone`, `is a returning caller`: each name with what may stand around it. */
function around(names: string, ends: readonly string[], more: readonly string[] = []): string {
  const starts = ["", "is", "is a", "on", "on a", "from", "from a", ...more];
  return names
    .split(", ")
    .flatMap((name) => starts.flatMap((start) => ends.map((end) => `${start} ${name} ${end}`)))
    .join(", ");
}

function phone(names: string): string {
  const starts = ["phone is", "phone is a", "phone type is", "caller is", "caller is a", "caller is on"];
  return around(names, ["", "s", "phone", "phones", "call", "caller", "callers", "ones"], starts);
}

/** Words for the same thing that are no term; blanks, hyphens, underscores and letter case do not count. */
const ALIASES: Readonly<Record<string, string>> = {
  during_hours: `open, is open, we are open, we're open, hours of operation, during hour, call in hours, ${hoursBehind("", "in", "during", "within")}`,
  repeat: `return caller, return callers, return calls, called before, repeat calling, repeat calling phone number, ${around("repeat, repeated, returning, recurring, wiederholt", ["", "call", "calls", "caller", "callers", "ones"])}`,
  mobile: phone("mobile, cell, cellular, smartphone, wireless, handy"),
  landline: phone("landline, land line, fixed line, home phone, festnetz, fijo, fixe"),
  pressed:
    "press, presses, key, key press, key presses, key pressed, keys pressed, press key, has pressed, dtmf, digits",
  custom_data:
    "custom, custom field, custom fields, custom data field, custom parameter, custom variable, marketing data",
  affiliate_name: "affiliate, affiliates, name of affiliate, publisher, publisher name",
  media_type: "media, medium, media channel, media types",
  promo_number_description:
    "promo number, promo description, promo number desc, promo desc, number description, promotional number description, promo numbers description",
  in_region: "region, regions, in regions, caller region",
  sms_sent: "sms, text sent, sms was sent",
  duration: "call duration, call length, length",
  connect_duration: "connected duration, connect time, talk time",
};

/** Words for the opposite of a term. */
const NEGATED_ALIASES: Readonly<Record<string, string>> = {
  during_hours: `closed, we are closed, we're closed, off hours, ${hoursBehind("after", "out of", "outside", "outside of")}`,
  repeat: around("new caller, new call, first time caller, first time, first call, unique caller", ["", "s"]),
};

/** Columns of reports and signals, which no condition can read ([F]: records of calls). */
const REPORT_TERMS: ReadonlySet<string> = new Set(
  wordsIn(
    "signal, signals, revenue, sale amount, transaction id, transaction type, call record id, complete call id, calling phone number, " +
      "destination phone number, caller id, start time, start time local, start time utc, start time xml, advertiser campaign id, " +
      "advertiser campaign id from network, advertiser campaign name, campaign name, recording, payin conditions, corrects transaction id, " +
      "keypress 1, keypress 2, keypress 3, keypress 4, phone type, call result, call source, city, state, zip code",
  ),
);

function wordsIn(list: string | undefined): readonly string[] {
  return list === undefined ? [] : list.split(", ").map(squash);
}

/** A word without what does not distinguish words: letter case, blanks, hyphens, underscores. */
function squash(text: string): string {
  const lower = text.toLowerCase();
  return /^[a-z]+$/.test(lower) ? lower : lower.replaceAll("\u2019", "'").replaceAll(/[\s_\-\u2010-\u2015]+/g, "");
}

/** A term, or its opposite. */
interface Meant {
  readonly term: Term;
  readonly isNegated: boolean;
}

function spellings(): ReadonlyMap<string, Meant> {
  const found = new Map<string, Meant>();
  for (const term of vocabulary) {
    const meant = { term, isNegated: false };
    found.set(squash(term.name), meant);
    if (term.kind === "flag") {
      found.set(`is${squash(term.name)}`, meant);
      for (const negation of ["not", "no", "non", "isnot"]) {
        found.set(negation + squash(term.name), { term, isNegated: true });
      }
    }
    for (const alias of wordsIn(ALIASES[term.name])) found.set(alias, meant);
    for (const alias of wordsIn(NEGATED_ALIASES[term.name])) found.set(alias, { term, isNegated: true });
  }
  return found;
}

const SPELLINGS = spellings();

const LONGEST_SPELLING = Math.max(...[...SPELLINGS.keys()].map((key) => key.length));

/** The names of all terms, for suggestions. */
export const TERM_NAMES: readonly string[] = vocabulary.map(({ name }) => name);

/** A term as it was found: in how many tokens, and how it is spelt. */
export interface FoundTerm extends Meant {
  readonly tokens: number;
  readonly spelling: "exact" | "letter-case" | "other";
}

/** The terms of a source that were looked for, by the index of their first token: each habit looks anew. */
const known = new WeakMap<readonly Token[], Map<number, FoundTerm | undefined>>();

/** The term that the next tokens name, the longest spelling first: `promo number description`, `during-hours`, `Mobile`. */
export function termAt(cursor: Cursor): FoundTerm | undefined {
  const { tokens, position } = cursor;
  const first = peek(cursor);
  if (first?.type !== Word) return undefined;
  const before = known.get(tokens) ?? new Map<number, FoundTerm | undefined>();
  known.set(tokens, before);
  if (!before.has(position)) before.set(position, findTerm(cursor, first));
  return before.get(position);
}

/** How many tokens a text field has that stands at the cursor, its name in brackets among them; 0 where none does. */
export function fieldTokens(cursor: Cursor): number {
  const found = termAt(cursor);
  if (found?.term.kind !== "text") return 0;
  return found.tokens + (peek(cursor, found.tokens)?.type === Brackets ? 1 : 0);
}

function findTerm(cursor: Cursor, first: Token): FoundTerm | undefined {
  const phrase = longestPhrase(cursor, (squashed) => SPELLINGS.get(squashed));
  if (phrase !== undefined && phrase.tokens > 1) return { ...phrase.found, tokens: phrase.tokens, spelling: "other" };
  const exact = termNamed(first.image) ?? termNamed(first.image.toLowerCase());
  if (exact !== undefined) {
    return { term: exact, isNegated: false, tokens: 1, spelling: exact.name === first.image ? "exact" : "letter-case" };
  }
  return phrase === undefined ? undefined : { ...phrase.found, tokens: phrase.tokens, spelling: "other" };
}

/** How many of the next tokens name a column of reports; 0 when none do. */
export function reportTermAt(cursor: Cursor): number {
  return longestPhrase(cursor, (squashed) => (REPORT_TERMS.has(squashed) ? true : undefined))?.tokens ?? 0;
}

/** The longest run of words at the cursor, hyphens between them allowed, that `look` knows in its squashed form. */
function longestPhrase<T>(
  cursor: Cursor,
  look: (squashed: string) => T | undefined,
): { found: T; tokens: number } | undefined {
  let best: { found: T; tokens: number } | undefined;
  let squashed = "";
  for (let count = 0; count < 8; count += 1) {
    const token = peek(cursor, count);
    if (token === undefined || !continuesPhrase(cursor, token, count)) break;
    if (token.type === Dash) continue;
    squashed += squash(token.image);
    if (squashed.length > LONGEST_SPELLING) break;
    const found = look(squashed);
    // `called before landline` says before what.
    const isOpen = squashed.endsWith("before") && SPELLINGS.has(squash(imageAt(cursor, count + 1)));
    if (found !== undefined && !isOpen) best = { found, tokens: count + 1 };
  }
  return best;
}

function continuesPhrase(cursor: Cursor, token: Token, count: number): boolean {
  if (token.type === Dash) return count > 0 && isAttached(cursor, count) && isAttached(cursor, count + 1);
  return token.type === Word || (count > 0 && /^\d$/.test(token.image));
}
