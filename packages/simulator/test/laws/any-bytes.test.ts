import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { InvalidCallLogError } from "@recond/simulator";
import { describe, expect, it } from "vitest";
import { logFile, readAll, type WholeLog } from "../support/log-file.js";
import { newRuns } from "../../../parser/test/runs.js";

const csv = `transaction_id,transaction_type,note\n${'1,Call,"a\nb"\n2,Call,é\n'.repeat(4)}`;
const logs = [
  Buffer.from(csv),
  Buffer.from(csv, "utf16le"),
  gzipSync(csv),
  Buffer.from('{"mobile":true,"custom_data":{"a":"[{"}}\n{"mobile":false}\n'.repeat(3)),
  Buffer.from('{"current_calls": [{"transaction_id": "1"},\n {"transaction_id": "2"}]}\n[{"mobile":true}]'),
];

/** A log of which some bytes were lost, or replaced by others. */
const broken = fc
  .record({
    log: fc.constantFrom(...logs),
    edits: fc.array(fc.record({ at: fc.nat(200), length: fc.nat(4), bytes: fc.uint8Array({ maxLength: 4 }) }), {
      maxLength: 4,
    }),
    end: fc.nat(400),
  })
  .map(({ log, edits, end }) => {
    const pieces = edits.reduce(
      (bytes, { at, length, bytes: other }) =>
        Buffer.concat([bytes.subarray(0, at), other, bytes.subarray(at + length)]),
      log,
    );
    return pieces.subarray(0, Math.max(end, 1));
  });

/** What becomes of a log: its rows, or what is said of it as a whole. */
async function outcome(bytes: Buffer, size: number): Promise<WholeLog | string> {
  try {
    return await readAll(logFile(bytes, size));
  } catch (error) {
    if (error instanceof InvalidCallLogError) return error.message;
    throw error;
  }
}

function isInOrder(whole: WholeLog | string): boolean {
  if (typeof whole === "string") return /^`log` .*[.?]$/.test(whole);
  const { rows, lines } = whole;
  return rows.length === lines.length && lines.every((line, index) => index === 0 || line >= (lines[index - 1] ?? 0));
}

describe("bytes of any kind", () => {
  it("are rows, or no call log, or rows up to where they are broken", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          broken,
          fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
        ),
        async (bytes) => {
          const whole = await outcome(bytes, bytes.length);
          expect(whole).toSatisfy(isInOrder);
          // How much of a damaged file can be unpacked depends on the pieces.
          const again = bytes[0] === 0x1f ? whole : await outcome(bytes, 7);
          expect(again).toEqual(whole);
        },
      ),
      newRuns(250),
    );
  });
});
