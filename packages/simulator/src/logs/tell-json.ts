import { linesShape } from "./lines-shape.js";
import { firstNames } from "../records/first-names.js";
import { formatOf } from "./log-format.js";
import type { LogFormat } from "./log-rows.js";

/** What JSON is: an object a line, or lists of them, perhaps with an object around each list. */
export interface JsonKind {
  readonly container: "ndjson" | "json";
  readonly format: LogFormat;
}

/**
 * Tells what JSON is.
 *
 * @param text - its beginning, from a `{` or `[` on
 * @returns what follows the file's name in a message when it is no log
 */
export function tellJson(text: string): JsonKind | string {
  const page = text.startsWith("{") ? listIn(text) : undefined;
  const isPage = page !== undefined && formatOf(page.before) === undefined;
  if (text.startsWith("[") || isPage) {
    return { container: "json", format: lists.get(page?.name) ?? formatOfRows(text) };
  }
  const names = firstNames(text);
  if (formatOf(names) === undefined && (names.has("error") || names.has("errors"))) return AN_ERROR;
  return linesShape(text) ?? { container: "ndjson", format: formatOfRows(text) };
}

/** Lists that say by their names what is in them, even if nothing is. */
const lists: ReadonlyMap<string | undefined, LogFormat> = new Map([
  ["current_calls", "current-calls"],
  ["transactions", "transactions"],
]);

/** By the names of the first row; where none of them is known, by those of the others. */
function formatOfRows(text: string): LogFormat {
  const all = [...text.matchAll(/"([^"\\]*)"\s*:/g)].map(([, name = ""]) => name);
  return formatOf(firstNames(text)) ?? formatOf(new Set(all)) ?? "call-contexts";
}

/** A list of objects that an object holds. */
interface List {
  readonly name: string;
  /** The names in the object up to the list, its own among them. */
  readonly before: ReadonlySet<string>;
}

/** The first list of objects in the object that a text begins with; it may be empty. */
function listIn(text: string): List | undefined {
  const before = new Set<string>();
  let depth = 0;
  let name = "";
  for (const [token, key] of text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:|"(?:[^"\\]|\\.)*"|"[^]*|\[\s*[{\]]|[{}[\]]/g)) {
    if (key !== undefined && depth === 1) {
      name = key;
      before.add(key);
    }
    if (token.startsWith("[") && token.length > 1 && depth === 1) return { name, before };
    depth += depthOf(token);
    if (depth === 0) return undefined;
  }
  return undefined;
}

/** How many more brackets are open behind a token. */
function depthOf(token: string): number {
  if (token.startsWith('"')) return 0;
  return (token.match(/[{[]/g)?.length ?? 0) - (token.match(/[}\]]/g)?.length ?? 0);
}

const AN_ERROR = "has an error that the platform answered with, and no calls. Download the calls again.";
