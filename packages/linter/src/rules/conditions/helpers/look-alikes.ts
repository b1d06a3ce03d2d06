import { latinFor } from "@recond/parser";

/** Characters in a text that look like ordinary ones, or like nothing. */
export interface LookAlikes {
  /** The first of them, and what is ordinary in its place: `""` where nothing can be seen. */
  readonly first: LookAlike;
  readonly count: number;
  /** The text with the ordinary ones. */
  readonly meant: string;
}

interface LookAlike {
  readonly index: number;
  readonly characters: string;
  readonly ordinary: string;
}

/** Signs that word processors put in the place of what was typed, and spaces of other widths. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ...withOrdinary("‘’‛´ʼʹ′", "'"),
  ...withOrdinary("“”„‟", '"'),
  ...withOrdinary("\u2010\u2011\u2212\ufe63", "-"),
  ...withOrdinary(
    "\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f",
    " ",
  ),
  ...withOrdinary("\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff", ""),
]);

const PLAIN = /^[ -~]*$/;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const JOINER = /[\u200c\u200d]/;
const FULL_WIDTH = /[\uff01-\uff5e\u3000]/;
const LIGATURE = /[\ufb00-\ufb06]/;
const LATIN = /\p{Script=Latin}/u;
const OTHER_ALPHABET = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * What in a text looks like something ordinary and is something else. Another alphabet, accents, emoji and the signs that a script
 * needs are no look-alikes.
 *
 * @returns undefined when there is nothing of that kind
 */
export function lookAlikesIn(text: string): LookAlikes | undefined {
  if (PLAIN.test(text)) return undefined;
  const found = [...signsIn(text), ...lettersIn(text), ...marksIn(text)].toSorted((a, b) => a.index - b.index);
  const [first] = found;
  if (first === undefined) return undefined;
  const parts: string[] = [];
  let position = 0;
  for (const { index, characters, ordinary } of found) {
    parts.push(text.slice(position, index), ordinary);
    position = index + characters.length;
  }
  const meant = parts.join("") + text.slice(position);
  return { first, count: found.length, meant: text.includes("  ") ? meant : meant.replaceAll(/ {2,}/g, " ") };
}

/** A text with the ordinary characters in the place of their look-alikes. */
export function withOrdinaryCharacters(text: string): string {
  return lookAlikesIn(text)?.meant ?? text;
}

function* signsIn(text: string): Generator<LookAlike, void> {
  const isRightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    text,
  );
  const isEastAsian =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u.test(text);
  for (let index = 0; index < text.length; index += 1) {
    const characters = text.charAt(index);
    let ordinary = SIGNS.get(characters);
    if (FULL_WIDTH.test(characters) && !isEastAsian) ordinary = characters.normalize("NFKC");
    if (LIGATURE.test(characters)) ordinary = characters.normalize("NFKC");
    if (DIRECTION.test(characters) && !isRightToLeft) ordinary = "";
    // Between emoji, and in scripts whose letters join, joiners are needed.
    if (JOINER.test(characters) && PLAIN.test(text.charAt(index - 1))) ordinary = "";
    if (ordinary !== undefined) yield { index, characters, ordinary };
  }
}

/** Letters of another alphabet within a Latin word. */
function* lettersIn(text: string): Generator<LookAlike, void> {
  if (!LATIN.test(text) || !OTHER_ALPHABET.test(text)) return;
  for (const { 0: word, index } of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    if (!OTHER_ALPHABET.test(word) || !isMeantAsLatin(word)) continue;
    let offset = index;
    for (const characters of word) {
      const ordinary = latinFor(characters);
      if (ordinary !== undefined) yield { index: offset, characters, ordinary };
      offset += characters.length;
    }
  }
}

/** Whether every letter of a word either is Latin or has the shape of a Latin one, and not all are of the second kind. */
function isMeantAsLatin(word: string): boolean {
  let latin = 0;
  for (const letter of word) {
    if (latinFor(letter) !== undefined) continue;
    if (OTHER_ALPHABET.test(letter)) return false;
    latin += 1;
  }
  return latin > 0;
}

/** Accents that were written as characters of their own, behind a letter with which they make one. */
function* marksIn(text: string): Generator<LookAlike, void> {
  for (const { 0: characters, index } of text.matchAll(/[A-Za-z]\p{M}{1,4}/gu)) {
    const ordinary = characters.normalize("NFC");
    if (ordinary !== characters) yield { index, characters, ordinary };
  }
}

function withOrdinary(characters: string, ordinary: string): readonly (readonly [string, string])[] {
  return Array.from(characters, (character) => [character, ordinary]);
}
