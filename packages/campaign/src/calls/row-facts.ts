import type { OtherReadings } from "@recond/evaluator";
import { LEGAL_KEYS } from "@recond/parser";

/*
 * What a value of a row says. Everywhere `undefined` is a field that the row does not carry, and `null` or an empty text a field that it
 * carries empty: the former is unknown, the latter has no value.
 */

/** Whether a field is carried empty. */
export function isEmpty(value: unknown): value is "" | null {
  return value === "" || value === null;
}

/** The truths of the two phone types. */
export interface PhoneFacts {
  readonly mobile: boolean | undefined;
  readonly landline: boolean | undefined;
}

const UNKNOWN_PHONE: PhoneFacts = { mobile: undefined, landline: undefined };
const MOBILE: PhoneFacts = { mobile: true, landline: false };
const LANDLINE: PhoneFacts = { mobile: false, landline: true };

/** What an empty phone type is, by [R14] and by its other readings. */
const EMPTY_PHONES: Readonly<Record<"neither" | NonNullable<OtherReadings["R14"]>, PhoneFacts>> = {
  neither: { mobile: false, landline: false },
  "empty-is-landline": LANDLINE,
  "empty-is-mobile": MOBILE,
};

/**
 * The phone type: `Mobile` or `Landline` (documented). An empty one is neither ([R14]); a field that is not carried, or any other word, says
 * nothing.
 *
 * @param readings - other readings in the place of ours, of which [R14] counts
 */
export function phoneFacts(value: unknown, readings?: OtherReadings): PhoneFacts {
  if (isEmpty(value)) return EMPTY_PHONES[readings?.R14 ?? "neither"];
  if (value === "Mobile") return MOBILE;
  return value === "Landline" ? LANDLINE : UNKNOWN_PHONE;
}

const REPEATS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  ["true", true],
  ["1", true],
  ["yes", true],
  [false, false],
  [0, false],
  ["false", false],
  ["0", false],
  ["no", false],
]);

/** The flag for callers who called before: `true`/`false`, `1`/`0`, `Yes`/`No` in any case; anything else, and an empty one, says nothing. */
export function repeatFact(value: unknown): boolean | undefined {
  return REPEATS.get(typeof value === "string" ? value.toLowerCase() : value);
}

/**
 * The key path of a row: its keys in their order.
 *
 * @param keys - the values of the fields for the first, second, … key; those that the row does not carry are `undefined`
 * @param unique - the value of the field for all keys, each once, if the row carries it
 * @returns `[]` when nothing was pressed, else one path such as `["1 2"]`, perhaps only its beginning; undefined when the row does not carry
 *   the first key, not even empty; "wrong" when a value is no key, a later key is there and an earlier one is not, or `unique` has one that is
 *   not there although there was room for it
 */
export function pathPressed(keys: readonly unknown[], unique?: unknown): readonly string[] | undefined | "wrong" {
  const carried = keys.slice(0, keysCarried(keys));
  if (carried.length === 0) return undefined;
  const pressed: string[] = [];
  for (const [index, key] of carried.entries()) {
    if (isEmpty(key)) continue;
    const name = typeof key === "number" ? String(key) : key;
    if (pressed.length < index || typeof name !== "string" || !LEGAL_KEYS.has(name)) return "wrong";
    pressed.push(name);
  }
  if (pressed.length < carried.length && keysIn(unique).some((key) => !pressed.includes(key))) return "wrong";
  return pressed.length === 0 ? [] : [pressed.join(" ")];
}

/** What is no text and no number is no key either. */
function keysIn(unique: unknown): readonly string[] {
  if (unique === undefined || isEmpty(unique)) return [];
  const text = typeof unique === "string" || typeof unique === "number" ? String(unique) : "?";
  return text.split(/[, \t\r\n\f]+/u).filter((key) => key !== "");
}

/** How many keys a row can hold: as many as it carries fields for, from the first on. */
export function keysCarried(keys: readonly unknown[]): number {
  const missing = keys.indexOf(undefined);
  return missing < 0 ? keys.length : missing;
}

/**
 * Whether a row says that a key path was taken. It holds four keys at most, and does not say which question had which letter: of a path that
 * is longer, or has a letter, it tells only the keys before that. Where these were pressed the path is unknown.
 *
 * @param carried - how many keys the row can hold
 */
export function pressedFact(
  keys: readonly string[],
  path: readonly string[] | undefined | "wrong",
  carried: number,
): boolean | undefined {
  if (path === undefined || path === "wrong") return undefined;
  const taken = path[0] ?? "";
  if (startsWith(taken, keys)) return true;
  const letter = keys.findIndex((key) => key >= "a" && key <= "z");
  const told = Math.min(carried, letter < 0 ? keys.length : letter);
  return told < keys.length && startsWith(taken, keys.slice(0, told)) ? undefined : false;
}

/** Every key is one character, so that comparing characters compares keys. */
function startsWith(path: string, keys: readonly string[]): boolean {
  return path.startsWith(keys.join(" "));
}

/**
 * What a caller id is written with: digits, not all of them zeros, and what people put between digits. One that ends with `.0` is a number
 * that a program made of it, with a digit too many.
 */
export const CALLER_ID = "^[-+(). /0-9]*[1-9]([-+() /0-9]?|[-+(). /0-9]*[-+() /0-9]{2})$";

/** What stands in the place of a caller id that nobody knows, in any case of letters. */
export const UNAVAILABLE_CALLERS: readonly string[] =
  "anonymous,blocked,no caller id,not available,out of area,private,restricted,unavailable,unknown,withheld".split(",");

const callerId = new RegExp(CALLER_ID, "u");

/**
 * Who called: the digits of the caller id, which formats write in several ways, without the 1 in front of a North American number.
 *
 * @returns "unavailable" for an empty caller id and for a word such as `Anonymous`: these callers never repeat ([R15]); undefined when the row
 *   does not carry it, and for what is no caller id, such as `XXX-XXX-1234`, `8.66555E+09` or `8665551234.0`: two of these may be two callers
 */
export function callerKey(value: unknown): string | undefined {
  if (isEmpty(value)) return "unavailable";
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value);
  if (!callerId.test(text)) return UNAVAILABLE_CALLERS.includes(text.toLowerCase()) ? "unavailable" : undefined;
  const digits = digitsIn(text);
  return digits.length === 11 && digits.startsWith("1") ? digits.slice(1) : digits;
}

/** Cut out run by run, which is faster than to replace all else: a log may have millions. */
function digitsIn(text: string): string {
  let digits = "";
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= DIGIT_0 && code <= DIGIT_9) continue;
    if (start < index) digits += text.slice(start, index);
    start = index + 1;
  }
  return start === 0 ? text : digits + text.slice(start);
}

const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/** A text fact: `null` when it is carried empty, undefined when it is not carried or no text. */
export function textFact(value: unknown): string | null | undefined {
  if (isEmpty(value)) return null;
  return typeof value === "string" ? value : undefined;
}

/**
 * The text of a custom-data column: undefined for the word `null`, with which a Signal's column says that there is none (documented), and
 * which nobody can tell from a text.
 */
export function columnText(value: unknown): string | null | undefined {
  return value === "null" ? undefined : textFact(value);
}
