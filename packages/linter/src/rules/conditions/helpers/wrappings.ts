/** What people put round a text or a name: the closing sign of each opening one. The language's own `"` is in no text. */
const PAIRS: Readonly<Record<string, string>> = {
  "'": "'’",
  "`": "`´",
  "´": "´",
  "‘": "’‘",
  "’": "’'",
  "‚": "‘’",
  "“": "”“",
  "”": "”",
  "„": "“”",
  "«": "»",
  "»": "«",
};

/** Nobody puts more round a text or a name. */
const MOST_LAYERS = 5;

/** What stands between the quotes round a text or a name, several ones too; undefined when there are none, or nothing is between them. */
export function betweenQuotes(text: string): string | undefined {
  let inside = text;
  for (let layer = 0; layer < MOST_LAYERS && isQuoted(inside); layer += 1) inside = inside.slice(1, -1).trim();
  return inside === text || inside === "" ? undefined : inside;
}

function isQuoted(text: string): boolean {
  return text.length > 2 && PAIRS[text.at(0) ?? ""]?.includes(text.at(-1) ?? "") === true;
}

/** What stands round a variable in programs and templates. Each has one place where the name can stand. */
const WRAPPED: readonly RegExp[] = [
  /^\{\{\{?([^{}]+)\}?\}\}$/,
  /^[$#]?\{([^{}]+)\}$/,
  /^<([^<>]+)>$/,
  /^\(([^()]+)\)$/,
  /^[:$@]([A-Za-z_]\w*)$/,
  /^custom_?data\s*[.:/]\s*(.+)$/i,
];

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
