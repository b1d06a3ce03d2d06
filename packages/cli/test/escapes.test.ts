import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recondInProcess, type Run } from "./support/in-process.js";

/** A character of a JSON string, written in one of the ways that JSON allows. */
function spell(character: string, way: number): string {
  const code = character.charCodeAt(0).toString(16).padStart(4, "0");
  const plain = JSON.stringify(character).slice(1, -1);
  return [plain, plain, `\\u${code}`, `\\u${code.toUpperCase()}`][way] ?? plain;
}

/** A text as a JSON string, each of its characters written in some way, and where in it each one starts. */
function written(text: string, ways: readonly number[]): { readonly json: string; readonly starts: readonly number[] } {
  const starts: number[] = [];
  let json = '"';
  for (const [index, unit] of text.split("").entries()) {
    starts.push(json.length);
    // Halves of a pair are written alike, so that they stay one.
    json += unit >= "\uD800" && unit <= "\uDFFF" ? unit : spell(unit, ways[index % ways.length] ?? 0);
  }
  return { json: `${json}"`, starts };
}

const before = '{ "x" : "\\u00e9", "record_calls" :true,"call_recording_condition":';
const after = ' , "y":[ 1.0 ] }';
const format = (json: string): Promise<Run> => recondInProcess(["fmt", "-"], { input: before + json + after });

const ways = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 20 });
const value = fc.stringMatching(/^[ -!#-~é😀&<>/\\]{0,12}$/u);

describe("escapes in a payload", () => {
  it("do not change what is formatted, nor anything around it", async () => {
    await fc.assert(
      fc.asyncProperty(value, ways, async (text, spelling) => {
        const { json } = written(`((affiliate_name="${text}")) or\tmobile`, spelling);
        const { code, stdout } = await format(json);
        expect(code).toBe(0);
        expect(stdout.startsWith(before) && stdout.endsWith(`${after}\n`)).toBe(true);
        expect(JSON.parse(stdout)).toMatchObject({ call_recording_condition: `affiliate_name = "${text}" or mobile` });
      }),
      { numRuns: 200 },
    );
  });

  it("leave a canonical condition as it is written", async () => {
    await fc.assert(
      fc.asyncProperty(value, ways, async (text, spelling) => {
        const { json } = written(`affiliate_name = "${text}" or mobile`, spelling);
        expect((await format(json)).stdout).toBe(`${before}${json}${after}\n`);
      }),
      { numRuns: 100 },
    );
  });

  it("do not move an error away from its place", async () => {
    await fc.assert(
      fc.asyncProperty(value, ways, async (text, spelling) => {
        const condition = `affiliate_name = "${text}" AND mobile`;
        const { json, starts } = written(condition, spelling);
        const { code, stderr } = await format(json);
        expect(code).toBe(2);
        const column = before.length + (starts[condition.lastIndexOf("AND")] ?? 0) + 1;
        expect(stderr).toContain(`standard input:1:${column}\n`);
      }),
      { numRuns: 100 },
    );
  });
});
