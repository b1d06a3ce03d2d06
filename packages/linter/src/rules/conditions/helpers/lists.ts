import { betweenQuotes } from "./wrappings.js";

/** Several texts that were written as one. */
export interface TextList {
  readonly items: readonly string[];
  /** Whether the sign between them is hardly ever part of a text. A comma is, and so is the word `or`. */
  readonly isCertain: boolean;
}

const BRACKETED = /^(?:\[([^[\]]+)\]|\(([^()]+)\)|\{([^{}]+)\})$/;

/**
 * The texts that one text lists.
 *
 * @param hasPairs - whether two with a comma and a blank between them are a list as well
 * @returns undefined when it is no list, or as likely a single text: `Sacramento, CA`
 */
export function listIn(text: string, hasPairs = false): TextList | undefined {
  const bracketed = BRACKETED.exec(text);
  const inside = bracketed?.slice(1).find((each) => each !== undefined);
  if (inside?.includes(",") === true) return listOf(inside.split(","), true);
  if (/\s\|\|?\s|[^\s|]\|[^\s|]/.test(text)) return listOf(text.split(/\|\|?/), true);
  if (text.includes(";")) return listOf(text.split(";"), true);
  if (/\sor\s/i.test(text)) return listOf(text.split(/,?\sor\s|,\s/i), false);
  return commaList(text, hasPairs);
}

/** Three texts or more, or two without a blank behind the comma, or of what has no commas; numbers have commas too. */
function commaList(text: string, hasPairs: boolean): TextList | undefined {
  const items = text.split(",");
  if (items.length < 2 || items.some((item) => /^\s?\d/.test(item))) return undefined;
  const isTight = items.every((item, index) => index === 0 || !item.startsWith(" "));
  return isTight || hasPairs || items.length > 2 ? listOf(items, false) : undefined;
}

function listOf(parts: readonly string[], isCertain: boolean): TextList | undefined {
  const items = parts.map((part) => part.trim()).filter((part) => part !== "");
  const plain = [...new Set(items.map((item) => betweenQuotes(item) ?? item))];
  return plain.length > 1 ? { items: plain, isCertain } : undefined;
}
