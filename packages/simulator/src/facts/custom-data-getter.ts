import { columnText, documentedNames, readCustomData, type RowFields } from "@recond/campaign";
import { type Cells, own } from "./cells.js";

/** What stands for a value that is there, and whose text nobody knows. */
export const UNCLEAR: unique symbol = Symbol("a value without a text");

/**
 * A way to the value of a custom-data field of the platform's rows, which stands with all others in one, or in a column of its own; where it
 * stands in both and they differ, it is unclear. A field that is not among the others has no value.
 *
 * @returns null for no value, undefined where a row has no custom data at all, `UNCLEAR` where what it has is unclear
 */
export function customDataGetter(name: string, cells: Cells, fields: RowFields): (row: object) => unknown {
  const all = cells.getter(fields.customData);
  // A column with a name of the API's own is none of custom data.
  const column = cells.getter(documentedNames(fields).has(name) ? [] : [name]);
  return (row) => {
    const given = all(row);
    const written = column(row);
    const inColumn = written === undefined || columnText(written) !== undefined ? written : UNCLEAR;
    if (given === undefined) return inColumn;
    const read = readCustomData(given);
    if (read === undefined || read === "wrong" || read.unclear.has(name)) return UNCLEAR;
    const text = read.texts.get(name) ?? null;
    if (text === null) return inColumn ?? null;
    return typeof inColumn === "string" && inColumn !== "" && inColumn !== text ? UNCLEAR : text;
  };
}

/** The same of a call context, whose custom data are an object of texts. */
export function contextDataGetter(name: string, cells: Cells): (row: object) => unknown {
  const all = cells.getter(["custom_data"]);
  return (row) => {
    const fields = all(row);
    if (typeof fields !== "object" || fields === null) return undefined;
    return Object.hasOwn(fields, name) ? own(fields, name) : null;
  };
}
