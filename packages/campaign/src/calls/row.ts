import { quote } from "@recond/parser";
import { isEmpty } from "./row-facts.js";
import type { RowFields } from "./row-fields.js";

/** A row of a call log: only its own properties count. */
export interface Row {
  readonly fields: RowFields;
  readonly names: readonly string[];
  /** The row's value under a name; undefined when it does not carry it. */
  readonly get: (name: string) => unknown;
}

/** A row whose properties are named as a table of fields has them. */
export function createRow(row: object, fields: RowFields): Row {
  const values: Readonly<Record<string, unknown>> = { ...row };
  return {
    fields,
    names: Object.keys(values),
    get: (name) => (Object.hasOwn(values, name) ? values[name] : undefined),
  };
}

/** The row's value under the first of the names that it carries. */
export function valueOf(row: Row, names: readonly string[]): unknown {
  return names.map(row.get).find((value) => value !== undefined);
}

/** A text or a number of the row, as a text; undefined where there is none. */
export function textOf(row: Row, names: readonly string[]): string | undefined {
  const value = valueOf(row, names);
  if (value === "") return undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** Whether the row says nothing there. */
export function isMissing(value: unknown): boolean {
  return value === undefined || isEmpty(value);
}

/** What is wrong with a value of a row: the beginning of a sentence, such as `` `mobile` is `Tablet` ``. */
export function shown(row: Row, names: readonly string[]): string {
  const name = names.find((each) => !isMissing(row.get(each))) ?? "";
  const value = row.get(name);
  return `${quote(name)} is ${quote(typeof value === "string" ? value : (JSON.stringify(value) ?? ""))}`;
}
