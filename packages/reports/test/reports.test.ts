import {
  alignColumns,
  annotation,
  counted,
  createStyle,
  element,
  escapeXml,
  jsonLine,
  jsonText,
} from "@recond/reports";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

const units = fc.string({ unit: "binary" });

describe("a JSON text", () => {
  it("means the same with its escapes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), units, (value, text) => {
        expect(JSON.parse(jsonLine([value, text]))).toEqual(JSON.parse(JSON.stringify([value, text])));
        expect(JSON.parse(jsonText([value, text]))).toEqual(JSON.parse(JSON.stringify([value, text])));
      }),
    );
  });

  it("escapes what a terminal would obey", () => {
    expect(jsonLine({ "\u202e": "\u009b\u001b" })).toBe('{"\\u202e":"\\u009b\\u001b"}');
  });
});

describe("XML", () => {
  it("holds any text as an entity, but for what XML cannot hold", () => {
    expect(escapeXml('a<b> & "\t\r\n\u0085\u202e\u0001\ud83d\uffff😀')).toBe(
      "a&lt;b&gt; &amp; &quot;&#9;&#13;&#10;&#133;&#8238;\ufffd\ufffd\ufffd😀",
    );
  });

  it("closes an element at once that has no inside", () => {
    expect(element("a", { b: 1, c: undefined, d: '"' })).toBe('<a b="1" d="&quot;"/>');
    expect(element("a", {}, "")).toBe("<a></a>");
  });
});

describe("an annotation", () => {
  it("is one line, whatever is in it", () => {
    fc.assert(
      fc.property(units, units, (file, message) => {
        expect(annotation("notice", { file, line: 1 }, message)).toMatch(/^::notice file=[^,:\n\r]*,line=1::[^\n\r]*$/);
      }),
    );
  });
});

describe("a table", () => {
  it("has its columns under each other, with colours, wide and combining letters", () => {
    const style = createStyle(true);
    expect(
      alignColumns([
        [style.red("a"), "|"],
        ["漢字", "|"],
        ["e\u0301", "|"],
      ]),
    ).toEqual([`${style.red("a")}     |`, "漢字  |", "e\u0301     |"]);
  });
});

describe("a number of things", () => {
  it("has its thousands set apart, and the right word", () => {
    expect([counted(1, "call"), counted(0, "call"), counted(1200, "fix", "fixes")]).toEqual([
      "1 call",
      "0 calls",
      "1,200 fixes",
    ]);
  });
});
