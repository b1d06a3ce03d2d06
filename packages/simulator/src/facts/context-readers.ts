import type { CallContext, Truth } from "@recond/evaluator";
import { fieldText, type Predicate } from "@recond/parser";
import { type ColumnReader, createColumnReader } from "./column-reader.js";
import { cellsOf, own } from "./cells.js";
import { customContext, factKey } from "./column-readers.js";
import { contextDataGetter } from "./custom-data-getter.js";

/** The facts of call contexts, which have been checked. Their list of unknown facts is not looked at here. */
export function contextReaders(predicates: readonly Predicate[]): readonly ColumnReader[] {
  const readers = new Map<string, ColumnReader>();
  for (const predicate of predicates) {
    const key = factKey(predicate);
    if (!readers.has(key)) readers.set(key, readerOf(key, predicate));
  }
  return [...readers.values()];
}

function readerOf(key: string, predicate: Predicate): ColumnReader {
  if (key === "phone") return createColumnReader(key, phoneOf, phoneContext);
  if (key === "pressed") return createColumnReader(key, pathsOf, pathsContext);
  if (predicate.kind === "comparison" || predicate.kind === "presence") {
    const { field } = predicate;
    if (field.name === "custom_data") return customReader(fieldText(field), field.key);
  }
  return createColumnReader(
    key,
    (row) => own(row, key),
    (value) => (value === undefined ? {} : { [key]: value }),
  );
}

const TRUTHS: readonly Truth[] = [undefined, true, false];

/** Both phone types as one number. */
function phoneOf(row: object): number {
  return TRUTHS.indexOf(asTruth(own(row, "mobile"))) * 3 + TRUTHS.indexOf(asTruth(own(row, "landline")));
}

function asTruth(value: unknown): Truth {
  return typeof value === "boolean" ? value : undefined;
}

function phoneContext(phone: unknown): CallContext {
  const number = Number(phone);
  return { mobile: TRUTHS[Math.floor(number / 3)], landline: TRUTHS[number % 3] };
}

/** No key path has a line break. */
function pathsOf(row: object): string | undefined {
  const paths = own(row, "pressed");
  return Array.isArray(paths) ? paths.join("\n") : undefined;
}

function pathsContext(paths: unknown): CallContext {
  if (typeof paths !== "string") return {};
  return { pressed: paths === "" ? [] : paths.split("\n") };
}

function customReader(key: string, name: string): ColumnReader {
  const raw = contextDataGetter(name, cellsOf(null));
  // A value of another type was refused before.
  return createColumnReader(key, raw, (text) =>
    customContext(name, typeof text === "string" || text === null ? text : undefined),
  );
}
