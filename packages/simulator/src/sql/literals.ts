import { requireText as requireString } from "@recond/parser";
import { SqlTextError } from "./errors.js";

/** How an engine writes a text in single quotes. */
export interface Spelling {
  /** What stands for a single quote. */
  readonly quote: string;
  /** What stands for a backslash among escapes. */
  readonly backslash: string;
  /** How a character is written that an editor would not show or would change, by its UTF-16 unit: within the text, or joined to it. */
  readonly odd: (unit: number) => { readonly inside: string } | { readonly outside: string };
  /** What stands in front of a text with escapes, where others have none; and whether a backslash calls for it. */
  readonly escaping?: { readonly prefix: string; readonly isForBackslash: boolean };
}

/** What no editor shows, and blanks that may get lost: all but the space. Characters beyond 16 bits are written as they are. */
const ODD = /(?![\u{10000}-\u{10FFFF}])[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\uFEFF]/u;

const AROUND_ODD = new RegExp(`(${ODD.source})`, "u");

/**
 * A text as SQL writes it.
 *
 * @throws SqlTextError when no engine, or not every one, can hold it
 */
export function literal(text: string, spelling: Spelling): string {
  requireText(text);
  const { quote, backslash, escaping, odd } = spelling;
  const isEscaped = ODD.test(text) || (escaping?.isForBackslash !== false && text.includes("\\"));
  const prefix = isEscaped ? (escaping?.prefix ?? "") : "";
  const joined: string[] = [];
  let inside = "";
  for (const piece of text.split(AROUND_ODD)) {
    const written = ODD.test(piece)
      ? odd(piece.charCodeAt(0))
      : { inside: piece.replaceAll("\\", () => (isEscaped ? backslash : "\\")).replaceAll("'", () => quote) };
    if ("inside" in written) inside += written.inside;
    else {
      joined.push(...(inside === "" ? [] : [`'${inside}'`]), written.outside);
      inside = "";
    }
  }
  if (joined.length === 0) return `${prefix}'${inside}'`;
  return `(${[...joined, ...(inside === "" ? [] : [`'${inside}'`])].join(" || ")})`;
}

/** @throws SqlTextError when a text, or a name, has a character that an engine refuses */
export function requireText(text: string): void {
  requireString("A name or a text in SQL is a string", text);
  if (text.includes("\0")) throw new SqlTextError(text, "a character U+0000, which PostgreSQL and others cannot hold");
  if (/\p{Cs}/u.test(text)) throw new SqlTextError(text, "half of a character, which no engine can hold");
}
