/**
 * The words that bear no meaning in any sentence about calls: politeness, articles, the verb "to be", and what says that calls are
 * recorded under a condition. The list is closed. No word of negation, exception, restriction, quantity, alternative or contrast is in
 * it, and a fix takes no word out that is not (the second law of repair).
 */
const NOISE: ReadonlySet<string> = new Set(
  (
    "a an the is are be it it's its this that these those who whom whose which " +
    "i we our you want wants should must shall " +
    "please pls kindly thanks thank thx hello hey dear regards cheers " +
    "if when whenever where of on in from has have " +
    "record records recorded recording recordings call calls caller callers user users caller's call's " +
    "condition conditions expression return select " +
    "call_recording_condition whisper_prompt_condition"
  ).split(" "),
);

/** Signs that only set off what stands beside them: brackets, quotes, commas, full stops, bullets, emphasis. */
const NOISE_SIGN =
  /^[\s()[\]{}"'`\u00b4\u2018-\u201f\u2039\u203a\u00ab\u00bb.,:;\u2026\u3001\u3002\uff0c\uff1b*_>@$\\\u2022\u2023\u25aa\u25cf\u00b7]$/u;

/** A dash in front of a line is a bullet; anywhere else it may be a minus. */
const BULLET = /^[-\u2010-\u2015\u2212]$/;

/** Signs that deny, wherever they stand. */
const DENYING_SIGN =
  /^[!~^\u00ac\u2260?\u2717\u2718\u274c\u274e\u{1f6ab}\u26d4\u{1f6d1}\u2612\u00d7\u2715\u2716%/|<]$/u;

/** A word or a sign of a text, and where it ends. */
interface Piece {
  readonly text: string;
  readonly end: number;
}

/** The words and signs of a text, words in lower case and without the underscores of emphasis. */
function piecesOf(text: string): readonly Piece[] {
  const piece = /[\p{L}\p{M}\p{N}_]+(?:['\u2019][\p{L}_]+)*|[^\s\p{C}\u034f\u115f\u1160\u3164\uffa0]/gu;
  return [...text.matchAll(piece)].map(({ 0: image, index }) => ({
    text:
      image
        .toLowerCase()
        .replaceAll("\u2019", "'")
        .replaceAll(/^_+|_+$/g, "") || image,
    end: index + image.length,
  }));
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/** A replacement, as a fix makes it. */
interface Replacement {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** Longer replacements are not looked through. */
const LONGEST_EDIT = 5000;

/**
 * What a fix takes out of a source without putting it in anywhere else, and that is no noise.
 *
 * @param edits - all edits of the fix
 * @param respelt - the parts of the source that a row of a table accounts for
 * @returns words and signs, in the order of the edits; none when nothing that bears meaning is lost
 */
export function lostIn(
  source: string,
  edits: readonly Replacement[],
  respelt: readonly Replacement["span"][] = [],
): readonly string[] {
  if (edits.every(({ span }) => isIn(respelt, span.start, span.end))) return [];
  // More than anybody reads through: what is in it is not known to be noise.
  if (edits.some(({ span }) => span.end - span.start > LONGEST_EDIT)) return ["\u2026"];
  const put = edits.map(({ text }) => text).join(" ");
  const taken = edits.map(({ span }) => source.slice(span.start, span.end)).join(" ");
  // Letters in another case: by far the most edits are that.
  if (put.toLowerCase() === taken.toLowerCase()) return [];
  const isReplaced = /[\p{L}\p{N}=]/u.test(put);
  const isRespaced = lettersOf(put) === lettersOf(taken);
  const left = new Map<string, number>();
  for (const { text } of piecesOf(put)) left.set(text, (left.get(text) ?? 0) + 1);
  const lost: string[] = [];
  for (const { span } of edits) {
    for (const { text, end } of piecesOf(source.slice(span.start, span.end))) {
      const count = left.get(text) ?? 0;
      if (isIn(respelt, span.start + end - text.length, span.start + end)) continue;
      if (count > 0) left.set(text, count - 1);
      else if (
        /[\p{L}\p{N}]/u.test(text)
          ? !isRespaced && !NOISE.has(text)
          : !isNoiseSign(source, text, span.start + end, isReplaced)
      ) {
        lost.push(text);
      }
    }
  }
  return lost;
}

function isIn(parts: readonly Replacement["span"][], start: number, end: number): boolean {
  return parts.some((part) => part.start <= start && end <= part.end);
}

/** A sign may go where it denies nothing and something takes its place, or where it only sets off. */
function isNoiseSign(source: string, sign: string, end: number, isReplaced: boolean): boolean {
  // `mobile?` asks whether it should be so; `mobile and repeat?` is a condition that somebody asks about.
  if (sign === "?" && !/^\s*\w+\s*\?\s*$/.test(source)) {
    return /^\s*(?:$|\)|(?:and|or|&&|\|\|)(?!\w))/i.test(source.slice(end, end + 20));
  }
  if (DENYING_SIGN.test(sign)) return false;
  // `custom_data[product].value`, `mobile.false`: a full stop with something attached on both sides connects them.
  if (sign === "." && !isReplaced && /[\w\])]\.[\p{L}_]/u.test(source.slice(Math.max(0, end - 2), end + 1))) {
    return false;
  }
  if (isReplaced || NOISE_SIGN.test(sign)) return true;
  return (
    BULLET.test(sign) &&
    /^\s/.test(source.slice(end, end + 1)) &&
    /(?:^|[\r\n])[\s>*\u2022-]*$/.test(source.slice(Math.max(0, end - 20), end - 1)) &&
    // With lines that are put in beside it, it marks one that was taken out.
    !/(?:^|\s)\+(?=[\s\w])/.test(source.slice(Math.max(0, end - 1000), end + 1000))
  );
}

/** Words that refuse, as a pattern. */
export const REFUSING: string =
  "(?:skip(?:s|ped)?|ignored?|drop(?:ped)?|block(?:ed)?|den(?:y|ied)|suppress(?:ed)?|stop(?:ped)?|exclu(?:de[sd]?|ding)|exceptions?|except|" +
  "reject(?:ed)?|refused?|forbid(?:den)?|prohibit(?:ed)?|ban(?:ned)?|avoid|omit(?:ted)?|removed?|discard(?:ed)?|disallow(?:ed)?|" +
  "blacklist(?:ed)?|blocklist(?:ed)?)";

const REFUSED_WORD = new RegExp(`^${REFUSING}$`);

/** Other words that say whether calls are recorded, or of which of them something is true: no field is called like that. */
const DECIDING: ReadonlySet<string> = new Set(
  (
    "not no non never none neither nor without excepting unless but other than opt-out optout opt out off false leave " +
    "disable disabled turn rule do does don't dont doesn't isn't aren't won't can't cannot " +
    "only just all any every each either both some most anything anyone everything everyone nothing nobody always sometimes apart besides minus " +
    "keep allow include require whitelist now was were had been old new instead change changed else otherwise unlike against anti " +
    "previously formerly originally earlier replaces replaced replacing used until since filter filters record_calls record_call " +
    "nicht kein keine keinen nie niemals ohne au\u00dfer weder pas ne sans jamais sauf sin nunca excepto salvo ni mai senza tranne niet geen nooit behalve sem exceto"
  ).split(" "),
);

function isDeciding(word: string): boolean {
  return DECIDING.has(word) || REFUSED_WORD.test(word);
}

/**
 * Words of sentences that may yet bear meaning: an order, a direction, a purpose, a place or an hour (`us`, `hi`, `am`). No field is
 * called like that.
 */
const DOUBTFUL: ReadonlySet<string> = new Set(
  "then as so for to by us my your me am hi rule rules following followed use after before first next last again also plus".split(
    " ",
  ),
);

/** Whether one of the words or signs of a text decides something about the calls. */
export function bearsMeaning(text: string): boolean {
  return piecesOf(text).some(({ text: word }) => isDeciding(word) || DENYING_SIGN.test(word));
}

/** Whether one of the words of a text decides something about the calls, or belongs to the sentence around a condition. */
export function namesDecision(text: string): boolean {
  return piecesOf(text).some(({ text: word }) => isDeciding(word) || NOISE.has(word) || DOUBTFUL.has(word));
}
