import { gzipSync, zstdCompressSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logFile, readAll } from "../support/log-file.js";
import { newRuns } from "../../../parser/test/runs.js";

const LINE_END = /\r\n|\n|\r/g;

/** What is hard to write in CSV, and what is easy. */
const text = fc
  .array(fc.constantFrom('"', '""', ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "a", "0", "=", "é", "😀", "\uFEFF"), {
    maxLength: 6,
  })
  .map((signs) => signs.join(""));

const name = fc.string({ unit: fc.constantFrom("q", "z", "é", ",", ";", "|", '"', "\n"), minLength: 1, maxLength: 4 });

/** How a file is packed and encoded. */
const packings: Readonly<Record<string, (content: string) => Buffer>> = {
  plain: (content) => Buffer.from(content),
  "byte-order mark": (content) => Buffer.from(`\uFEFF${content}`),
  "UTF-16": (content) => Buffer.from(content, "utf16le"),
  "UTF-16 with its mark": (content) => Buffer.from(`\uFEFF${content}`, "utf16le"),
  "UTF-16, big-endian": (content) => Buffer.from(`\uFEFF${content}`, "utf16le").swap16(),
  gzip: (content) => gzipSync(content),
  "gzip, several members": (content) =>
    Buffer.concat([gzipSync(content.slice(0, 9)), gzipSync(""), gzipSync(Buffer.from(content.slice(9)))]),
  zstd: (content) => zstdCompressSync(content),
};

const table = fc
  .record({
    separator: fc.constantFrom(",", ";", "\t", "|"),
    names: fc.uniqueArray(name, { selector: (each) => each.trim(), maxLength: 3 }),
    rows: fc.array(fc.array(fc.tuple(text, fc.boolean()), { minLength: 5, maxLength: 5 }), { maxLength: 8 }),
    ends: fc.array(fc.constantFrom("\n", "\r\n", "\r", "\n\n", "\r\n \r\n"), { minLength: 10, maxLength: 10 }),
    isEnded: fc.boolean(),
    packing: fc.constantFrom(...Object.keys(packings)),
    size: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ names, rows, ...rest }) => {
    const columns = [
      "transaction_id",
      "start_time_utc",
      ...names.map((each) => each.trim()).filter((each) => each !== ""),
    ];
    return { columns, rows: rows.map((row) => row.slice(0, columns.length)), ...rest };
  });

function write(cell: string, separator: string, isQuoted: boolean): string {
  const needsQuotes = isQuoted || /["\r\n]/.test(cell) || cell.includes(separator);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}

describe("a log in CSV", () => {
  it("gives the rows that were written, and the lines on which they begin", async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ separator, columns, rows, ends, isEnded, packing, size }) => {
        let content = columns.map((each) => write(each, separator, false)).join(separator);
        const lines: number[] = [];
        for (const [index, row] of rows.entries()) {
          content += ends[index] ?? "\n";
          lines.push((content.match(LINE_END)?.length ?? 0) + 1);
          content += row.map(([cell, isQuoted]) => write(cell, separator, isQuoted)).join(separator);
        }
        if (isEnded) content += ends[9] ?? "\n";
        const bytes = packings[packing]?.(content) ?? Buffer.from(content);
        const log = await readAll(logFile(bytes, size));
        expect(log.rejected).toEqual([]);
        expect(log.rows).toEqual(rows.map((row) => row.map(([cell]) => cell)));
        expect(log.lines).toEqual(lines);
        expect(log.columns).toEqual(rows.map(() => columns));
        expect(log.read).toBe(bytes.length);
        expect(log.kind).toContain(`transactions csv`);
      }),
      newRuns(125),
    );
  });
});
