import { withoutOuterBlanks } from "./blanks.js";
import { withOrdinaryCharacters } from "./look-alikes.js";
import { betweenQuotes } from "./wrappings.js";

/** The entities that editors and exporters write; all others are not expected in a name of the field. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  ndash: "–",
  mdash: "—",
  hellip: "…",
  reg: "®",
  copy: "©",
  trade: "™",
  agrave: "à",
  aacute: "á",
  auml: "ä",
  ccedil: "ç",
  egrave: "è",
  eacute: "é",
  ntilde: "ñ",
  oacute: "ó",
  ouml: "ö",
  uuml: "ü",
  szlig: "ß",
};

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi;
const PERCENT = /(?:%[\da-f]{2})+/gi;
/** Characters that nobody encodes: what decodes to them only looks encoded, as `5%50` does. */
const NEVER_ENCODED = /[\w.~-]/;
/** Percent-encoding is as it should be in addresses. */
const ADDRESS = /:\/\/|^\/|^www\.|[?&]\w+=/i;
const MOST_LAYERS = 5;

/** A text without its HTML entities and its percent-encoding; undefined when nothing in it is encoded. */
export function decodedText(text: string): string | undefined {
  let decoded = text;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const next = withoutPercent(decoded.replaceAll(ENTITY, characterOf));
    if (next === decoded) break;
    decoded = next;
  }
  if (decoded === text) return undefined;
  const plain = withoutOuterBlanks(withOrdinaryCharacters(decoded)).replaceAll(/ {2,}/g, " ");
  return /^"[^"]+"$/.test(plain) ? plain.slice(1, -1) : (betweenQuotes(plain) ?? plain);
}

function characterOf(
  entity: string,
  decimal: string | undefined,
  hexadecimal: string | undefined,
  name: string | undefined,
): string {
  if (name !== undefined) return (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined) ?? entity;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : entity;
}

function withoutPercent(text: string): string {
  if (!text.includes("%") || ADDRESS.test(text)) return text;
  return text.replaceAll(PERCENT, (encoded) => {
    const decoded = fromUtf8(encoded);
    return decoded === undefined || NEVER_ENCODED.test(decoded) ? encoded : decoded;
  });
}

/** The characters that percent-encoded bytes stand for; undefined when they stand for none. */
function fromUtf8(percentEncoded: string): string | undefined {
  try {
    return decodeURIComponent(percentEncoded);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** The characters that Windows shows for the bytes 0x80 to 0x9F, in their order; U+FFFD where there is none. */
const WINDOWS = "€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ";
/** What UTF-8 mostly comes to in the names of this field when it is read byte by byte: accents, curly quotes, dashes. */
const GARBLED = /(?:[ÂÃ]|â€)[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;

/**
 * A text whose characters are bytes of UTF-8 that a program read one by one, as it should be: `CafÃ©` is `Café`.
 *
 * @returns undefined for any other text
 */
export function ungarbledText(text: string): string | undefined {
  if (!GARBLED.test(text)) return undefined;
  return readAsUtf8(text) ?? readAsUtf8(withoutOuterBlanks(text));
}

function readAsUtf8(text: string): string | undefined {
  const bytes = Array.from(text, byteOf);
  if (bytes.includes(undefined)) return undefined;
  const meant = fromUtf8(bytes.map((byte) => `%${(byte ?? 0).toString(16).padStart(2, "0")}`).join(""));
  return meant === undefined ? undefined : withOrdinaryCharacters(meant);
}

function byteOf(character: string): number | undefined {
  const index = character === "\ufffd" ? -1 : WINDOWS.indexOf(character);
  if (index !== -1) return 0x80 + index;
  const code = character.codePointAt(0) ?? 0;
  return code <= 0xff ? code : undefined;
}
