import { type DecodedText, decodings } from "./decodings.js";

/** What stands in the place of the token. */
const SHOWN = "[the token]";

/** So many characters of a token in a row are hidden: a server may cut what it repeats. */
const GRAM = 8;

/** At the end of a text, which may be cut, fewer betray the token. */
const SHORTEST_REST = 4;

/** A stretch of a text, in UTF-16 offsets. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * A function that hides the token in texts of the server: as it is, in the escapes of addresses, JSON and HTML, in Base64 alone or behind other
 * characters such as `Bearer `, and cut. It is not for texts of ours, which a short token would garble.
 *
 * @param token - not empty
 * @returns gives the text with `[the token]` in every such place; takes time in proportion to the text
 */
export function tokenHider(token: string): (text: string) => string {
  const plain = needleOf(token);
  const inBase64 = base64Cores(token).map(needleOf);
  return (text) => {
    const found = decodings(text).flatMap((view) => {
      const stretches = [
        ...stretchesOf(plain, view.text),
        ...inBase64.flatMap((needle) => wholeWords(stretchesOf(needle, standardBase64(view.text)), view.text)),
      ];
      return stretches.map((stretch) => inOriginal(stretch, view));
    });
    return replaced(text, found);
  };
}

/** A text to hide, with its parts that are as long as a gram. */
interface Needle {
  readonly text: string;
  readonly grams: ReadonlySet<string>;
}

function needleOf(text: string): Needle {
  const length = gramLength(text);
  const starts = Array.from({ length: text.length - length + 1 }, (_, start) => start);
  return { text, grams: new Set(starts.map((start) => text.slice(start, start + length))) };
}

function gramLength(text: string): number {
  return Math.min(GRAM, text.length);
}

function stretchesOf({ text: needle, grams }: Needle, text: string): readonly Stretch[] {
  const length = gramLength(needle);
  const found: Stretch[] = [];
  for (let start = 0; start + length <= text.length; start += 1) {
    if (grams.has(text.slice(start, start + length))) found.push({ start, end: start + length });
  }
  for (let rest = length - 1; rest >= SHORTEST_REST; rest -= 1) {
    if (!text.endsWith(needle.slice(0, rest))) continue;
    found.push({ start: text.length - rest, end: text.length });
    break;
  }
  return found;
}

/**
 * What Base64 makes of a token, whatever stands before and behind it: where it begins within three bytes counts, and the characters at its
 * ends, which its neighbours have a part in, are left out.
 */
function base64Cores(token: string): readonly string[] {
  return [0, 1, 2]
    .map((offset) => {
      const encoded = Buffer.from(" ".repeat(offset) + token, "latin1").toString("base64");
      const bits = (offset + token.length) * 8;
      return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(bits / 6));
    })
    .filter((core) => core.length >= GRAM);
}

/** With the two characters that addresses have in their place. Offsets stay. */
function standardBase64(text: string): string {
  return text.replaceAll("-", "+").replaceAll("_", "/");
}

const IN_WORD = /[A-Za-z0-9+=]/;

/** The characters at the ends of a core have bits of the token, too. */
function wholeWords(stretches: readonly Stretch[], text: string): readonly Stretch[] {
  return merged(stretches).map((stretch) => {
    let { start, end } = stretch;
    while (start > 0 && IN_WORD.test(text.charAt(start - 1))) start -= 1;
    while (end < text.length && IN_WORD.test(text.charAt(end))) end += 1;
    return { start, end };
  });
}

function inOriginal({ start, end }: Stretch, { starts }: DecodedText): Stretch {
  return { start: starts[start] ?? 0, end: starts[end] ?? starts.at(-1) ?? 0 };
}

function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last === undefined || last.end < stretch.start) result.push(stretch);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end) };
  }
  return result;
}

function replaced(text: string, stretches: readonly Stretch[]): string {
  let result = "";
  let done = 0;
  for (const { start, end } of merged(stretches)) {
    result += text.slice(done, start) + SHOWN;
    done = end;
  }
  return result + text.slice(done);
}
