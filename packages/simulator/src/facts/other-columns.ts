import type { currentCallFields } from "@recond/campaign";
import type { OtherReading } from "@recond/evaluator";
import type { Predicate } from "@recond/parser";
import type { Cells } from "./cells.js";
import type { ColumnReader } from "./column-reader.js";
import { factKey, phoneReader, pressedReader } from "./column-readers.js";

/** Whether a predicate, or the fact that it reads, depends on a reading. */
export function concerns(reading: OtherReading | undefined, node: Predicate): boolean {
  switch (reading?.reading) {
    case undefined:
      return false;
    case "R9":
      return node.kind === "pressed";
    case "R10":
      return node.kind === "comparison";
    case "R11":
      return node.kind === "comparison" && node.operator === "!=";
    case "R12":
      return node.kind === "presence";
    case "R14":
      return node.kind === "flag" && (node.name === "mobile" || node.name === "landline");
    case "R15":
      return node.kind === "flag" && node.name === "repeat";
    case "R16":
      return node.kind === "flag" && node.name === "during_hours";
  }
}

/** Which column a predicate reads by a reading: where facts depend on it, a column of its own. */
export function columnKey(node: Predicate, reading: OtherReading | undefined): string {
  const key = factKey(node);
  const isOwn = reading !== undefined && (reading.reading === "R9" || reading.changes === "facts");
  return isOwn ? `${key} ${reading.option}` : key;
}

/** The columns of other readings that stand in the rows themselves. */
export function otherColumnReaders(
  readings: readonly OtherReading[],
  predicates: readonly Predicate[],
  cells: Cells,
  fields: typeof currentCallFields,
): readonly ColumnReader[] {
  const keyPaths = predicates.filter((each) => each.kind === "pressed");
  return readings.flatMap((reading): readonly ColumnReader[] => {
    const node = predicates.find((each) => concerns(reading, each));
    if (node === undefined) return [];
    const key = columnKey(node, reading);
    if (reading.reading === "R9") return [{ ...pressedReader(keyPaths, cells, fields, true), key }];
    return reading.reading === "R14" ? [{ ...phoneReader(cells, fields, { R14: reading.option }), key }] : [];
  });
}
