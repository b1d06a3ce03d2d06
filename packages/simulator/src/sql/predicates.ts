import { type CallContext, evaluate } from "@recond/evaluator";
import { type Flag, type Predicate, type Pressed, requireThat, type TextField } from "@recond/parser";
import type {
  Absence,
  ColumnPath,
  CustomDataColumns,
  FactColumns,
  FlagColumn,
  FlagValue,
  TextColumn,
} from "./columns.js";
import type { Dialect } from "./dialects.js";
import { SqlError } from "./errors.js";
import { requireText } from "./literals.js";

/** What SQL is written of. */
export interface Writing {
  readonly dialect: Dialect;
  readonly facts: FactColumns;
}

/** A predicate as a boolean expression: NULL exactly where the fact is unknown. It stands for itself beside `AND`, `OR` and `NOT`. */
export function predicateSql(node: Predicate, writing: Writing): string {
  switch (node.kind) {
    case "flag":
      return flagSql(node.name, writing);
    case "pressed":
      return pressedSql(node, writing);
    case "comparison":
    case "presence":
      return textSql(node, writing);
    case "region":
    case "duration":
      throw new SqlError("A recording condition has no such term.");
  }
}

/** Whether SQL can say nothing of a predicate, as there is no column for its fact. */
export function isUnmapped(node: Predicate, facts: FactColumns): boolean {
  if (node.kind === "flag") {
    const { name } = node;
    if (name === "mobile" || name === "landline") return facts.mobile === undefined && facts.landline === undefined;
    return name === "sms_sent" || facts[name] === undefined;
  }
  if (node.kind === "pressed") return facts.pressed === undefined;
  if (!("field" in node)) return true;
  if (node.field.name !== "custom_data") return facts[node.field.name] === undefined;
  return customPlace(node.field.key, facts.custom_data) === "unknown";
}

/** A column as SQL names it. */
export function columnSql(path: ColumnPath, { dialect }: Pick<Writing, "dialect">): string {
  const isPath = typeof path === "string" || (Array.isArray(path) && path.length > 0);
  requireThat(isPath, "A column is a name, or a list of names from the outside in", path);
  const [first = "", ...rest] = typeof path === "string" ? [path] : path;
  for (const part of [first, ...rest]) requireText(part);
  return rest.reduce((column, part) => dialect.member(column, part), dialect.name(first));
}

function flagSql(name: Flag["name"], writing: Writing): string {
  if (name === "sms_sent") throw new SqlError("A recording condition has no such term.");
  const own = flagColumnSql(writing.facts[name], writing);
  if (name !== "mobile" && name !== "landline") return own ?? writing.dialect.unknown;
  const other = flagColumnSql(writing.facts[name === "mobile" ? "landline" : "mobile"], writing);
  // A phone of one type is not of the other ([R14]). Where both come from one column, that has been said.
  if (other === undefined || areAlike(writing)) return own ?? writing.dialect.unknown;
  const otherwise = `CASE WHEN ${other} THEN FALSE END`;
  return own === undefined ? otherwise : `COALESCE(${own}, ${otherwise})`;
}

/** Whether one column says both. */
function areAlike(writing: Writing): boolean {
  const { mobile, landline } = writing.facts;
  if (mobile === undefined || landline === undefined) return false;
  const isOne = columnSql(mobile.column, writing) === columnSql(landline.column, writing);
  return isOne && excludes(mobile, landline) && excludes(landline, mobile);
}

/** Whether every value that means one flag means that the other is false. */
function excludes(flag: FlagColumn, other: FlagColumn): boolean {
  return flag.trueValues !== undefined && flag.trueValues.every((value) => other.falseValues?.includes(value) === true);
}

/** The column of a flag as a boolean; undefined without one. */
export function flagColumnSql(flag: FlagColumn | undefined, writing: Writing): string | undefined {
  if (flag === undefined) return undefined;
  const column = columnSql(flag.column, writing);
  const { ifNull: absent = "unknown" } = flag;
  const ofNull = absent === "unknown" ? undefined : truthSql(absent);
  if (flag.trueValues === undefined && flag.falseValues === undefined) {
    return ofNull === undefined ? column : `COALESCE(${column}, ${ofNull})`;
  }
  const branches = [
    ...whenOneOf(column, flag.trueValues ?? [], "TRUE", writing),
    ...whenOneOf(column, flag.falseValues ?? [], "FALSE", writing),
    ...(ofNull === undefined ? [] : [`WHEN ${column} IS NULL THEN ${ofNull}`]),
  ];
  return branches.length === 0 ? writing.dialect.unknown : `CASE ${branches.join(" ")} END`;
}

function whenOneOf(column: string, values: readonly FlagValue[], truth: string, writing: Writing): readonly string[] {
  if (values.length === 0) return [];
  const { exact, exactText } = writing.dialect;
  const written = values.map((value) => (typeof value === "string" ? exactText(value) : valueSql(value)));
  const value = values.some((each) => typeof each === "string") ? exact(column) : column;
  return [
    `WHEN ${written.length === 1 ? `${value} = ${written[0]}` : `${value} IN (${written.join(", ")})`} THEN ${truth}`,
  ];
}

function valueSql(value: number | boolean): string {
  if (typeof value !== "number") return truthSql(value);
  requireThat(Number.isFinite(value), "A number among the values of a flag is finite", value);
  return String(value);
}

/** Nothing but a truth becomes SQL as it is. */
function truthSql(truth: boolean): string {
  requireThat(typeof truth === "boolean", "A value of a flag is a text, a number, true or false", truth);
  return truth ? "TRUE" : "FALSE";
}

/** The value of a field as an expression, and what it says where there is none. */
interface TextSource {
  readonly text: string;
  readonly column: Pick<TextColumn, "ifNull" | "ifEmpty">;
  /** Texts that say nothing. */
  readonly unknown?: readonly string[] | undefined;
}

type TextTest = Extract<Predicate, { readonly field: TextField }>;

function textSql(node: TextTest, writing: Writing): string {
  const source = textSource(node.field, writing);
  if (source === "unknown") return writing.dialect.unknown;
  if (source === "none") return truthSql(truthOf(node, null));
  const known = knownTextSql(node, source, writing);
  const unknown = whenOneOf(source.text, source.unknown ?? [], "NULL", writing);
  return unknown.length === 0 ? known : `CASE ${unknown.join(" ")} ELSE ${known} END`;
}

/** A test of a text that says something. */
function knownTextSql(node: TextTest, { text, column }: TextSource, writing: Writing): string {
  const none = truthSql(truthOf(node, null));
  const { ifNull: absent = "none", ifEmpty: empty = "none" } = column;
  const test = testSql(node, writing.dialect.exact(text), writing.dialect);
  const ofEmpty = empty === "unknown" ? undefined : truthOf(node, empty === "none" ? null : "");
  if (ofEmpty === truthOf(node, "")) return absent === "unknown" ? standing(test) : `COALESCE(${test}, ${none})`;
  const ofNull = absent === "unknown" ? "" : `WHEN ${text} IS NULL THEN ${none} `;
  return `CASE ${ofNull}WHEN ${text} = '' THEN ${ofEmpty === undefined ? "NULL" : truthSql(ofEmpty)} ELSE ${test} END`;
}

/** What the evaluator says of a value; so that the two cannot differ. */
function truthOf(node: TextTest, value: string | null): boolean {
  const { field } = node;
  const call: CallContext =
    field.name === "custom_data" ? { custom_data: Object.fromEntries([[field.key, value]]) } : { [field.name]: value };
  return evaluate(node, call) === true;
}

function testSql(node: TextTest, text: string, dialect: Dialect): string {
  if (node.kind === "presence") return dialect.notBlank(text);
  const { operator, value } = node;
  if (operator === "=") return `${text} = ${dialect.exactText(value)}`;
  if (operator === "!=") return `${text} <> ${dialect.exactText(value)}`;
  // Every value contains an empty text ([R12]); engines differ on where.
  return value === "" ? `CASE WHEN ${text} IS NOT NULL THEN TRUE END` : dialect.contains(text, value);
}

function textSource(field: TextField, writing: Writing): TextSource | Absence {
  const { facts } = writing;
  if (field.name === "custom_data") return customSource(field.key, facts.custom_data, writing);
  const column = facts[field.name];
  return column === undefined ? "unknown" : { text: columnSql(column.column, writing), column };
}

function customSource(key: string, custom: CustomDataColumns | undefined, writing: Writing): TextSource | Absence {
  const place = customPlace(key, custom);
  if (place === "unknown" || place === "none") return place;
  if (place === "column") {
    return { text: columnSql(key, writing), column: {}, unknown: custom?.unknownTexts };
  }
  if ("column" in place) return { text: columnSql(place.column, writing), column: place };
  return { text: entrySql(key, place, writing), column: {} };
}

/** Where a custom-data field is. */
function customPlace(
  key: string,
  custom: CustomDataColumns = {},
): TextColumn | NonNullable<CustomDataColumns["others"]> {
  const { columns = {}, except = [], others = "unknown" } = custom;
  const own = Object.hasOwn(columns, key) ? columns[key] : undefined;
  // To many engines the names of columns are the same in any letter case.
  const isExcept = except.some((name) => name.toLowerCase() === key.toLowerCase());
  return own ?? (isExcept ? "unknown" : others);
}

/** A value of a map, NULL where it is not there: it has none then. Where the whole is NULL, so has every name. */
function entrySql(
  key: string,
  others: Exclude<CustomDataColumns["others"], string | undefined>,
  writing: Writing,
): string {
  const { dialect } = writing;
  if ("map" in others) return dialect.entry(columnSql(others.map, writing), key);
  if ("json" in others) return dialect.jsonEntry(columnSql(others.json, writing), key);
  return dialect.listed(columnSql(others.list, writing), others.name, others.value, key);
}

/** Keys as a regular expression matches them. */
const KEY = "[1-9a-zWN]";

function pressedSql({ keys }: Pressed, writing: Writing): string {
  const { dialect, facts } = writing;
  const { pressed } = facts;
  if (pressed === undefined) return dialect.unknown;
  if ("columns" in pressed) return pressedInColumns(keys, pressed.columns, pressed.ifNull === "unknown", writing);
  if ("paths" in pressed) {
    const paths = columnSql(pressed.paths, writing);
    const isTaken = dialect.some(paths, (path) => takenSql(path, keys, dialect));
    const isWrong = dialect.some(paths, (path) => `COALESCE(NOT ${isPathSql(path, dialect)}, TRUE)`);
    return `CASE WHEN ${paths} IS NULL OR ${isWrong} THEN NULL ELSE ${isTaken} END`;
  }
  const path = columnSql(pressed.path, writing);
  const { ifNull: absent = "unknown" } = pressed;
  const none = [`${path} = ''`, ...(absent === "none" ? [`${path} IS NULL`] : [])].join(" OR ");
  return `CASE WHEN ${none} THEN FALSE WHEN ${isPathSql(path, dialect)} THEN ${takenSql(path, keys, dialect)} END`;
}

/** Whether a text is a key path ([R8]). */
function isPathSql(path: string, dialect: Dialect): string {
  return standing(dialect.matches(dialect.exact(path), `^[ \\t]*${KEY}([ \\t]+${KEY})*[ \\t]*$`));
}

/** Whether a key path starts with keys ([R9]): each is one character, so that characters can be compared. */
function takenSql(path: string, keys: readonly string[], dialect: Dialect): string {
  return dialect.startsWith(dialect.squeezed(dialect.exact(path)), keys.join(""));
}

/**
 * The keys stand in columns of their own. What lies behind the last column, or behind a question's letter, is not told: where all before it
 * was pressed, the rest is unknown.
 *
 * @param isOpen - whether nobody can tell what was pressed from a column with NULL on
 */
function pressedInColumns(
  keys: readonly string[],
  columns: readonly ColumnPath[],
  isOpen: boolean,
  writing: Writing,
): string {
  const { dialect } = writing;
  const path = pathSql(columns, dialect);
  const isPath = isKeyPathSql(columns, dialect);
  const startsWith = (some: readonly string[]): string =>
    some.length === 0 ? "TRUE" : dialect.startsWith(path, some.map((key) => `${key}/`).join(""));
  const letter = keys.findIndex((key) => key >= "a" && key <= "z");
  const told = Math.min(columns.length, letter < 0 ? keys.length : letter);
  const isTaken = keys.length <= columns.length ? startsWith(keys) : "FALSE";
  const untold = isOpen
    ? columns.slice(0, told).map((column, index) => ({ column, before: keys.slice(0, index) }))
    : [];
  if (told === keys.length && untold.length === 0) return `CASE WHEN ${isPath} THEN ${isTaken} END`;
  const whens = [
    `WHEN NOT ${standing(isPath)} THEN NULL`,
    ...(isTaken === "FALSE" ? [] : [`WHEN ${isTaken} THEN TRUE`]),
    ...untold.map(
      ({ column, before }) =>
        `WHEN ${columnSql(column, writing)} IS NULL AND ${standing(startsWith(before))} THEN NULL`,
    ),
    ...(told < keys.length ? [`WHEN ${startsWith(keys.slice(0, told))} THEN NULL`] : []),
  ];
  return `CASE ${whens.join(" ")} ELSE FALSE END`;
}

/** Whether what stands in columns of keys is a key path. */
export function isKeyPathSql(columns: readonly ColumnPath[], dialect: Dialect): string {
  return dialect.matches(pathSql(columns, dialect), pathPattern(columns.length));
}

/** The keys with a stroke behind each, so that every value has its place, whatever is in it. */
function pathSql(columns: readonly ColumnPath[], dialect: Dialect): string {
  const { asText, exact } = dialect;
  const parts = columns.map((column) => `COALESCE(${asText(columnSql(column, { dialect }))}, ''), '/'`);
  return exact(`CONCAT(${parts.join(", ")})`);
}

/** Keys from the first place on, and nothing in the places behind them. */
function pathPattern(places: number): string {
  const paths = Array.from({ length: places + 1 }, (_, pressed) => `(${KEY}/){${pressed}}/{${places - pressed}}`);
  return `^(${paths.join("|")})$`;
}

/** In parentheses, unless it is one already. */
function standing(sql: string): string {
  return /^[\w.]+\([^()]*\)$/.test(sql) || /^CASE .* END$/.test(sql) ? sql : `(${sql})`;
}
