import { requireThat } from "@recond/parser";
import { literal, type Spelling } from "./literals.js";

/** How an engine writes what conditions need. `text` is an expression, `part`, `start` and `pattern` are plain texts. */
export interface Dialect {
  readonly title: string;
  /** A name in quotes. */
  readonly name: (part: string) => string;
  /** A field of a column that holds several. */
  readonly member: (column: string, part: string) => string;
  /** A text in quotes. */
  readonly text: (text: string) => string;
  /** The same, to be compared with what `exact` gives. */
  readonly exactText: (text: string) => string;
  /** Neither true nor false. */
  readonly unknown: string;
  /** Any value as a text. */
  readonly asText: (value: string) => string;
  /** A text that is compared byte by byte, whatever the collation of its column ([R10]). */
  readonly exact: (text: string) => string;
  readonly contains: (text: string, part: string) => string;
  readonly startsWith: (text: string, start: string) => string;
  /** Whether it has a character that JavaScript's `\S` matches ([R12]). */
  readonly notBlank: (text: string) => string;
  /** Whether a part of it matches a regular expression of ASCII. */
  readonly matches: (text: string, pattern: string) => string;
  /** A text without its blanks and tabs. */
  readonly squeezed: (text: string) => string;
  /** The digits in a text. */
  readonly digits: (text: string) => string;
  /** Whether an element of a list passes a test. */
  readonly some: (list: string, test: (element: string) => string) => string;
  /** The text under a name in a map, NULL when it is not there. */
  readonly entry: (map: string, key: string) => string;
  /** The text under a name in a JSON object, NULL when it is not there. */
  readonly jsonEntry: (json: string, key: string) => string;
  /** The value of a field of the first object in a list whose name is that. */
  readonly listed: (list: string, name: string, value: string, key: string) => string;
  /** The type of whole numbers of 64 bits. */
  readonly bigint: string;
  readonly remainder: (dividend: string, divisor: number) => string;
}

/** The names of the dialects, as flags take them. */
export const sqlDialects = ["duckdb", "postgresql", "clickhouse", "bigquery", "spark", "trino", "snowflake"] as const;

/** An engine whose SQL can be written. */
export type SqlDialect = (typeof sqlDialects)[number];

/** @throws TypeError when there is no such dialect */
export function requireDialect(dialect: unknown): void {
  const isDialect = sqlDialects.some((name) => name === dialect);
  requireThat(isDialect, `The dialect is one of ${sqlDialects.join(", ")}`, dialect);
}

/** White space as JavaScript's `\s` has it ([R5]), in the brackets of a regular expression. */
const BLANKS = String.raw`\t-\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}`;

/** The same for what knows `\u` only. */
const BLANKS_BY_UNITS = BLANKS.replaceAll(/\\x\{([0-9A-F]+)\}/g, (_, hex: string) => `\\u${hex.padStart(4, "0")}`);

/** The same as a text. */
const BLANK_CHARACTERS =
  "\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

const doubled = (quote: string) => (part: string) => `${quote}${part.replaceAll(quote, quote + quote)}${quote}`;
const escaped = (quote: string) => (part: string) =>
  `${quote}${part.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`)}${quote}`;

const spelled = (spelling: Spelling) => (text: string) => literal(text, spelling);

/** Texts in which a backslash is a character like any other; odd characters are joined to them by their numbers. */
const joinedText = spelled({ quote: "''", backslash: "\\", odd: (unit) => ({ outside: `chr(${unit})` }) });

/** Texts in which a backslash escapes. */
const escapedText = spelled({ quote: "\\'", backslash: "\\\\", odd: (unit) => ({ inside: `\\u${hex(unit, 4)}` }) });

/** The same, and what would be replaced as a variable is not (`${name}`). */
const sparkText = (text: string): string => escapedText(text).replaceAll("${", "\\u0024{");

/** `E'…'` means the same whatever `standard_conforming_strings` is; a plain text without a backslash does, too. */
const postgresText = spelled({
  quote: "''",
  backslash: "\\\\",
  odd: (unit) => ({ inside: `\\u${hex(unit, 4)}` }),
  escaping: { prefix: "E", isForBackslash: true },
});

const trinoText = spelled({
  quote: "''",
  backslash: "\\\\",
  odd: (unit) => ({ inside: `\\${hex(unit, 4)}` }),
  escaping: { prefix: "U&", isForBackslash: false },
});

/** Its escapes are of bytes. */
const clickhouseText = spelled({
  quote: "\\'",
  backslash: "\\\\",
  odd: (unit) => ({
    inside: utf8(unit)
      .map((byte) => `\\x${hex(byte, 2)}`)
      .join(""),
  }),
});

const hex = (number: number, digits: number): string => number.toString(16).toUpperCase().padStart(digits, "0");

/** The bytes of a UTF-16 unit that is a character by itself. */
function utf8(unit: number): readonly number[] {
  if (unit < 0x80) return [unit];
  if (unit < 0x8_00) return [0xc0 + Math.floor(unit / 64), 0x80 + (unit % 64)];
  return [0xe0 + Math.floor(unit / 4096), 0x80 + (Math.floor(unit / 64) % 64), 0x80 + (unit % 64)];
}

const calls =
  (name: string) =>
  (...args: readonly string[]): string =>
    `${name}(${args.join(", ")})`;
const modulo = (dividend: string, divisor: number): string => `MOD(${dividend}, ${divisor})`;
const dotted = (quoted: (part: string) => string) => (column: string, part: string) => `${column}.${quoted(part)}`;
const hasElement = (name: string) => (list: string, test: (element: string) => string) =>
  `${name}(${list}, p -> ${test("p")})`;

/** One row for each engine: what tells it from the others, all of it. */
export const dialectTable: Readonly<Record<SqlDialect, Dialect>> = {
  duckdb: {
    title: "DuckDB",
    name: doubled('"'),
    member: dotted(doubled('"')),
    text: joinedText,
    exactText: joinedText,
    unknown: "CAST(NULL AS BOOLEAN)",
    asText: (value) => `CAST(${value} AS VARCHAR)`,
    exact: (text) => `${text} COLLATE C`,
    contains: (text, part) => calls("contains")(text, joinedText(part)),
    startsWith: (text, start) => calls("starts_with")(text, joinedText(start)),
    notBlank: (text) => calls("regexp_matches")(text, `'[^${BLANKS}]'`),
    matches: (text, pattern) => calls("regexp_matches")(text, joinedText(pattern)),
    squeezed: (text) => `translate(${text}, ' ' || chr(9), '')`,
    digits: (text) => `regexp_replace(${text}, '[^0-9]', '', 'g')`,
    some: (list, test) => `len(list_filter(${list}, lambda p : ${test("p")})) > 0`,
    entry: (map, key) => `${map}[${joinedText(key)}]`,
    jsonEntry: (json, key) => `json_extract_string(${json}, ${joinedText(pointer(key))})`,
    listed: (list, name, value, key) =>
      `list_extract(list_filter(${list}, lambda p : p.${doubled('"')(name)} = ${joinedText(key)}), 1).${doubled('"')(value)}`,
    bigint: "BIGINT",
    remainder: modulo,
  },
  postgresql: {
    title: "PostgreSQL",
    name: doubled('"'),
    member: (column, part) => `(${column}).${doubled('"')(part)}`,
    text: postgresText,
    exactText: postgresText,
    unknown: "CAST(NULL AS BOOLEAN)",
    asText: (value) => `CAST(${value} AS TEXT)`,
    exact: (text) => `CAST(${text} AS TEXT) COLLATE "C"`,
    contains: (text, part) => `strpos(${text}, ${postgresText(part)}) > 0`,
    startsWith: (text, start) => calls("starts_with")(text, postgresText(start)),
    notBlank: (text) => `${text} ~ ${postgresText(`[^${BLANKS_BY_UNITS}]`)}`,
    matches: (text, pattern) => `${text} ~ ${postgresText(pattern)}`,
    squeezed: (text) => `translate(${text}, E' \\t', '')`,
    digits: (text) => `regexp_replace(${text}, '[^0-9]', '', 'g')`,
    some: (list, test) =>
      `CASE WHEN ${list} IS NOT NULL THEN EXISTS (SELECT 1 FROM unnest(${list}) AS p WHERE ${test("p")}) END`,
    entry: (map, key) => `${map} -> ${postgresText(key)}`,
    jsonEntry: (json, key) => `CAST(${json} AS JSONB) ->> ${postgresText(key)}`,
    listed: (list, name, value, key) =>
      `(SELECT p ->> ${postgresText(value)} FROM jsonb_array_elements(CAST(${list} AS JSONB)) AS p WHERE p ->> ${postgresText(name)} = ${postgresText(key)} LIMIT 1)`,
    bigint: "BIGINT",
    remainder: modulo,
  },
  clickhouse: {
    title: "ClickHouse",
    name: escaped("`"),
    member: (column, part) => `tupleElement(${column}, ${clickhouseText(part)})`,
    text: clickhouseText,
    exactText: clickhouseText,
    unknown: "CAST(NULL AS Nullable(Bool))",
    asText: (value) => `CAST(${value} AS Nullable(String))`,
    exact: (text) => text,
    contains: (text, part) => `position(${text}, ${clickhouseText(part)}) > 0`,
    startsWith: (text, start) => calls("startsWith")(text, clickhouseText(start)),
    notBlank: (text) => calls("match")(text, clickhouseText(`[^${BLANKS}]`)),
    matches: (text, pattern) => calls("match")(text, clickhouseText(pattern)),
    squeezed: (text) => `replaceAll(replaceAll(${text}, ' ', ''), '\\t', '')`,
    digits: (text) => `replaceRegexpAll(${text}, '[^0-9]', '')`,
    some: (list, test) => `arrayExists(p -> ${test("p")}, ${list})`,
    entry: (map, key) => `if(mapContains(${map}, ${clickhouseText(key)}), ${map}[${clickhouseText(key)}], NULL)`,
    jsonEntry: (json, key) => `JSONExtract(${json}, ${clickhouseText(key)}, 'Nullable(String)')`,
    listed: (list, name, value, key) =>
      `arrayFirstOrNull(p -> tupleElement(p, ${clickhouseText(name)}) = ${clickhouseText(key)}, ${list}).${escaped("`")(value)}`,
    bigint: "Int64",
    remainder: modulo,
  },
  bigquery: {
    title: "BigQuery (GoogleSQL)",
    name: escaped("`"),
    member: dotted(escaped("`")),
    text: escapedText,
    exactText: escapedText,
    unknown: "CAST(NULL AS BOOL)",
    asText: (value) => `CAST(${value} AS STRING)`,
    exact: (text) => `COLLATE(${text}, '')`,
    contains: (text, part) => `STRPOS(${text}, ${escapedText(part)}) > 0`,
    startsWith: (text, start) => calls("STARTS_WITH")(text, escapedText(start)),
    notBlank: (text) => calls("REGEXP_CONTAINS")(text, escapedText(`[^${BLANKS}]`)),
    matches: (text, pattern) => calls("REGEXP_CONTAINS")(text, escapedText(pattern)),
    squeezed: (text) => `TRANSLATE(${text}, ' \\t', '')`,
    digits: (text) => `REGEXP_REPLACE(${text}, '[^0-9]', '')`,
    some: (list, test) =>
      `CASE WHEN ${list} IS NOT NULL THEN EXISTS (SELECT 1 FROM UNNEST(${list}) AS p WHERE ${test("p")}) END`,
    entry: (map, key) => `JSON_VALUE(${map}[${escapedText(key)}])`,
    jsonEntry: (json, key) => `JSON_VALUE(PARSE_JSON(${json}, wide_number_mode => 'round')[${escapedText(key)}])`,
    listed: (list, name, value, key) =>
      `(SELECT p.${escaped("`")(value)} FROM UNNEST(${list}) AS p WHERE p.${escaped("`")(name)} = ${escapedText(key)} LIMIT 1)`,
    bigint: "INT64",
    remainder: modulo,
  },
  spark: {
    title: "Spark SQL",
    name: doubled("`"),
    member: dotted(doubled("`")),
    text: sparkText,
    exactText: (text) => `CAST(${sparkText(text)} AS BINARY)`,
    unknown: "CAST(NULL AS BOOLEAN)",
    asText: (value) => `CAST(${value} AS STRING)`,
    exact: (text) => `CAST(${text} AS BINARY)`,
    contains: (text, part) => `contains(${text}, CAST(${sparkText(part)} AS BINARY))`,
    startsWith: (text, start) => `startswith(${text}, CAST(${sparkText(start)} AS BINARY))`,
    notBlank: (text) => `CAST(${text} AS STRING) RLIKE ${sparkText(`[^${BLANKS}]`)}`,
    matches: (text, pattern) => `CAST(${text} AS STRING) RLIKE ${sparkText(pattern)}`,
    squeezed: (text) => `CAST(translate(CAST(${text} AS STRING), ' \\t', '') AS BINARY)`,
    digits: (text) => `regexp_replace(${text}, '[^0-9]', '')`,
    some: hasElement("exists"),
    entry: (map, key) => `try_element_at(${map}, ${sparkText(key)})`,
    jsonEntry: (json, key) => `try_element_at(from_json(${json}, 'MAP<STRING, STRING>'), ${sparkText(key)})`,
    listed: (list, name, value, key) =>
      `get(filter(${list}, p -> p.${doubled("`")(name)} = ${sparkText(key)}), 0).${doubled("`")(value)}`,
    bigint: "BIGINT",
    remainder: modulo,
  },
  trino: {
    title: "Trino",
    name: doubled('"'),
    member: dotted(doubled('"')),
    text: trinoText,
    exactText: trinoText,
    unknown: "CAST(NULL AS BOOLEAN)",
    asText: (value) => `CAST(${value} AS VARCHAR)`,
    exact: (text) => `CAST(${text} AS VARCHAR)`,
    contains: (text, part) => `strpos(${text}, ${trinoText(part)}) > 0`,
    startsWith: (text, start) => calls("starts_with")(text, trinoText(start)),
    notBlank: (text) => calls("regexp_like")(text, trinoText(`[^${BLANKS}]`)),
    matches: (text, pattern) => calls("regexp_like")(text, trinoText(pattern)),
    squeezed: (text) => `translate(${text}, U&' \\0009', '')`,
    digits: (text) => `regexp_replace(${text}, '[^0-9]', '')`,
    some: hasElement("any_match"),
    entry: (map, key) => calls("element_at")(map, trinoText(key)),
    jsonEntry: (json, key) => `element_at(CAST(json_parse(${json}) AS MAP(VARCHAR, VARCHAR)), ${trinoText(key)})`,
    listed: (list, name, value, key) =>
      `element_at(filter(${list}, p -> p.${doubled('"')(name)} = ${trinoText(key)}), 1).${doubled('"')(value)}`,
    bigint: "BIGINT",
    remainder: modulo,
  },
  snowflake: {
    title: "Snowflake",
    name: doubled('"'),
    member: (column, part) => `GET(${column}, ${escapedText(part)})`,
    text: escapedText,
    exactText: escapedText,
    unknown: "CAST(NULL AS BOOLEAN)",
    asText: (value) => `CAST(${value} AS VARCHAR)`,
    exact: (text) => `COLLATE(CAST(${text} AS VARCHAR), '')`,
    contains: (text, part) => calls("CONTAINS")(text, escapedText(part)),
    startsWith: (text, start) => calls("STARTSWITH")(text, escapedText(start)),
    notBlank: (text) => `TRIM(${text}, ${escapedText(BLANK_CHARACTERS)}) <> ''`,
    matches: (text, pattern) => `REGEXP_INSTR(${text}, ${escapedText(pattern)}) > 0`,
    squeezed: (text) => `TRANSLATE(${text}, ' \\t', '')`,
    digits: (text) => `REGEXP_REPLACE(${text}, '[^0-9]', '')`,
    some: (list, test) => `ARRAY_SIZE(FILTER(${list}, p -> ${test("p")})) > 0`,
    entry: (map, key) => `CAST(GET(${map}, ${escapedText(key)}) AS VARCHAR)`,
    jsonEntry: (json, key) => `CAST(GET(PARSE_JSON(${json}), ${escapedText(key)}) AS VARCHAR)`,
    listed: (list, name, value, key) =>
      `CAST(GET(GET(FILTER(${list}, p -> GET(p, ${escapedText(name)}) = ${escapedText(key)}), 0), ${escapedText(value)}) AS VARCHAR)`,
    bigint: "BIGINT",
    remainder: modulo,
  },
};

/** The way to a name in a JSON object, as RFC 6901 writes it. */
function pointer(key: string): string {
  return `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
