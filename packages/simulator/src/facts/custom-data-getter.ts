import { readCustomData } from "@recond/campaign";
import type { LogFormat, LogRow } from "../logs/log-rows.js";
import type { Cells } from "./cells.js";

/**
 * A way to the value of a custom-data field, which stands in a column of its own or with all others in one. A field that is not among
 * the others has no value.
 *
 * @param names - what the column of all custom data may be called
 * @returns null for no value, undefined where a row has no custom data at all, or what it has is unclear
 */
export function customDataGetter(
  name: string,
  cells: Cells,
  names: readonly string[],
  format: LogFormat,
): (row: LogRow) => unknown {
  const all = cells.getter(names);
  if (format === "call-contexts") return (row) => fieldOf(all(row), name);
  const own = cells.getter([name]);
  return (row) => {
    const value = own(row);
    return value === undefined ? customValue(all(row), name) : value;
  };
}

/** Of a call context: an object of texts. */
function fieldOf(fields: unknown, name: string): unknown {
  if (typeof fields !== "object" || fields === null) return undefined;
  return Object.hasOwn(fields, name) ? (fields as Readonly<Record<string, unknown>>)[name] : null;
}

function customValue(given: unknown, name: string): unknown {
  const read = readCustomData(given);
  if (read === undefined || read === "wrong" || read.unclear.has(name)) return undefined;
  return read.texts.get(name) ?? null;
}
