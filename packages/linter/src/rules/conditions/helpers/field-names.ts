import { betweenQuotes } from "./quotes.js";

/** What stands round a variable in programs and templates. Each has one place where the name can stand. */
const WRAPPED: readonly RegExp[] = [
  /^\{\{\{?([^{}]+)\}?\}\}$/,
  /^[$#]?\{([^{}]+)\}$/,
  /^<([^<>]+)>$/,
  /^\(([^()]+)\)$/,
  /^[:$@]([A-Za-z_]\w*)$/,
  /^custom_?data\s*[.:/]\s*(.+)$/i,
];

/** Nobody puts more round a name. */
const MOST_LAYERS = 5;

/**
 * A field's name without what programs, templates and other languages put round names.
 *
 * @returns the name itself when there is nothing of that kind
 */
export function plainName(name: string): string {
  let plain = name;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const inside = betweenQuotes(plain) ?? unwrapped(plain);
    if (inside === undefined) break;
    plain = inside;
  }
  return plain;
}

function unwrapped(name: string): string | undefined {
  for (const pattern of WRAPPED) {
    const inside = pattern.exec(name)?.[1]?.trim();
    if (inside !== undefined && inside !== "") return inside;
  }
  return undefined;
}
