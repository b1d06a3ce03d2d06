import { fromTransaction } from "@recond/campaign";
import { type CallContext, evaluate, type Truth } from "@recond/evaluator";
import {
  and,
  comparison,
  type Condition,
  customData,
  flag,
  not,
  or,
  presence,
  pressed,
  type TextField,
  textField,
} from "@recond/parser";
import { type CustomDataColumns, type SqlColumns, type SqlDialect, toSql, transactionColumns } from "@recond/simulator";
import * as fc from "fast-check";
import { FIELD_NAMES, keyPaths, TEXTS } from "../../../parser/test/arbitraries/conditions.js";

/** A row of the table that the tests make in each engine. */
export interface SqlRow {
  readonly n: number;
  readonly during_hours: boolean | null;
  readonly repeat_calling_phone_number: string | null;
  readonly mobile: string | null;
  readonly keypress_1: string | null;
  readonly keypress_2: string | null;
  readonly keypress_3: string | null;
  readonly keypress_4: string | null;
  readonly affiliate_name: string | null;
  readonly media_type: string | null;
  readonly promo_number_description: string | null;
  readonly is_mobile: boolean | null;
  readonly is_landline: boolean | null;
  readonly in_hours: number | null;
  readonly path: string | null;
  readonly paths: readonly (string | null)[] | null;
  readonly fields: Readonly<Record<string, string>> | null;
  /** The same as JSON in a text, and as a list of names and values. */
  readonly fields_json: string | null;
  readonly fields_list: readonly { readonly name: string; readonly value: string }[] | null;
  /** Flat custom data, in columns `custom_0` and so on. */
  readonly [custom: `custom_${number}`]: string | null;
}

/** Partner names, among them some that other programs stumble over. */
const NAMES: readonly string[] = [...FIELD_NAMES, "it's", "a\\b", "~/x", "$y", "%_", "é", "e\u0301", "`b`"];

/** Texts, many of them alike but for one thing. */
const ODD_TEXTS: readonly string[] = [
  ...TEXTS,
  "it's",
  "''",
  "\\'",
  "a\\b",
  "\\n",
  "%",
  "_",
  "a%",
  "${a}",
  "$1",
  "é",
  "e\u0301",
  "É",
  "ß",
  "SS",
  "ﬁ",
  "chair",
  "CHAIR",
  " a ",
  "a ",
  "👨‍👩‍👧",
  "👩",
  "\u2003",
  "\u200b",
  "\ufeff",
  "\u2028",
  "\u1680a",
  "\u3000",
  "\u00a0\u2007",
  "\u180e",
  "‰",
  "?",
  "{x:y}",
  ":a",
  "@a",
  "&a",
];

/** Only in values: a condition cannot have them. */
const VALUES: readonly (string | null)[] = [
  null,
  null,
  ...ODD_TEXTS,
  '"',
  "\t",
  "\n",
  "\v\f",
  "a\nb",
  "\u0085",
  "\u001f",
];

const KEYS = ["", null, "1", "2", "a", "W", "N", "0", "12", "/", " "] as const;
const PATHS = [
  "",
  "1",
  "1 1",
  "1 1 2",
  " 1\t2 ",
  "2 1",
  "a 1",
  "W",
  "11",
  "1 x y z",
  "1 \n2",
  "1\n",
  "0",
  "1  2",
] as const;

const texts = fc.constantFrom(...VALUES);
const truths = fc.constantFrom(true, false, null);
const keys: fc.Arbitrary<string | null> = fc.constantFrom(...KEYS.slice(0, 6), ...KEYS);

/** Keys from the first on, mostly. */
const pressedKeys: fc.Arbitrary<(string | null)[]> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(keyPaths, fc.constantFrom("", null))
      .map(([path, none]) => [0, 1, 2, 3].map((index) => path[index] ?? none)),
  },
  { weight: 1, arbitrary: fc.array(keys, { minLength: 4, maxLength: 4 }) },
);

const phones = fc.constantFrom(
  { is_mobile: true, is_landline: false },
  { is_mobile: true, is_landline: null },
  { is_mobile: false, is_landline: null },
  { is_mobile: null, is_landline: null },
  { is_mobile: null, is_landline: true },
  { is_mobile: false, is_landline: false },
);

const rowArbitrary = fc
  .record({
    during_hours: truths,
    repeat_calling_phone_number: fc.constantFrom("true", "false", "Yes", "NO", "1", "0", "", null, "perhaps"),
    mobile: fc.constantFrom("Mobile", "Landline", "", null, "mobile", "VoIP"),
    pressedKeys,
    affiliate_name: texts,
    media_type: texts,
    promo_number_description: texts,
    phones,
    in_hours: fc.constantFrom(0, 1, 2, null),
    path: fc.constantFrom(null, ...PATHS),
    paths: fc.option(fc.array(fc.constantFrom(null, ...PATHS, ...PATHS), { maxLength: 2 })),
    fields: fc.option(
      fc.dictionary(fc.constantFrom(...NAMES), fc.constantFrom(...ODD_TEXTS), { noNullPrototype: true }),
    ),
    custom: fc.array(texts, { minLength: NAMES.length, maxLength: NAMES.length }),
  })
  .map(
    ({ pressedKeys: pressedValues, phones: types, custom, ...row }): Omit<SqlRow, "n"> =>
      ({
        ...row,
        fields_json: row.fields && JSON.stringify(row.fields),
        fields_list: row.fields && Object.entries(row.fields).map(([name, value]) => ({ name, value })),
        ...types,
        ...Object.fromEntries(pressedValues.map((key, index) => [`keypress_${index + 1}`, key])),
        ...Object.fromEntries(custom.map((value, index) => [`custom_${index}`, value])),
      }) as unknown as Omit<SqlRow, "n">,
  );

const fields: fc.Arbitrary<TextField> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...NAMES).map(customData) },
  { weight: 1, arbitrary: fc.constantFrom("affiliate_name", "media_type", "promo_number_description").map(textField) },
);

const predicates: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom("during_hours", "repeat", "landline", "mobile").map(flag),
  fc.oneof(keyPaths, fc.constant(["1", "1", "2", "1", "1"])).map((path) => pressed(...path)),
  fc
    .tuple(fields, fc.constantFrom("=", "!=", "contains"), fc.constantFrom(...ODD_TEXTS))
    .map((parts) => comparison(...parts)),
  fields.map(presence),
);

/** Any condition; half of them are one predicate, whose answer nothing hides. */
export const conditionArbitrary: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    { weight: 3, arbitrary: predicates },
    { weight: 1, arbitrary: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }).map((list) => and(...list)) },
    { weight: 1, arbitrary: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }).map((list) => or(...list)) },
    { weight: 1, arbitrary: tie("tree").map(not) },
  ),
})).tree;

/** A way of reading the table: as SQL is told, and as the test reads it. */
interface Layout {
  readonly name: string;
  readonly columns: Pick<SqlColumns, "facts">;
  readonly callOf: (row: SqlRow, condition: Condition) => CallContext;
}

const customColumn = (name: string): `custom_${number}` => `custom_${NAMES.indexOf(name)}`;
const noneIfEmpty = (text: string | null): string | null => (text === "" ? null : text);
const known = (value: string | null): string | undefined => value ?? undefined;

/** As an export has it; read by what reads exports. */
const asExported: Layout = {
  name: "export",
  columns: {
    facts: {
      ...transactionColumns.facts,
      during_hours: { column: "during_hours" },
      promo_number_description: { column: "promo_number_description" },
      custom_data: { columns: Object.fromEntries(NAMES.map((name) => [name, { column: customColumn(name) }])) },
    },
  },
  callOf(row, condition) {
    const {
      during_hours: inside,
      n: _n,
      is_mobile: _m,
      is_landline: _l,
      in_hours: _h,
      path: _p,
      paths: _ps,
      fields: _f,
      fields_json: _fj,
      fields_list: _fl,
      ...cells
    } = row;
    const custom = Object.fromEntries(NAMES.map((name) => [name, row[customColumn(name)] ?? null]));
    const { call } = fromTransaction({ ...cells, ...custom }, null, { conditions: [condition] });
    return inside === null ? call : { ...call, during_hours: inside };
  },
};

const inHours: ReadonlyMap<number | null, boolean> = new Map([
  [1, true],
  [0, false],
]);

/** Booleans, one path, NULL and empty texts that mean other things. */
const asFacts: Layout = {
  name: "facts",
  columns: {
    facts: {
      during_hours: { column: "in_hours", trueValues: [1], falseValues: [0] },
      mobile: { column: "is_mobile" },
      landline: { column: "is_landline" },
      pressed: { path: "path" },
      affiliate_name: { column: "affiliate_name", ifEmpty: "unknown" },
      media_type: { column: "media_type", ifNull: "unknown" },
      promo_number_description: { column: "promo_number_description", ifNull: "unknown", ifEmpty: "text" },
      custom_data: { others: "none", columns: { product: { column: customColumn("product"), ifEmpty: "text" } } },
    },
  },
  callOf: (row) => ({
    during_hours: inHours.get(row.in_hours),
    mobile: row.is_mobile ?? undefined,
    landline: row.is_landline ?? undefined,
    pressed: row.path === null ? undefined : [row.path].filter((path) => path !== ""),
    affiliate_name: row.affiliate_name === "" ? undefined : row.affiliate_name,
    media_type: row.media_type === null ? undefined : noneIfEmpty(row.media_type),
    promo_number_description: known(row.promo_number_description),
    custom_data: { product: row[customColumn("product")] ?? null },
  }),
};

/** The forms in which a column can hold all custom data. */
type CustomForm = "map" | "json" | "list";

const CUSTOM_FORMS: Readonly<Record<CustomForm, NonNullable<CustomDataColumns["others"]>>> = {
  map: { map: "fields" },
  json: { json: "fields_json" },
  list: { list: "fields_list", name: "name", value: "value" },
};

/** A list of paths and a map, one phone column, and columns that are missing. */
const asMaps = (custom: CustomForm, hasNullLists: boolean): Layout => ({
  name: custom,
  columns: {
    facts: {
      landline: { column: "is_landline", ifNull: false },
      pressed: { paths: "paths" },
      promo_number_description: { column: "promo_number_description", ifEmpty: "text" },
      custom_data: { others: CUSTOM_FORMS[custom] },
    },
  },
  callOf: (row) => ({
    landline: row.is_landline ?? false,
    pressed: (row.paths as readonly string[] | null) ?? (hasNullLists ? undefined : []),
    promo_number_description: row.promo_number_description,
    custom_data: Object.fromEntries(Object.entries(row.fields ?? {}).map(([name, text]) => [name, noneIfEmpty(text)])),
  }),
});

/** The mappings that are tried. */
export const layouts: readonly Pick<SqlColumns, "facts">[] = [
  asExported,
  asFacts,
  ...(["map", "json", "list"] as const).map((custom) => asMaps(custom, true)),
].map(({ columns }) => columns);

/** What kind of value a column of a test has. */
export type Kind = "number" | "boolean" | "text" | "list" | "map" | "entries";

/** How a test asks an engine. */
export interface Engine {
  readonly dialect: SqlDialect;
  /** In which forms it can hold custom data. */
  readonly customForms: readonly CustomForm[];
  /** Whether a column of kind `list` can be NULL; it is empty then. */
  readonly hasNullLists: boolean;
  /** Makes a table `calls` with these columns and rows, in place of the one before. */
  readonly load: (columns: Readonly<Record<string, Kind>>, rows: readonly object[]) => Promise<void>;
  /** The rows that a query gives; null for NULL. */
  readonly query: (sql: string) => Promise<readonly (readonly unknown[])[]>;
}

const ROWS = 40;
const CONDITIONS = 50;

/** How often each truth was the answer. */
export type Met = Map<Truth, number>;

/**
 * Compares an engine's answers with the evaluator's, for so many conditions and rows at least.
 *
 * @throws Error for the first difference
 */
export async function comparePairs(engine: Engine, pairs: number, seed: number, met: Met = new Map()): Promise<Met> {
  if (pairs <= 0) return met;
  const rows = fc.sample(rowArbitrary, { numRuns: ROWS, seed }).map((row, n) => Object.assign(row, { n }) as SqlRow);
  const maps = engine.customForms.map((custom) => asMaps(custom, engine.hasNullLists));
  const ways = [asExported, asFacts, ...maps];
  const asked = fc.sample(conditionArbitrary, { numRuns: CONDITIONS, seed }).map((condition, index): Asked => {
    const layout = ways[index % ways.length] ?? asExported;
    return { condition, layout, sql: toSql(condition, { dialect: engine.dialect, columns: layout.columns }) };
  });
  await engine.load(COLUMNS, rows);
  const expressions = asked.map(({ sql }, index) => `${sql} AS c${index}`).join(",\n");
  const answers = await engine.query(`SELECT ${expressions} FROM calls ORDER BY n`);
  for (const row of rows) {
    for (const [index, each] of asked.entries()) countSame(truthIn(answers[row.n]?.[index]), each, row, met);
  }
  return comparePairs(engine, pairs - ROWS * CONDITIONS, seed + 1, met);
}

/** ClickHouse has numbers for truths. */
function truthIn(value: unknown): unknown {
  if (value === 1 || value === 0) return value === 1;
  return value ?? undefined;
}

interface Asked {
  readonly condition: Condition;
  readonly layout: Layout;
  readonly sql: string;
}

function countSame(given: unknown, { condition, layout, sql }: Asked, row: SqlRow, met: Met): void {
  const expected = evaluate(condition, layout.callOf(row, condition));
  met.set(expected, (met.get(expected) ?? 0) + 1);
  if (given === expected) return;
  throw new Error(
    `${String(given)}, not ${String(expected)} (${layout.name}):\n${JSON.stringify(condition)}\n${sql}\n${JSON.stringify(row)}`,
  );
}

const textsOf = (names: readonly string[]): Record<string, Kind> =>
  Object.fromEntries(names.map((name) => [name, "text"]));

/** The columns of the table. */
const COLUMNS: Readonly<Record<string, Kind>> = {
  n: "number",
  during_hours: "boolean",
  ...textsOf(["repeat_calling_phone_number", "mobile", "keypress_1", "keypress_2", "keypress_3", "keypress_4"]),
  ...textsOf(["affiliate_name", "media_type", "promo_number_description"]),
  is_mobile: "boolean",
  is_landline: "boolean",
  in_hours: "number",
  path: "text",
  paths: "list",
  fields: "map",
  fields_json: "text",
  fields_list: "entries",
  ...textsOf(NAMES.map((_, index) => `custom_${index}`)),
};
