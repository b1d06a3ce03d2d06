import { createReader, mapWords, type Placed, type Reader, type Report, spanOf, valueReader } from "@recond/documents";
import type {
  Absence,
  ColumnPath,
  CustomDataColumns,
  FactColumns,
  FlagColumn,
  FlagValue,
  PressedColumns,
  RowColumns,
  SqlColumns,
  TextColumn,
} from "./columns.js";
import { SqlTextError } from "./errors.js";
import { requireText } from "./literals.js";

/** How values of a file of columns are spoken of. */
const WORDS = mapWords("A file of columns");

/** Reads the parts of a file of columns. */
interface ColumnsReader extends Reader {
  readonly report: Report;
  /** A text that SQL can hold. */
  readonly sqlText: (placed: Placed, what: string) => string | undefined;
  readonly name: (placed: Placed) => string | undefined;
  readonly names: (placed: Placed) => readonly string[] | undefined;
  /** A name, or a list of names for a field in a column. */
  readonly path: (placed: Placed) => ColumnPath | undefined;
}

function createColumnsReader(report: Report): ColumnsReader {
  const reader = createReader(WORDS, report);
  const sqlText = (placed: Placed, what: string): string | undefined => {
    const text = reader.text(placed, what);
    try {
      if (text !== undefined) requireText(text);
      return text;
    } catch (error) {
      if (!(error instanceof SqlTextError)) throw error;
      report(error.message, spanOf(placed.node), placed.path);
      return undefined;
    }
  };
  const name = (placed: Placed): string | undefined => {
    const found = sqlText(placed, A_NAME);
    return found === "" ? reader.wrong(placed, A_NAME) : found;
  };
  const names = (placed: Placed): readonly string[] | undefined =>
    reader.list(placed)?.flatMap((item) => name(item) ?? []);
  const path = (placed: Placed): ColumnPath | undefined => {
    if (placed.node.type !== "array") return name(placed);
    const steps = names(placed) ?? [];
    return steps.length > 0 ? steps : reader.wrong(placed, A_NAME);
  };
  return { ...reader, report, sqlText, name, names, path };
}

const A_NAME = "the name of a column";

/** Reads a value of an object by its key; undefined where it is not there, or not what it must be. */
type Read = <Value>(key: string, as: (placed: Placed) => Value | undefined) => Value | undefined;

/** What reads the values of an object, and those that must be there; all are undefined of anything else. */
function partsOf(
  placed: Placed,
  keys: readonly string[],
  { object, report }: ColumnsReader,
): { readonly part: Read; readonly needed: Read } {
  const values = object(placed, keys);
  const part = valueReader(values);
  const needed: Read = (key, as) => {
    if (values?.has(key) === false) {
      report(`${WORDS.subject(placed.path)} names no \`${key}\`.`, spanOf(placed.node), placed.path);
    }
    return part(key, as);
  };
  return { part, needed };
}

const FLAGS = ["during_hours", "repeat", "landline", "mobile"] as const;
const TEXTS = ["affiliate_name", "media_type", "promo_number_description"] as const;
const KEYS = ["$schema", "table", ...FLAGS, "pressed", ...TEXTS, "custom_data", "rows"];

/**
 * The columns that a file of them names; what is wrong is reported.
 *
 * @param report - is called with what is wrong
 */
export function columnsOf(root: Placed, report: Report): SqlColumns {
  const reader = createColumnsReader(report);
  const { part } = partsOf(root, KEYS, reader);
  const flag = (name: (typeof FLAGS)[number]): FlagColumn | undefined => part(name, (at) => flagAt(at, reader));
  const text = (name: (typeof TEXTS)[number]): TextColumn | undefined => part(name, (at) => textAt(at, reader));
  const facts: FactColumns = {
    during_hours: flag("during_hours"),
    repeat: flag("repeat"),
    landline: flag("landline"),
    mobile: flag("mobile"),
    pressed: part("pressed", (at) => pressedAt(at, reader)),
    affiliate_name: text("affiliate_name"),
    media_type: text("media_type"),
    promo_number_description: text("promo_number_description"),
    custom_data: part("custom_data", (at) => customAt(at, reader)),
  };
  part("$schema", (placed) => reader.text(placed, "a text"));
  return { table: part("table", reader.path) ?? "calls", facts, rows: part("rows", (at) => rowsAt(at, reader)) ?? {} };
}

/** A column by its name alone, or with more about it. */
function columnAt<Column extends { readonly column: ColumnPath }>(
  placed: Placed,
  keys: readonly string[],
  reader: ColumnsReader,
  more: (part: Read) => Omit<Column, "column">,
): ({ readonly column: ColumnPath } & Partial<Omit<Column, "column">>) | undefined {
  if (placed.node.type !== "object") {
    const column = reader.path(placed);
    return column === undefined ? undefined : { column, ...more(valueReader(new Map())) };
  }
  const { part, needed } = partsOf(placed, ["column", ...keys], reader);
  const column = needed("column", reader.path);
  const rest = more(part);
  return column === undefined ? undefined : { column, ...rest };
}

const ABSENCES: readonly Absence[] = ["none", "unknown"];

function textAt(placed: Placed, reader: ColumnsReader): TextColumn | undefined {
  return columnAt<TextColumn>(placed, ["if_null", "if_empty"], reader, (part) => ({
    ifNull: part("if_null", (at) => reader.oneOf(at, ABSENCES)),
    ifEmpty: part("if_empty", (at) => reader.oneOf(at, [...ABSENCES, "text"] as const)),
  }));
}

function flagAt(placed: Placed, reader: ColumnsReader): FlagColumn | undefined {
  return columnAt<FlagColumn>(placed, ["true_values", "false_values", "if_null"], reader, (part) => ({
    trueValues: part("true_values", (at) => flagValuesAt(at, reader)),
    falseValues: part("false_values", (at) => flagValuesAt(at, reader)),
    ifNull: part("if_null", (at) =>
      typeof at.node.value === "boolean" ? at.node.value : reader.oneOf(at, ["unknown"] as const),
    ),
  }));
}

function flagValuesAt(placed: Placed, reader: ColumnsReader): readonly FlagValue[] | undefined {
  const what = "a text, a whole number or a boolean";
  return reader.list(placed)?.flatMap((item): readonly FlagValue[] => {
    const { value } = item.node;
    if (typeof value === "boolean" || (typeof value === "number" && Number.isSafeInteger(value))) return [value];
    if (typeof value === "number") return reader.wrong(item, what) ?? [];
    return [reader.sqlText(item, what) ?? []].flat();
  });
}

function pressedAt(placed: Placed, reader: ColumnsReader): PressedColumns | undefined {
  const { part, needed } = partsOf(placed, ["columns", "path", "paths", "if_null"], reader);
  const columns = part("columns", (at) => reader.list(at)?.flatMap((item) => reader.path(item) ?? []));
  const ifNull = part("if_null", (at) => reader.oneOf(at, ABSENCES));
  if (columns !== undefined && columns.length > 0) return { columns, ifNull };
  const paths = part("paths", reader.path);
  if (paths !== undefined) return { paths };
  const path = needed("path", reader.path);
  return path === undefined ? undefined : { path, ifNull };
}

function customAt(placed: Placed, reader: ColumnsReader): CustomDataColumns | undefined {
  const { part } = partsOf(placed, ["columns", "except", "unknown_texts", "others"], reader);
  const columns = part("columns", (at) => namedAt(at, reader, (each) => textAt(each, reader)));
  const except = part("except", reader.names);
  const others = part("others", (at) => othersAt(at, reader));
  return { columns, except, unknownTexts: part("unknown_texts", reader.names), others };
}

function namedAt<Value>(
  placed: Placed,
  reader: ColumnsReader,
  read: (placed: Placed) => Value | undefined,
): Readonly<Record<string, Value>> {
  const entries = [...(reader.object(placed) ?? [])].flatMap(([name, at]): (readonly [string, Value])[] => {
    const value = read(at);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

type Others = NonNullable<CustomDataColumns["others"]>;

function othersAt(placed: Placed, reader: ColumnsReader): Others | undefined {
  if (placed.node.type !== "object") return reader.oneOf(placed, ["column", ...ABSENCES] as const);
  const { part, needed } = partsOf(placed, ["map", "json", "list", "name", "value"], reader);
  const map = part("map", reader.path);
  if (map !== undefined) return { map };
  const json = part("json", reader.path);
  if (json !== undefined) return { json };
  const [list, name, value] = [needed("list", reader.path), needed("name", reader.name), needed("value", reader.name)];
  return list === undefined || name === undefined || value === undefined ? undefined : { list, name, value };
}

const ROW_KEYS = ["id", "order", "type", "corrects", "caller", "campaign", "start"];

function rowsAt(placed: Placed, reader: ColumnsReader): RowColumns {
  const { part } = partsOf(placed, ROW_KEYS, reader);
  return {
    id: part("id", reader.path),
    order: part("order", reader.path),
    type: part("type", (at) => typeAt(at, reader)),
    corrects: part("corrects", reader.path),
    caller: part("caller", (at) =>
      columnAt<NonNullable<RowColumns["caller"]>>(at, ["unavailable"], reader, (more) => ({
        unavailable: more("unavailable", reader.names),
      })),
    ),
    campaign: part("campaign", (at) => namedAt(at, reader, reader.path)),
    start: part("start", (at) => startAt(at, reader)),
  };
}

function typeAt(placed: Placed, reader: ColumnsReader): RowColumns["type"] {
  const { needed } = partsOf(placed, ["column", "calls"], reader);
  const [column, calls] = [needed("column", reader.path), needed("calls", reader.names)];
  return column === undefined || calls === undefined ? undefined : { column, calls };
}

const UNITS = ["seconds", "milliseconds", "microseconds"] as const;

function startAt(placed: Placed, reader: ColumnsReader): RowColumns["start"] {
  const { needed } = partsOf(placed, ["column", "unit"], reader);
  const column = needed("column", reader.path);
  const unit = needed("unit", (at) => reader.oneOf(at, UNITS));
  return column === undefined || unit === undefined ? undefined : { column, unit };
}
