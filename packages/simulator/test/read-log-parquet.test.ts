import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import type { LogFile } from "@recond/simulator";
import * as fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAll } from "./support/log-file.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "recond-parquet-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function parquetFile(
  options: Parameters<typeof parquetWriteBuffer>[0],
  change = (bytes: Buffer): Buffer => bytes,
): LogFile {
  const path = join(folder, "log.parquet");
  writeFileSync(path, change(Buffer.from(parquetWriteBuffer(options))));
  return { name: "log.parquet", bytes: statSync(path).size, path, open: () => createReadStream(path) };
}

const column = (
  name: string,
  data: unknown[],
  type?: "STRING" | "INT64" | "TIMESTAMP",
): { name: string; data: unknown[] } => ({
  name,
  data,
  ...(type === undefined ? {} : { type }),
});

describe("a log in Parquet", () => {
  it("gives plain values", async () => {
    const time = new Date("2024-02-29T12:00:00.123Z");
    const local = {
      name: "start_time_local",
      type: "INT64",
      logical_type: { type: "TIMESTAMP", isAdjustedToUTC: false, unit: "MILLIS" },
    } as const;
    const file = parquetFile({
      columnData: [
        column("transaction_id", ["1", "é"]),
        column("start_time_utc", [time, null]),
        column("start_time_xml", [time, null]),
        column("start_time_local", [time, null]),
        column("duration", [12n, 2n ** 60n]),
        column("custom_data", [[{ name: "a" }], null]),
      ],
      schema: [
        { name: "root", num_children: 6 },
        { name: "transaction_id", type: "BYTE_ARRAY", converted_type: "UTF8" },
        { name: "start_time_utc", type: "INT64", converted_type: "TIMESTAMP_MILLIS", repetition_type: "OPTIONAL" },
        { name: "start_time_xml", type: "INT64", converted_type: "TIMESTAMP_MILLIS", repetition_type: "OPTIONAL" },
        { ...local, repetition_type: "OPTIONAL" },
        { name: "duration", type: "INT64" },
        { name: "custom_data", type: "BYTE_ARRAY", converted_type: "JSON", repetition_type: "OPTIONAL" },
      ],
    });
    const log = await readAll(file);
    expect(log.rows).toEqual([
      ["1", time.getTime(), "2024-02-29T12:00:00.123Z", "2024-02-29T12:00:00.123", 12, [{ name: "a" }]],
      ["é", null, null, null, "1152921504606846976", null],
    ]);
    expect(log).toMatchObject({ kind: "transactions parquet", lines: [1, 2], read: file.bytes });
  });

  const cells = fc.array(fc.option(fc.string()), { minLength: 1, maxLength: 40 });

  it("gives the rows that were written, in groups of any size, packed in any way", async () => {
    const codecs = {
      UNCOMPRESSED: undefined,
      SNAPPY: undefined,
      GZIP: (bytes: Uint8Array) => gzipSync(bytes),
      ZSTD: (bytes: Uint8Array) => zstdCompressSync(bytes),
      BROTLI: (bytes: Uint8Array) => brotliCompressSync(bytes),
    };
    await fc.assert(
      fc.asyncProperty(
        cells,
        fc.constantFrom("UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "BROTLI" as const),
        fc.integer({ min: 1, max: 12 }),
        async (data, codec, rowGroupSize) => {
          const compress = codecs[codec];
          const file = parquetFile({
            columnData: [
              column("mobile", data, "STRING"),
              column(
                "transaction_id",
                data.map((_, index) => String(index)),
              ),
            ],
            codec,
            ...(compress === undefined ? {} : { compressors: { [codec]: compress } }),
            rowGroupSize,
          });
          const log = await readAll(file);
          expect(log.rows).toEqual(data.map((cell, index) => [cell, String(index)]));
          expect(log.lines).toEqual(data.map((_, index) => index + 1));
          expect(log.read).toBe(file.bytes);
          const needed = await readAll(file, { needs: new Set(["transaction_id"]) });
          expect(needed.rows).toEqual(data.map((_, index) => [undefined, String(index)]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is read in slices where a group is large", async () => {
    const ids = Array.from({ length: 300_000 }, (_, index) => BigInt(index));
    const log = await readAll(parquetFile({ columnData: [column("transaction_id", ids)], rowGroupSize: ids.length }));
    expect(log.rows).toHaveLength(ids.length);
    expect(log.rows.every((row, index) => (row as readonly unknown[])[0] === index)).toBe(true);
  });

  it("is refused where it is no log, or is not whole", async () => {
    const data = { columnData: [column("transaction_id", ["1", "2"])] };
    await expect(readAll(parquetFile({ columnData: [column("name", ["1"])] }))).rejects.toThrow(
      "has no column that is known",
    );
    await expect(readAll(parquetFile(data, (bytes) => bytes.subarray(0, -3)))).rejects.toThrow(
      "`log.parquet` is a Parquet file that cannot be read: ",
    );
    const broken = parquetFile(data, (bytes) => bytes.fill(0xff, 4, 40));
    await expect(readAll(broken)).rejects.toThrow("`log.parquet` is a Parquet file that cannot be read: ");
  });
});
