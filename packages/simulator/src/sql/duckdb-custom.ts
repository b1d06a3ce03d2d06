import { documentedNames, transactionFields } from "@recond/campaign";
import { dialectTable } from "./dialects.js";
import { pointer, type Source } from "./duckdb-source.js";

const { text } = dialectTable.duckdb;

const documented = documentedNames(transactionFields);

/** The column of its own that a custom-data field may stand in: one with a name of the API's own is none. */
export function ownColumn(key: string): readonly string[] {
  return documented.has(key) ? [] : [key];
}

/**
 * The text of a custom-data field, out of a list of names and values or an object of them, and of a column of its own: NULL where it is
 * unknown, empty where it has no value.
 */
export function customTextSql(key: string, source: Source): string {
  // All custom data as JSON, SQL's NULL where the row does not carry them.
  const data = source.json(transactionFields.customData);
  const found = `(${data} -> ${text(pointer(key))})`;
  // The word `null` in a column of its own is a Signal's that is not there, or a text: nobody can tell. It stands for what is no text, too.
  const column = source.text(ownColumn(key), "'null'");
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
  const own = "COALESCE(NULLIF(item -> '/partner_name', 'null'::JSON), item -> '/name')";
  const name = `CASE WHEN json_type(item) = 'OBJECT' AND json_type(${own}) = 'VARCHAR' THEN ${own} ->> '$' END`;
  const named = `list_transform(CAST(${data} AS JSON[]), lambda item : {name: ${name}, value: ${textSql("(item -> '/value')")}})`;
  const same = `list_filter(named, lambda each : each.name = ${text(key)})`;
  const whens = [
    "WHEN len(list_filter(named, lambda each : each.name IS NULL)) > 0 THEN NULL",
    `WHEN len(${same}) = 0 THEN ''`,
    `WHEN len(list_filter(${same}, lambda each : each.value IS NULL)) > 0 THEN NULL`,
    `WHEN len(list_distinct(list_transform(${same}, lambda each : each.value))) = 1 THEN ${same}[1].value`,
  ];
  return `list_transform([${named}], lambda named : CASE ${whens.join(" ")} END)[1]`;
}
