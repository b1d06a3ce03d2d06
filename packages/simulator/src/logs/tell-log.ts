import { quote } from "@recond/parser";
import { InvalidCallLogError } from "../calls/errors.js";
import { behindBlanks } from "../records/blanks.js";
import { areOfCampaign, firstNames } from "../records/first-names.js";
import { separatorOf } from "./csv-separator.js";
import { formatOf, knownNames } from "./log-format.js";
import type { LogContainer, LogFormat, ReadLogOptions } from "./log-rows.js";
import { nearestColumn } from "./nearest-column.js";

/** What a log is, as far as its beginning tells. */
export interface LogKind {
  readonly container: LogContainer;
  readonly format: LogFormat;
  /** Of CSV. */
  readonly separator?: string;
}

/**
 * Tells what a log is from its beginning.
 *
 * @param beginning - behind a byte-order mark
 * @param name - what messages call the file
 * @throws InvalidCallLogError when it is no call log
 */
export function tellLog(beginning: Buffer, name: string, options: ReadLogOptions): LogKind {
  const text = beginning.toString("utf8", behindBlanks(beginning));
  const refuse = (problem: string): InvalidCallLogError => new InvalidCallLogError(`${quote(name)} ${problem}`);
  if (text === "") throw refuse(EMPTY);
  const problem = foreignText(text);
  if (problem !== undefined) throw refuse(problem);
  const first = text.charAt(0);
  if (first === "{" || first === "[")
    return { container: isLines(text) ? "ndjson" : "json", format: options.format ?? formatOfJson(text) };
  return tellCsv(text, options, refuse);
}

function foreignText(text: string): string | undefined {
  if (areOfCampaign(firstNames(text))) return A_CAMPAIGN;
  if (text.includes("\0")) return `is no text. ${WHAT_A_LOG_IS}`;
  if (/^<(?:!doctype\s+)?html/i.test(text)) return `looks like a web page (HTML). ${WHAT_A_LOG_IS}`;
  if (text.startsWith("<")) return `looks like XML. Export the calls as CSV or JSON.`;
  return undefined;
}

/** Whether the first object is a row, rather than a page of them. */
function isLines(text: string): boolean {
  if (!text.startsWith("{")) return false;
  const list = WRAPPER.exec(text)?.[1];
  return (
    list === undefined ||
    formatOf(new Set([...text.slice(0, text.indexOf("[")).matchAll(/"([^"\\]*)"\s*:/g)].map(([, key = ""]) => key))) !==
      undefined
  );
}

/** An object that has a list, perhaps behind texts and numbers. */
const WRAPPER = /^\{(?:\s*"[^"\\]*"\s*:\s*(?:"[^"\\]*"|[\w.+-]+)\s*,)*\s*"([^"\\]*)"\s*:\s*\[\s*[{\]]/;

function formatOfJson(text: string): LogFormat {
  const names = firstNames(text);
  if (names.has("current_calls")) return "current-calls";
  return (
    formatOf(names) ??
    formatOf(new Set([...text.matchAll(/"([^"\\]*)"\s*:/g)].map(([, name = ""]) => name))) ??
    "call-contexts"
  );
}

function tellCsv(text: string, options: ReadLogOptions, refuse: (problem: string) => InvalidCallLogError): LogKind {
  const { separator, cells } = separatorOf(text, options);
  const columns = options.header ?? cells;
  const format = options.format ?? formatOf(new Set(columns));
  if (format !== undefined) return { container: "csv", format, separator };
  throw refuse(noColumn(columns));
}

function noColumn(columns: readonly string[]): string {
  for (const name of knownNames()) {
    const near = nearestColumn(name, columns);
    if (near !== undefined) return `has no column that is known. Is its column ${quote(near)} ${quote(name)}?`;
  }
  return `has no column that is known in its first line, such as \`transaction_id\` or \`start_time_utc\`. ${WHAT_A_LOG_IS} If it has no header row, say which columns it has.`;
}

const WHAT_A_LOG_IS = "A call log is CSV, JSON or Parquet.";
const EMPTY = `is empty. ${WHAT_A_LOG_IS}`;
const A_CAMPAIGN = "is a campaign, and no call log. Are `--campaign` and `--calls` the wrong way round?";
