import { parseJson } from "@recond/documents";
import * as fc from "fast-check";
import { type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { describe, expect, it } from "vitest";
import { nearlyJson } from "./texts.js";
import { newRuns } from "../../../parser/test/runs.js";

describe("a text that is nearly JSON", () => {
  it("has the mistakes that `jsonc-parser` finds, which goes on after a mistake in the same way", () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const errors: ParseError[] = [];
        parseTree(text, errors, { disallowComments: true });
        const expected = errors.map(({ error, offset, length }) => ({
          name: printParseErrorCode(error),
          // It says that a comment without an end ends behind the text.
          span: { start: offset, end: Math.min(offset + length, text.length) },
        }));
        const parsed = parseJson(text);
        expect("errors" in parsed ? parsed.errors : []).toEqual(expected);
      }),
      newRuns(750),
    );
  });
});
