import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logFile, readAll } from "../support/log-file.js";
import { newRuns } from "../../../parser/test/runs.js";

const signs = fc.constantFrom('"', ",", "\n", "\r\n", "\r", "a", "é");
const wild = fc.array(signs, { maxLength: 24 }).map((each) => each.join(""));

describe("a log in CSV", () => {
  it("has the same rows, however it is cut into pieces", async () => {
    await fc.assert(
      fc.asyncProperty(wild, fc.boolean(), fc.integer({ min: 1, max: 20 }), async (rest, isMixed, size) => {
        // A byte that is no UTF-8 makes a difference for its own row alone.
        const bytes = Buffer.concat([
          Buffer.from(`transaction_id,b\n1,2\n${rest}`),
          Buffer.from(isMixed ? [0xe9] : []),
        ]);
        expect(await readAll(logFile(bytes, size))).toEqual(await readAll(logFile(bytes)));
      }),
      newRuns(250),
    );
  });
});
