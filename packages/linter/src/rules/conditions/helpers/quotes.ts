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

/** Nobody puts more round a text. */
const MOST_LAYERS = 5;

/**
 * What stands between the quotes round a text or a name, several ones too.
 *
 * @returns undefined when there are none, or nothing is between them
 */
export function betweenQuotes(text: string): string | undefined {
  let inside = text;
  for (let layer = 0; layer < MOST_LAYERS && isQuoted(inside); layer += 1) inside = inside.slice(1, -1).trim();
  return inside === text || inside === "" ? undefined : inside;
}

function isQuoted(text: string): boolean {
  return text.length > 2 && PAIRS[text.at(0) ?? ""]?.includes(text.at(-1) ?? "") === true;
}
