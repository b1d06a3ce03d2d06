import { quote } from "@recond/parser";
import { InvalidCallLogError, UnknownColumnsError } from "./errors.js";
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
  if (typeof kind === "string") throw notLog(name, kind);
  if ("problem" in kind) {
    throw kind.isUnknown ? new UnknownColumnsError(`${quote(name)} ${kind.problem}`) : notLog(name, kind.problem);
  }
  return options.format === undefined ? kind : { ...kind, format: options.format };
}

/**
 * Tells what the rows of a table are from its columns.
 *
 * @param name - what messages call the file
 * @throws InvalidCallLogError when none of them is known
 */
export function tellColumns(columns: readonly string[], name: string, options: ReadLogOptions): LogFormat {
  const format = formatOfColumns(columns, options);
  if (typeof format === "object") throw notLog(name, format.problem);
  return format;
}

/**
 * The error for a file that is no call log.
 *
 * @param problem - what follows its name
 */
export function notLog(name: string, problem: string): InvalidCallLogError {
  return new InvalidCallLogError(`${quote(name)} ${problem}`);
}

/** Columns that are none of a log. */
interface WrongColumns {
  readonly problem: string;
  /** Whether it may be that they are the cells of a row. */
  readonly isUnknown: boolean;
}

function kindOf(beginning: Buffer, options: ReadLogOptions): LogKind | WrongColumns | string {
  const text = beginning.toString("utf8", behindBlanks(beginning));
  if (text === "") return EMPTY;
  const foreign = foreignFile(beginning) ?? foreignText(text);
  if (foreign !== undefined) return foreign;
  if (areOfCampaign(firstNames(text)) || CAMPAIGN_IN_YAML.test(text)) return A_CAMPAIGN;
  return /^[{[]/.test(text) ? tellJson(text) : tellCsv(text, options);
}

function tellCsv(text: string, options: ReadLogOptions): LogKind | WrongColumns {
  const { separator, cells } = separatorOf(text, options);
  const format = formatOfColumns(options.header ?? cells, options);
  return typeof format === "object" ? format : { container: "csv", format, separator };
}

function formatOfColumns(columns: readonly string[], { format: given }: ReadLogOptions): LogFormat | WrongColumns {
  const format = formatOf(new Set(columns));
  if (given !== undefined && format !== undefined) return given;
  if (format === "call-contexts") return { problem: CONTEXTS_IN_COLUMNS, isUnknown: false };
  return format ?? noColumn(columns);
}

function noColumn(columns: readonly string[]): WrongColumns {
  const first = columns.slice(0, MOST_COLUMNS);
  for (const name of knownNames()) {
    const near = nearestColumn(name, first);
    if (near === undefined) continue;
    const problem = `has no column that is known. Should its column ${quote(near)} be ${quote(name)}?`;
    return { problem, isUnknown: false };
  }
  const [found] = first;
  const named = found === undefined ? "" : `; its first one is ${quote(found)}`;
  const problem = `has no column that is known, such as \`transaction_id\`${named}. ${WHAT_A_LOG_IS}`;
  return { problem, isUnknown: true };
}

/** Columns among which one is looked for that was meant: what is no table may have very many. */
const MOST_COLUMNS = 500;

const A_CAMPAIGN = "is a campaign, and no call log. Are `--campaign` and `--calls` the wrong way round?";
const WHAT_A_LOG_IS = "A call log is CSV, JSON or Parquet.";
const EMPTY = `is empty. ${WHAT_A_LOG_IS}`;
const CONTEXTS_IN_COLUMNS =
  "has columns that are facts of call contexts, which are read from JSON. Write an object a line, or name the columns as the platform does.";
const CAMPAIGN_IN_YAML = /^(?:ivr_tree|record_calls|call_recording_condition|current_terms|future_terms)[ \t]*:/m;
