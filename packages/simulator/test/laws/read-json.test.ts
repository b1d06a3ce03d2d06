import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logFile, readAll } from "../support/log-file.js";
import { newRuns } from "../../../parser/test/runs.js";

const call = fc
  .record(
    {
      mobile: fc.constantFrom("Mobile", "Landline", ""),
      custom_data: fc.array(fc.record({ name: fc.string({ unit: "binary" }), value: fc.jsonValue({ maxDepth: 2 }) }), {
        maxLength: 2,
      }),
      __proto__: fc.string(),
    },
    { requiredKeys: [] },
  )
  .map((rest): object => ({ transaction_id: "1", ...rest }));

/** How calls are written: the text before, between and behind them, and each of them. */
const layouts: Readonly<Record<string, { before: string; between: string; behind: string; space: number }>> = {
  "a line each": { before: "", between: "\n", behind: "\n", space: 0 },
  "a line each, with blank lines": { before: " \n", between: "\r\n\r\n", behind: "", space: 0 },
  "a list": { before: "[", between: ",", behind: "]", space: 0 },
  "a list over lines": { before: "\n[\n  ", between: ",\n  ", behind: "\n]\n", space: 2 },
  pages: { before: "[", between: "]\n\n[", behind: "]", space: 1 },
  "a page object": {
    before: '{"total": 3, "of": {"a": [1, "["]},\n"transactions": [\n',
    between: "\n,",
    behind: '\n], "next": "]}"}\n',
    space: 0,
  },
  "page objects": { before: '{"transactions":[', between: ']}\n{"transactions":[', behind: "]}", space: 0 },
};

describe("a log in JSON", () => {
  it("gives the calls that were written, and the lines on which they begin", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(call, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...Object.keys(layouts)),
        fc.constantFrom("utf8", "utf16le" as const),
        fc.integer({ min: 1, max: 60 }),
        async (calls, layout, encoding, size) => {
          const { before, between, behind, space } = layouts[layout] ?? {
            before: "",
            between: "",
            behind: "",
            space: 0,
          };
          const lines: number[] = [];
          let content = before;
          for (const [index, each] of calls.entries()) {
            if (index > 0) content += between;
            lines.push(content.split("\n").length);
            content += JSON.stringify(each, null, space);
          }
          content += behind;
          const log = await readAll(logFile(Buffer.from(content, encoding), size));
          expect(log.rejected).toEqual([]);
          expect(log.rows).toEqual(calls.map((each): unknown => JSON.parse(JSON.stringify(each))));
          expect(log.lines).toEqual(lines);
          expect(log.kind).toBe(`transactions ${layout.startsWith("a line each") ? "ndjson" : "json"}`);
        },
      ),
      newRuns(100),
    );
  });
});
