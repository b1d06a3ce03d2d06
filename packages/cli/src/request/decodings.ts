/** A text after its escapes were read. */
export interface DecodedText {
  readonly text: string;
  /** Where each character stands in the text as it came, and behind them its length: UTF-16 offsets. */
  readonly starts: readonly number[];
}

/** An address in an address in a JSON text has three levels of escapes. */
const LEVELS = 3;

/**
 * A text as it is, and as it reads after the escapes of addresses, JSON and HTML, level by level.
 *
 * @param text - of a server
 * @returns the text itself first; as many as there are levels with escapes, at most four
 */
export function decodings(text: string): readonly DecodedText[] {
  const found: DecodedText[] = [{ text, starts: Array.from({ length: text.length + 1 }, (_, offset) => offset) }];
  for (let level = 0; level < LEVELS; level += 1) {
    const last = found.at(-1);
    const next = last === undefined ? undefined : decodedOnce(last);
    if (next === undefined || next.text === last?.text) break;
    found.push(next);
  }
  return found;
}

/** One level of escapes: `%2b`, `\u002b`, `\/`, `&#43;`, `&#x2b;`, `&amp;`. Only ASCII, as no token has anything else. */
const ESCAPE =
  /%(?<percent>[0-7][0-9a-f])|\\u00(?<json>[0-7][0-9a-f])|\\(?<itself>["\\/])|&#x0{0,6}(?<hex>[2-7][0-9a-f]);|&#0{0,6}(?<decimal>[0-9]{2,3});|&(?<name>amp|lt|gt|quot|apos);/gi;

const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function decodedOnce({ text, starts }: DecodedText): DecodedText {
  const parts: string[] = [];
  const kept: number[] = [];
  let done = 0;
  const keep = (end: number): void => {
    parts.push(text.slice(done, end));
    for (let offset = done; offset < end; offset += 1) kept.push(starts[offset] ?? 0);
  };
  for (const match of text.matchAll(ESCAPE)) {
    keep(match.index);
    parts.push(meantBy(match.groups ?? {}));
    kept.push(starts[match.index] ?? 0);
    done = match.index + match[0].length;
  }
  keep(text.length);
  return { text: parts.join(""), starts: [...kept, starts.at(-1) ?? 0] };
}

/** One character. */
function meantBy({ percent, json, itself, hex, decimal, name }: Readonly<Record<string, string | undefined>>): string {
  const digits = percent ?? json ?? hex;
  if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
  if (decimal !== undefined) return String.fromCharCode(Number(decimal));
  return itself ?? NAMED.get((name ?? "").toLowerCase()) ?? "?";
}
