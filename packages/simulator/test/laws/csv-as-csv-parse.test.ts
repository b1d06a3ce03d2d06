import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logFile, readAll } from "../support/log-file.js";
import { newRuns } from "../../../parser/test/runs.js";

const signs = fc.constantFrom('"', ",", "\n", "\r\n", "\r", "a", "é");
const wild = fc.array(signs, { maxLength: 24 }).map((each) => each.join(""));

describe("a log in CSV", () => {
  it("agrees with another reader, wherever that can read it", async () => {
    const options = {
      delimiter: ",",
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
    };
    await fc.assert(
      fc.asyncProperty(wild, fc.integer({ min: 1, max: 20 }), async (rest, size) => {
        const content = `transaction_id,b\n${rest}`;
        let wanted: readonly (readonly string[])[];
        try {
          wanted = parse(content, options).slice(1);
        } catch {
          return;
        }
        const log = await readAll(logFile(content, size));
        expect(log.rows).toEqual(wanted.filter((row) => row.length === 2));
        expect(log.rejected.filter(({ isRow }) => isRow)).toHaveLength(wanted.length - log.rows.length);
      }),
      newRuns(500),
    );
  });
});
