import { dialectTable } from "./dialects.js";
import { pointer } from "./duckdb-source.js";

const { text } = dialectTable.duckdb;

/**
 * The text of a custom-data field, out of a list of names and values or an object of them: NULL where it is unknown, empty where it has no
 * value.
 *
 * @param data - all custom data as JSON, SQL's NULL where the row does not carry them
 * @param column - the same field in a column of its own
 */
export function customTextSql(key: string, data: string, column: string): string {
  const found = `(${data} -> ${text(pointer(key))})`;
  // The word `null` in a column of its own is a Signal's that is not there, or a text: nobody can tell.
  const own = `NULLIF(${column}, 'null')`;
  const none = `CASE WHEN ${column} IS NULL THEN '' ELSE ${own} END`;
  const whens = [
    `WHEN json_type(${data}) = 'NULL' THEN ''`,
    `WHEN json_type(${data}) = 'ARRAY' THEN ${listedSql(key, data)}`,
    `WHEN json_type(${data}) <> 'OBJECT' THEN NULL`,
    `WHEN json_type(${found}) = 'OBJECT' THEN ${textSql(`(${found} -> '/value')`)}`,
  ];
  const among = `CASE ${whens.join(" ")} ELSE ${textSql(found)} END`;
  const both = `CASE WHEN each = '' THEN ${none} WHEN ${column} NOT IN ('', 'null', each) THEN NULL ELSE each END`;
  return `CASE WHEN ${data} IS NULL THEN ${own} ELSE list_transform([${among}], lambda each : ${both})[1] END`;
}

/** A value as a text: empty for none, NULL for what is no text. */
function textSql(value: string): string {
  return `CASE WHEN ${value} IS NULL OR json_type(${value}) = 'NULL' THEN '' WHEN json_type(${value}) = 'VARCHAR' THEN (${value} ->> '$') END`;
}

/** Unknown if an element of the list is no named value, or if the values of the name differ or are no texts. */
function listedSql(key: string, data: string): string {
  const name = "CASE WHEN json_type(item) = 'OBJECT' THEN COALESCE((item ->> '/partner_name'), (item ->> '/name')) END";
  const named = `list_transform(CAST(${data} AS JSON[]), lambda item : {name: ${name}, value: ${textSql("(item -> '/value')")}})`;
  const own = `list_filter(named, lambda each : each.name = ${text(key)})`;
  const whens = [
    "WHEN len(list_filter(named, lambda each : each.name IS NULL)) > 0 THEN NULL",
    `WHEN len(${own}) = 0 THEN ''`,
    `WHEN len(list_filter(${own}, lambda each : each.value IS NULL)) > 0 THEN NULL`,
    `WHEN len(list_distinct(list_transform(${own}, lambda each : each.value))) = 1 THEN ${own}[1].value`,
  ];
  return `list_transform([${named}], lambda named : CASE ${whens.join(" ")} END)[1]`;
}
