import { quote } from "@recond/parser";
import { InvalidCallLogError } from "../calls/errors.js";
import { A_CAMPAIGN } from "../calls/log-shape.js";
import { behindBlanks } from "../records/blanks.js";
import { areOfCampaign, firstNames } from "../records/first-names.js";
import { separatorOf } from "./csv-separator.js";
import { foreignFile, foreignText } from "./foreign-files.js";
import { formatOf, knownNames } from "./log-format.js";
import type { LogContainer, LogFormat, ReadLogOptions } from "./log-rows.js";
import { nearestColumn } from "./nearest-column.js";
import { tellJson } from "./tell-json.js";

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
 * @param beginning - in UTF-8, behind a byte-order mark
 * @param name - what messages call the file
 * @throws InvalidCallLogError when it is no call log
 */
export function tellLog(beginning: Buffer, name: string, options: ReadLogOptions): LogKind {
  const kind = kindOf(beginning, options);
  if (typeof kind === "string") throw new InvalidCallLogError(`${quote(name)} ${kind}`);
  return options.format === undefined ? kind : { ...kind, format: options.format };
}

function kindOf(beginning: Buffer, options: ReadLogOptions): LogKind | string {
  const text = beginning.toString("utf8", behindBlanks(beginning));
  if (text === "") return EMPTY;
  const foreign = foreignFile(beginning) ?? foreignText(text);
  if (foreign !== undefined) return foreign;
  if (areOfCampaign(firstNames(text)) || CAMPAIGN_IN_YAML.test(text)) return A_CAMPAIGN;
  return /^[{[]/.test(text) ? tellJson(text) : tellCsv(text, options);
}

function tellCsv(text: string, options: ReadLogOptions): LogKind | string {
  const { separator, cells } = separatorOf(text, options);
  const columns = options.header ?? cells;
  const format = formatOf(new Set(columns)) ?? options.format;
  if (format === "call-contexts" && options.format === undefined) return CONTEXTS_IN_CSV;
  return format === undefined ? noColumn(columns) : { container: "csv", format, separator };
}

function noColumn(columns: readonly string[]): string {
  for (const name of knownNames()) {
    const near = nearestColumn(name, columns);
    if (near !== undefined) return `has no column that is known. Should its column ${quote(near)} be ${quote(name)}?`;
  }
  return `has no column that is known in its first line, such as \`transaction_id\`. ${WHAT_A_LOG_IS} Where the header row is missing, say which columns there are.`;
}

const WHAT_A_LOG_IS = "A call log is CSV, JSON or Parquet.";
const EMPTY = `is empty. ${WHAT_A_LOG_IS}`;
const CONTEXTS_IN_CSV =
  "has columns that are facts of call contexts, which are read from JSON. Write an object a line, or name the columns as the platform does.";
const CAMPAIGN_IN_YAML = /^(?:ivr_tree|record_calls|call_recording_condition|current_terms|future_terms)[ \t]*:/m;
