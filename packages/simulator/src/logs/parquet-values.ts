import type { ParquetParsers, SchemaElement } from "hyparquet";

/** How values are decoded that have a type of their own. */
export const parsers: Partial<ParquetParsers> = {
  stringFromBytes: textOf,
  // Not every text that is said to be JSON is.
  jsonFromBytes(bytes) {
    const text = textOf(bytes);
    try {
      const value: unknown = JSON.parse(text);
      return value;
    } catch {
      return text;
    }
  },
};

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/**
 * What makes the values of a column plain: texts, numbers, booleans, null, and lists and objects of them. A time is written as in ISO 8601,
 * without an offset where the column has none; milliseconds since 1970 where the platform documents those.
 */
export function plainValues(column: SchemaElement): (value: unknown) => unknown {
  const { name, logical_type: type } = column;
  if (type?.type === "DATE" || column.converted_type === "DATE") {
    return (value) => (value instanceof Date ? timeText(value).slice(0, "2024-01-01".length) : plain(value));
  }
  if (name === "start_time_utc") return (value) => (value instanceof Date ? value.getTime() : plain(value));
  if (type?.type !== "TIMESTAMP" || type.isAdjustedToUTC) return plain;
  return (value) => (value instanceof Date ? timeText(value).replace("Z", "") : plain(value));
}

function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return typeof value === "bigint" ? number(value) : (value ?? null);
  if (value instanceof Date) return timeText(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}

/** Digits where a number cannot hold them. */
function number(value: bigint): number | string {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : String(value);
}

/** A time beyond all calendars is told as what it is. */
function timeText(time: Date): string {
  return Number.isNaN(time.getTime()) ? String(time) : time.toISOString();
}
