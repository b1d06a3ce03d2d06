import * as fc from "fast-check";
import { beginStream, MAX_RECORD_BYTES, type PartKind, splitRecords, type StreamShape } from "@recond/simulator";
import { describe, expect, it } from "vitest";

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** The parts of a stream that comes in pieces of a size; neighbours between records count as one. */
async function partsOf(
  bytes: Buffer,
  shape: StreamShape,
  size: number,
): Promise<readonly (readonly [PartKind, string])[]> {
  const found: [PartKind, string][] = [];
  for await (const { bytes: own, parts } of splitRecords(await beginStream(cut(bytes, size), 1), shape)) {
    let start = 0;
    for (const { kind, end } of parts) {
      const text = own.toString("latin1", start, end);
      const last = found.at(-1);
      if (kind === "between" && last?.[0] === "between") last[1] += text;
      else found.push([kind, text]);
      start = end;
    }
    expect(start).toBe(own.length);
  }
  return found;
}

/** What comes in pieces of a megabyte. */
async function kinds(content: string, shape: StreamShape): Promise<readonly PartKind[]> {
  return (await partsOf(Buffer.from(content), shape, 1024 * 1024)).map(([kind]) => kind);
}

const signs = fc.constantFrom("{", "}", "[", "]", ",", '"', "\\", "\n", "\r\n", " ", "a", "é", "\uFEFF");
const text = fc.array(signs, { maxLength: 40 }).map((each) => each.join(""));

describe("a stream of records", () => {
  it.each<StreamShape>(["lines", "array"])("is its parts, byte for byte, whatever the pieces: %s", async (shape) => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (content, size) => {
        const bytes = Buffer.from(shape === "array" ? `[${content}` : `x${content}`);
        const whole = await partsOf(bytes, shape, bytes.length);
        expect(whole.map(([, part]) => part).join("")).toBe(bytes.toString("latin1"));
        const untilStray = (parts: typeof whole): typeof whole => {
          const stray = parts.findIndex(([kind]) => kind === "not-the-end");
          return stray === -1 ? parts : parts.slice(0, stray);
        };
        expect(untilStray(await partsOf(bytes, shape, size))).toEqual(untilStray(whole));
      }),
      { numRuns: 1000 },
    );
  });

  it("tells a record that is too long, and reads the next one", async () => {
    const long = "x".repeat(MAX_RECORD_BYTES + 1);
    expect(await kinds(`${long}\n1\n`, "lines")).toEqual(["too-long", "between", "record", "between"]);
    expect(await kinds(`[${long},1]`, "array")).toEqual(["between", "too-long", "between", "record", "between"]);
    expect(await kinds(`[${" ".repeat(MAX_RECORD_BYTES + 1)}1]`, "array")).toEqual(["between", "record", "between"]);
  });
});
