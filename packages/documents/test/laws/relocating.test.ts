import { type JsonNode, readJson, relocate, relocation } from "@recond/documents";
import { applyFixes, type Diagnostic } from "@recond/parser";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newRuns } from "../../../parser/test/runs.js";

/** One UTF-16 unit of a text, with a way to write it in JSON. */
const written = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...'a"\\/\n\té€\ud83d\ude00\ud800'.split("")),
      fc.integer({ min: 0, max: 0xffff }).map(unitOf),
    ),
    fc.constantFrom("short", "\\u", "\\U"),
  )
  .map(([unit, way]) => ({ unit, spelling: spell(unit, way) }));

const texts = fc.array(written, { maxLength: 30 });

const places = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.string({ unit: "binary", maxLength: 5 })), {
  minLength: 1,
  maxLength: 5,
});

function unitOf(code: number): string {
  return String.fromCharCode(code);
}

function spell(unit: string, way: string): string {
  const digits = unit.charCodeAt(0).toString(16).padStart(4, "0");
  if (way === "short") return unit === "/" ? "\\/" : JSON.stringify(unit).slice(1, -1);
  return `\\u${way === "\\U" ? digits.toUpperCase() : digits}`;
}

describe("what is found in a text that stands in JSON", () => {
  it("moves to where the units are written, one by one, and is mended there as in the text itself", () => {
    fc.assert(
      fc.property(texts, places, fc.string(), (units, wanted, name) => {
        const value = units.map(({ unit }) => unit).join("");
        const before = `{ ${JSON.stringify(name)}: "`;
        const text = `${before}${units.map(({ spelling }) => spelling).join("")}" }`;
        const offsetOf = (offset: number): number =>
          before.length + units.slice(0, offset).reduce((sum, { spelling }) => sum + spelling.length, 0);
        const node = stringIn(text);
        const found = wanted.map(([a, b, instead]) =>
          diagnosticAt(a % (value.length + 1), b % (value.length + 1), instead),
        );

        const moved = relocate({ text }, node, found);
        const spans = found.map(({ span: { start, end } }) => ({ start: offsetOf(start), end: offsetOf(end) }));
        expect(moved.map(({ span }) => span)).toEqual(spans);
        expect(moved.map(({ fixes }) => fixes[0]?.edits[0]?.span)).toEqual(spans);
        expect(moved).toEqual(found.flatMap((each) => relocate({ text }, node, [each])));
        expect(moved).toEqual(found.map(relocation({ text }, node)));
        expect(stringIn(applyFixes(text, moved)).value).toBe(applyFixes(value, found));
      }),
      newRuns(500),
    );
  });
});

/** The only value of an object, a text. */
function stringIn(text: string): JsonNode {
  const read = readJson(text);
  const node = "root" in read ? read.root.children?.[0]?.children?.[1] : undefined;
  if (node?.type !== "string") throw new Error(`No text in ${text}`);
  return node;
}

function diagnosticAt(a: number, b: number, text: string): Diagnostic {
  const span = { start: Math.min(a, b), end: Math.max(a, b) };
  return {
    code: "x",
    severity: "info",
    message: "",
    span,
    fixes: [{ title: "", safe: true, edits: [{ span, text }] }],
  };
}
