import type { CallContext, Truth } from "@recond/evaluator";
import { fieldText, type Predicate } from "@recond/parser";
import type { LogRow } from "../logs/log-rows.js";
import { type ColumnReader, createColumnReader } from "./column-reader.js";
import { cellsOf } from "./cells.js";
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
    (row) => valueOf(row, key),
    (value) => (value === undefined ? {} : { [key]: value }),
  );
}

function valueOf(row: LogRow, name: string): unknown {
  return Object.hasOwn(row, name) ? (row as Readonly<Record<string, unknown>>)[name] : undefined;
}

const TRUTHS: readonly Truth[] = [undefined, true, false];

/** Both phone types as one number. */
function phoneOf(row: LogRow): number {
  return TRUTHS.indexOf(asTruth(valueOf(row, "mobile"))) * 3 + TRUTHS.indexOf(asTruth(valueOf(row, "landline")));
}

function asTruth(value: unknown): Truth {
  return typeof value === "boolean" ? value : undefined;
}

function phoneContext(phone: unknown): CallContext {
  const number = Number(phone);
  return { mobile: TRUTHS[Math.floor(number / 3)], landline: TRUTHS[number % 3] };
}

/** No key path has a line break. */
function pathsOf(row: LogRow): string | undefined {
  const paths = valueOf(row, "pressed");
  return Array.isArray(paths) ? paths.join("\n") : undefined;
}

function pathsContext(paths: unknown): CallContext {
  if (typeof paths !== "string") return {};
  return { pressed: paths === "" ? [] : paths.split("\n") };
}

function customReader(key: string, name: string): ColumnReader {
  const raw = contextDataGetter(name, cellsOf(null));
  return createColumnReader(key, raw, (text) =>
    customContext(name, text === undefined || text === null ? text : String(text)),
  );
}
