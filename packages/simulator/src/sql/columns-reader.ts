import { createReader, mapWords, type Entry, type Placed, type Reader, type Report, spanOf } from "@recond/documents";
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
}

type Values = ReadonlyMap<string, Entry>;

const FLAGS = ["during_hours", "repeat", "landline", "mobile"] as const;
const TEXTS = ["affiliate_name", "media_type", "promo_number_description"] as const;
const KEYS = ["$schema", "table", ...FLAGS, "pressed", ...TEXTS, "custom_data", "rows"];

/**
 * The columns that a file of them names; what is wrong is reported.
 *
 * @param report - is called with what is wrong
 */
export function columnsOf(root: Placed, report: Report): SqlColumns {
  const reader: ColumnsReader = { ...createReader(WORDS, report), report };
  const values = reader.object(root, KEYS) ?? new Map();
  const flag = (name: (typeof FLAGS)[number]): FlagColumn | undefined => part(values, name, (at) => flagAt(at, reader));
  const text = (name: (typeof TEXTS)[number]): TextColumn | undefined => part(values, name, (at) => textAt(at, reader));
  const facts: FactColumns = {
    during_hours: flag("during_hours"),
    repeat: flag("repeat"),
    landline: flag("landline"),
    mobile: flag("mobile"),
    pressed: part(values, "pressed", (at) => pressedAt(at, reader)),
    affiliate_name: text("affiliate_name"),
    media_type: text("media_type"),
    promo_number_description: text("promo_number_description"),
    custom_data: part(values, "custom_data", (at) => customAt(at, reader)),
  };
  part(values, "$schema", (placed) => reader.text(placed, "a text"));
  return {
    table: part(values, "table", (placed) => pathAt(placed, reader)) ?? "calls",
    facts,
    rows: part(values, "rows", (placed) => rowsAt(placed, reader)) ?? {},
  };
}

function part<Value>(values: Values, key: string, read: (placed: Placed) => Value): Value | undefined {
  const placed = values.get(key);
  return placed === undefined ? undefined : read(placed);
}

/** A key that must be there. */
function needed<Value>(
  owner: Placed,
  values: Values,
  key: string,
  read: (placed: Placed) => Value | undefined,
  { report }: ColumnsReader,
): Value | undefined {
  const placed = values.get(key);
  if (placed !== undefined) return read(placed);
  report(`${WORDS.subject(owner.path)} names no \`${key}\`.`, spanOf(owner.node), owner.path);
  return undefined;
}

/** A name, or a list of names for a field in a column. */
function pathAt(placed: Placed, reader: ColumnsReader): ColumnPath | undefined {
  if (placed.node.type !== "array") return nameAt(placed, reader);
  const names = reader.list(placed)?.flatMap((item) => nameAt(item, reader) ?? []) ?? [];
  if (names.length > 0) return names;
  return reader.wrong(placed, "the name of a column");
}

function nameAt(placed: Placed, reader: ColumnsReader): string | undefined {
  const name = textsAt(placed, reader, "the name of a column");
  if (name !== "") return name;
  return reader.wrong(placed, "the name of a column");
}

/** A text that SQL can hold. */
function textsAt(placed: Placed, reader: ColumnsReader, what: string): string | undefined {
  const text = reader.text(placed, what);
  try {
    if (text !== undefined) requireText(text);
    return text;
  } catch (error) {
    if (!(error instanceof SqlTextError)) throw error;
    reader.report(error.message, spanOf(placed.node), placed.path);
    return undefined;
  }
}

/** A column by its name alone, or with more about it. */
function columnAt<Column extends { readonly column: ColumnPath }>(
  placed: Placed,
  keys: readonly string[],
  reader: ColumnsReader,
  more: (values: Values) => Omit<Column, "column">,
): ({ readonly column: ColumnPath } & Partial<Omit<Column, "column">>) | undefined {
  if (placed.node.type !== "object") {
    const column = pathAt(placed, reader);
    return column === undefined ? undefined : { column, ...more(new Map()) };
  }
  const values = reader.object(placed, ["column", ...keys]);
  if (values === undefined) return undefined;
  const column = needed(placed, values, "column", (at) => pathAt(at, reader), reader);
  const rest = more(values);
  return column === undefined ? undefined : { column, ...rest };
}

const ABSENCES: readonly Absence[] = ["none", "unknown"];

function textAt(placed: Placed, reader: ColumnsReader): TextColumn | undefined {
  return columnAt<TextColumn>(placed, ["if_null", "if_empty"], reader, (values) => ({
    ifNull: part(values, "if_null", (at) => reader.oneOf(at, ABSENCES)),
    ifEmpty: part(values, "if_empty", (at) => reader.oneOf(at, [...ABSENCES, "text"] as const)),
  }));
}

function flagAt(placed: Placed, reader: ColumnsReader): FlagColumn | undefined {
  return columnAt<FlagColumn>(placed, ["true_values", "false_values", "if_null"], reader, (values) => ({
    trueValues: part(values, "true_values", (at) => flagValuesAt(at, reader)),
    falseValues: part(values, "false_values", (at) => flagValuesAt(at, reader)),
    ifNull: part(values, "if_null", (at) =>
      typeof at.node.value === "boolean" ? at.node.value : reader.oneOf(at, ["unknown"] as const),
    ),
  }));
}

function flagValuesAt(placed: Placed, reader: ColumnsReader): readonly FlagValue[] | undefined {
  return reader.list(placed)?.flatMap((item): readonly FlagValue[] => {
    const { value } = item.node;
    if (typeof value === "boolean" || (typeof value === "number" && Number.isSafeInteger(value))) return [value];
    if (typeof value === "number") return reader.wrong(item, "a text, a whole number or a boolean") ?? [];
    return [textsAt(item, reader, "a text, a whole number or a boolean") ?? []].flat();
  });
}

function pressedAt(placed: Placed, reader: ColumnsReader): PressedColumns | undefined {
  const values = reader.object(placed, ["columns", "path", "paths", "if_null"]);
  if (values === undefined) return undefined;
  const columns = part(values, "columns", (at) => reader.list(at)?.flatMap((item) => pathAt(item, reader) ?? []));
  const ifNull = part(values, "if_null", (at) => reader.oneOf(at, ABSENCES));
  if (columns !== undefined && columns.length > 0) return { columns, ifNull };
  const paths = part(values, "paths", (at) => pathAt(at, reader));
  if (paths !== undefined) return { paths };
  const path = needed(placed, values, "path", (at) => pathAt(at, reader), reader);
  return path === undefined ? undefined : { path, ifNull };
}

function customAt(placed: Placed, reader: ColumnsReader): CustomDataColumns | undefined {
  const values = reader.object(placed, ["columns", "except", "unknown_texts", "others"]);
  if (values === undefined) return undefined;
  const columns = part(values, "columns", (at) => namedAt(at, reader, textAt));
  const except = part(values, "except", (at) => namesAt(at, reader));
  const others = part(values, "others", (at) => othersAt(at, reader));
  const unknownTexts = part(values, "unknown_texts", (at) => namesAt(at, reader));
  return { columns, except, unknownTexts, others };
}

function namedAt<Value>(
  placed: Placed,
  reader: ColumnsReader,
  read: (placed: Placed, reader: ColumnsReader) => Value | undefined,
): Readonly<Record<string, Value>> {
  const entries = [...(reader.object(placed) ?? [])].flatMap(([name, at]): (readonly [string, Value])[] => {
    const value = read(at, reader);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

function namesAt(placed: Placed, reader: ColumnsReader): readonly string[] | undefined {
  return reader.list(placed)?.flatMap((item) => nameAt(item, reader) ?? []);
}

type Others = NonNullable<CustomDataColumns["others"]>;

function othersAt(placed: Placed, reader: ColumnsReader): Others | undefined {
  if (placed.node.type !== "object") return reader.oneOf(placed, ["column", ...ABSENCES] as const);
  const values = reader.object(placed, ["map", "json", "list", "name", "value"]);
  if (values === undefined) return undefined;
  const map = part(values, "map", (at) => pathAt(at, reader));
  if (map !== undefined) return { map };
  const json = part(values, "json", (at) => pathAt(at, reader));
  if (json !== undefined) return { json };
  const list = needed(placed, values, "list", (at) => pathAt(at, reader), reader);
  const name = needed(placed, values, "name", (at) => nameAt(at, reader), reader);
  const value = needed(placed, values, "value", (at) => nameAt(at, reader), reader);
  return list === undefined || name === undefined || value === undefined ? undefined : { list, name, value };
}

const ROW_KEYS = ["id", "order", "type", "corrects", "caller", "campaign", "start"];

function rowsAt(placed: Placed, reader: ColumnsReader): RowColumns | undefined {
  const values = reader.object(placed, ROW_KEYS);
  if (values === undefined) return undefined;
  const path = (key: string): ColumnPath | undefined => part(values, key, (at) => pathAt(at, reader));
  return {
    id: path("id"),
    order: path("order"),
    type: part(values, "type", (at) => typeAt(at, reader)),
    corrects: path("corrects"),
    caller: part(values, "caller", (at) =>
      columnAt<NonNullable<RowColumns["caller"]>>(at, ["unavailable"], reader, (more) => ({
        unavailable: part(more, "unavailable", (list) => namesAt(list, reader)),
      })),
    ),
    campaign: part(values, "campaign", (at) => namedAt(at, reader, pathAt)),
    start: part(values, "start", (at) => startAt(at, reader)),
  };
}

function typeAt(placed: Placed, reader: ColumnsReader): RowColumns["type"] {
  const values = reader.object(placed, ["column", "calls"]);
  if (values === undefined) return undefined;
  const column = needed(placed, values, "column", (at) => pathAt(at, reader), reader);
  const calls = needed(placed, values, "calls", (at) => namesAt(at, reader), reader);
  return column === undefined || calls === undefined ? undefined : { column, calls };
}

function startAt(placed: Placed, reader: ColumnsReader): RowColumns["start"] {
  const values = reader.object(placed, ["column", "unit"]);
  if (values === undefined) return undefined;
  const column = needed(placed, values, "column", (at) => pathAt(at, reader), reader);
  const units = ["seconds", "milliseconds", "microseconds"] as const;
  const unit = needed(placed, values, "unit", (at) => reader.oneOf(at, units), reader);
  return column === undefined || unit === undefined ? undefined : { column, unit };
}
