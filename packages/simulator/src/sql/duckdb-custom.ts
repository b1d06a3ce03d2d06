import { dialectTable } from "./dialects.js";

const { text } = dialectTable.duckdb;

/** Macros that read custom data: a list of names and values, or an object of them. */
export const CUSTOM_MACROS: readonly string[] = [
  // A value as a text: empty for none, NULL for what is no text.
  `CREATE OR REPLACE TEMP MACRO recond_text(v) AS CASE WHEN v IS NULL OR json_type(v) = 'NULL' THEN '' WHEN json_type(v) = 'VARCHAR' THEN (v ->> '$') END`,
  `CREATE OR REPLACE TEMP MACRO recond_name(item) AS COALESCE((item ->> '/partner_name'), (item ->> '/name'))`,
  `CREATE OR REPLACE TEMP MACRO recond_items(data, key) AS list_filter(TRY_CAST(data AS JSON[]), lambda item : recond_name(item) = key)`,
  // Whether an element of a list is no named value.
  `CREATE OR REPLACE TEMP MACRO recond_wrong(data) AS len(list_filter(TRY_CAST(data AS JSON[]), lambda item : COALESCE(json_type(item), '') <> 'OBJECT' OR recond_name(item) IS NULL)) > 0`,
  // The values under a name, each once; a value that is no text is NULL.
  `CREATE OR REPLACE TEMP MACRO recond_values(data, key) AS list_transform(recond_items(data, key), lambda item : recond_text((item -> '/value')))`,
];

/**
 * The text of a custom-data field: NULL where it is unknown, empty where it has no value.
 *
 * @param data - all custom data as JSON, SQL's NULL where the row does not carry them
 * @param column - the same field in a column of its own
 */
export function customTextSql(key: string, data: string, column: string): string {
  const values = `recond_values(${data}, ${text(key)})`;
  const inObject = `((${data}) -> ${text(`/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`)})`;
  const listed = [
    `WHEN recond_wrong(${data}) THEN NULL`,
    `WHEN len(${values}) = 0 THEN COALESCE(${column}, '')`,
    `WHEN len(list_distinct(${values})) = 1 AND len(list_filter(${values}, lambda v : v IS NULL)) = 0 THEN ${values}[1]`,
  ];
  const whens = [
    `WHEN ${data} IS NULL THEN ${column}`,
    `WHEN json_type(${data}) = 'NULL' THEN COALESCE(${column}, '')`,
    `WHEN json_type(${data}) = 'ARRAY' THEN CASE ${listed.join(" ")} END`,
    `WHEN json_type(${data}) <> 'OBJECT' THEN NULL`,
    `WHEN ${inObject} IS NULL THEN COALESCE(${column}, '')`,
    `WHEN json_type(${inObject}) = 'OBJECT' THEN recond_text((${inObject} -> '/value'))`,
  ];
  return `CASE ${whens.join(" ")} ELSE recond_text(${inObject}) END`;
}
