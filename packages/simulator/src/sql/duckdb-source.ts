import { MAX_RECORD_BYTES } from "../records/splitter.js";
import type { LogRows } from "../logs/log-rows.js";
import { signsOf } from "../logs/csv-header.js";
import { knownNames } from "../logs/log-format.js";
import { dialectTable } from "./dialects.js";

const { text, name } = dialectTable.duckdb;

/** What DuckDB must know of a file of a log. */
export interface SourceFile extends Pick<LogRows, "container" | "compression" | "separator" | "columns"> {
  readonly path: string;
  /** A table in which DuckDB notes rows of CSV that it could not read. */
  readonly rejects: string;
  /** Whether the first row of CSV names the columns. */
  readonly hasHeader: boolean;
  /** The types of the columns of Parquet, by their names; empty for all else. */
  readonly types: ReadonlyMap<string, string>;
}

/** How the rows of a file are written in SQL, and their values. */
export interface Source {
  /** What stands behind FROM, once all values have been asked for. */
  readonly table: () => string;
  /** Whether a row could be read. */
  readonly isRow: string;
  /**
   * A value as a text: NULL where the row does not carry it, empty where it carries it empty.
   *
   * @param names - what the field may be called; the first that the row carries counts
   */
  readonly cell: (names: readonly string[]) => string;
  /** The same of which only a text counts. @param other - what stands for any other value: a text, or NULL */
  readonly text: (names: readonly string[], other?: string) => string;
  /** A value that names something: only a text or a number does, and no number of which a program may take two for the same. */
  readonly id: (names: readonly string[]) => string;
  /** A value as JSON: SQL's NULL where the row does not carry it. */
  readonly json: (names: readonly string[]) => string;
}

/** The path of one file: what would stand for several names is in brackets, where it stands for itself. */
export function pathSql(path: string): string {
  return text(path.replaceAll(/[*?[]/g, "[$&]"));
}

const NOT_CARRIED = "CAST(NULL AS VARCHAR)";

/** The rows of a file, whatever it is. */
export function sourceOf(file: SourceFile): Source {
  if (file.container === "csv") return csvSource(file);
  return file.container === "parquet" ? parquetSource(file) : jsonSource(file);
}

/** Columns are numbered, so that no name of the file is one of SQL's: names may be odd, and there twice. */
function csvSource({ path, rejects, compression, separator = ",", columns, hasHeader }: SourceFile): Source {
  const names = columns ?? [];
  const types = names.map((_, index) => `'c${index}': 'VARCHAR'`).join(", ");
  const options = [
    pathSql(path),
    "auto_detect = false",
    `header = ${hasHeader}`,
    `columns = {${types}}`,
    `delim = ${text(separator)}`,
    `quote = '"'`,
    `escape = '"'`,
    // A row with other than as many cells as columns, or with a stray quote, is one that cannot be read.
    "null_padding = false",
    "strict_mode = true",
    `compression = ${text(compression ?? "none")}`,
    // Four lines of the longest that it takes; by default it has 32 MB for each thread, and more.
    "buffer_size = 8000000",
    "store_rejects = true",
    `rejects_table = ${text(rejects)}`,
    `rejects_scan = ${text(`${rejects}_scans`)}`,
  ];
  const column = (wanted: readonly string[]): string | undefined => {
    const index = wanted.map((each) => names.indexOf(each)).find((place) => place >= 0);
    if (index === undefined) return undefined;
    asked.add(index);
    return `COALESCE(c${index}, '')`;
  };
  const cell = (wanted: readonly string[]): string => column(wanted) ?? NOT_CARRIED;
  const signs = signsOf(names);
  // Columns that nobody asks for are not read, as that would take most of the time.
  const asked = new Set([0, ...signs]);
  const isName = (index: number): string => `trim(c${index}) = ${text(names[index] ?? "")}`;
  const isSame = (): string => [...asked].map(isName).join(" AND ");
  const anyName = [...new Set([...knownNames(), ...names])].map(text).join(", ");
  const isHeader = ["FALSE", ...signs.map((index) => `trim(c${index}) IN (${anyName})`)];
  return {
    // Where pages were put together a header stands between rows.
    table: () =>
      `(SELECT * FROM read_csv(${options.join(", ")}) WHERE CASE WHEN ${isName(0)} THEN (${isSame()}) IS NOT TRUE ELSE TRUE END)`,
    isRow: `CASE WHEN ${isHeader.join(" OR ")} THEN error(${text(`${path}: ${OTHER_HEADER}`)}) ELSE TRUE END`,
    cell,
    text: cell,
    id: cell,
    json: (wanted) => jsonOfText(column(wanted)),
  };
}

const OTHER_HEADER = "between its rows stands a header with other columns, or with these in another order.";

/** An empty text is carried empty; what is no JSON stands for itself, which nobody can read. */
function jsonOfText(cell: string | undefined): string {
  if (cell === undefined) return "CAST(NULL AS JSON)";
  return `CASE WHEN ${cell} = '' THEN 'null'::JSON WHEN json_valid(${cell}) THEN ${cell}::JSON ELSE to_json(${cell}) END`;
}

function parquetSource({ path, types }: SourceFile): Source {
  const named = (wanted: readonly string[]): string | undefined => wanted.find((each) => types.has(each));
  const cell = (wanted: readonly string[]): string => {
    const found = named(wanted);
    return found === undefined ? NOT_CARRIED : `COALESCE(${plainSql(found, types.get(found) ?? "")}, '')`;
  };
  return {
    table: () => `read_parquet(${pathSql(path)})`,
    isRow: "TRUE",
    cell,
    text(wanted, other = "NULL") {
      const found = named(wanted);
      if (found === undefined || types.get(found) === "VARCHAR") return cell(wanted);
      return `CASE WHEN ${name(found)} IS NULL THEN '' ELSE ${other} END`;
    },
    id: cell,
    json(wanted) {
      const found = named(wanted);
      if (found === undefined) return "CAST(NULL AS JSON)";
      const isText = ["VARCHAR", "JSON"].includes(types.get(found) ?? "");
      return isText ? jsonOfText(`COALESCE(${name(found)}, '')`) : `COALESCE(to_json(${name(found)}), 'null'::JSON)`;
    },
  };
}

/** A value of Parquet as a text, as the reader of rows has it: whole numbers by their digits, times as the platform writes them. */
function plainSql(column: string, type: string): string {
  const value = name(column);
  if (/^(?:DOUBLE|FLOAT|DECIMAL)/.test(type)) return wholeSql(value);
  if (!type.startsWith("TIMESTAMP")) return `CAST(${value} AS VARCHAR)`;
  if (column === "start_time_utc") return `CAST(epoch_ms(${value}) AS VARCHAR)`;
  const offset = type.endsWith("TIME ZONE") ? "Z" : "";
  return `strftime(make_timestamp(epoch_us(${value})), '%Y-%m-%dT%H:%M:%S.%f${offset}')`;
}

/** A number as a text; one that is whole has no fraction. */
function wholeSql(value: string): string {
  const whole = `TRY_CAST(${value} AS BIGINT)`;
  return `CAST(CASE WHEN ${whole} = ${value} THEN CAST(${whole} AS VARCHAR) ELSE CAST(${value} AS VARCHAR) END AS VARCHAR)`;
}

/** A row is a JSON value: a line that is none comes as NULL. What is asked of it is looked up in one go, as elements of a list. */
function jsonSource({ path, container, compression }: SourceFile): Source {
  const options = [
    pathSql(path),
    `format = '${container === "ndjson" ? "newline_delimited" : "array"}'`,
    `ignore_errors = ${container === "ndjson"}`,
    `compression = ${text(compression ?? "uncompressed")}`,
    // A thread takes twice as much for itself.
    `maximum_object_size = ${MAX_RECORD_BYTES}`,
  ];
  const ways: string[] = [];
  const at = (wanted: string): string => {
    const way = text(pointer(wanted));
    if (!ways.includes(way)) ways.push(way);
    return `found[${ways.indexOf(way) + 1}]`;
  };
  const first = (wanted: readonly string[], macro: string, more = ""): string => {
    const cells = wanted.map((each) => `${macro}(${at(each)}${more})`);
    return cells.length === 1 ? (cells[0] ?? NOT_CARRIED) : `COALESCE(${[...cells, NOT_CARRIED].join(", ")})`;
  };
  const parsed: string[] = [];
  return {
    table: () => {
      const read = `read_json_objects(${options.join(", ")})`;
      const found = `SELECT json, json_extract(json, [${ways.join(", ")}]) AS found FROM ${read}`;
      return `(SELECT ${["*", ...parsed.map((value, index) => `${value} AS json_${index}`)].join(", ")} FROM (${found}))`;
    },
    isRow: "json_type(json) = 'OBJECT'",
    cell: (wanted) => first(wanted, "recond_cell"),
    text: (wanted, other = "NULL") => first(wanted, "recond_text", `, ${other}`),
    id: (wanted) => first(wanted, "recond_id"),
    json(wanted) {
      const value = first(wanted, "recond_json");
      if (!parsed.includes(value)) parsed.push(value);
      return `json_${parsed.indexOf(value)}`;
    },
  };
}

/** Macros that read a JSON value as a cell: a text, any scalar, a name; and as JSON, which may stand in a text. */
export const CELL_MACROS: readonly string[] = [
  `recond_text(v, other) AS CASE WHEN v IS NULL THEN NULL WHEN json_type(v) = 'NULL' THEN '' WHEN json_type(v) = 'VARCHAR' THEN (v ->> '$') ELSE other END`,
  `recond_cell(v) AS CASE WHEN v IS NULL THEN NULL WHEN json_type(v) = 'NULL' THEN '' WHEN json_type(v) IN ('ARRAY', 'OBJECT') THEN CAST(json(v) AS VARCHAR) WHEN json_type(v) = 'DOUBLE' THEN ${wholeSql("CAST(v ->> '$' AS DOUBLE)")} ELSE (v ->> '$') END`,
  `recond_id(v) AS CASE WHEN json_type(v) = 'VARCHAR' THEN (v ->> '$') WHEN json_type(v) IN ('BIGINT', 'UBIGINT', 'DOUBLE') AND abs(CAST(v ->> '$' AS DOUBLE)) < 9007199254740992 THEN recond_cell(v) END`,
  `recond_json(v) AS CASE WHEN json_type(v) = 'VARCHAR' THEN ${jsonOfText("(v ->> '$')")} ELSE v END`,
].map((macro) => `CREATE OR REPLACE TEMP MACRO ${macro}`);

/** The way to a name in a JSON object (RFC 6901). */
export function pointer(key: string): string {
  return `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
