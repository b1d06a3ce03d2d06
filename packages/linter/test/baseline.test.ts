import { baselineOf, baselineText, emptyBaseline, type Finding, type KnownFinding, readBaseline } from "@recond/linter";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

/** Rules that a configuration may ignore, and what none may: an error of the language, what is no JSON, a guess, a rule about it itself. */
const NAMEABLE = ["never-true", "double-negation", "text-field-elsewhere"];
const NEVER = ["letter-case", "json-syntax", "guessed-meaning", "unused-ignore", "", "no-such-rule", "__proto__"];

const TEXT = 'mobile \n  and landline\r\n"é😀\ud800 __proto__" x'.repeat(12);

const finding = fc
  .record({
    code: fc.constantFrom(...NAMEABLE, ...NEVER),
    start: fc.integer({ min: 0, max: TEXT.length }),
    length: fc.integer({ min: 0, max: 300 }),
    path: fc.array(fc.oneof(fc.constantFrom("ivr_tree", "__proto__", "a.b"), fc.nat({ max: 3 })), { maxLength: 3 }),
  })
  .map(({ code, start, length, path }): Finding => ({
    code,
    severity: "error",
    message: "",
    span: { start, end: Math.min(TEXT.length, start + length) },
    fixes: [],
    path,
    line: 1,
    column: 1,
  }));

const findings = fc.array(finding, { maxLength: 8 });

/** Each file with what is found in it, in the order of the run. */
const runs = fc.array(fc.tuple(fc.constantFrom("a.json", "b/ü.json", "__proto__"), findings), { maxLength: 5 });

/** What a file has after it was written and read again. */
function readAgain(known: readonly KnownFinding[]): readonly KnownFinding[] {
  const read = readBaseline(baselineText(known));
  if ("findings" in read) return read.findings;
  throw new Error(JSON.stringify(read.problems));
}

/** A text, and a finding that marks all of it. */
function marked(text: string): readonly [string, Finding] {
  const span = { start: 0, end: text.length };
  return [text, { code: "never-true", severity: "error", message: "", span, fixes: [], path: [], line: 1, column: 1 }];
}

describe("a baseline", () => {
  it("knows all that it was made of, in any order of files, but for what nobody may ignore", () => {
    fc.assert(
      fc.property(runs, (run) => {
        const made = emptyBaseline();
        const kept = run.flatMap(([file, found]) => made.apply(file, TEXT, found));
        expect(kept.filter(({ code }) => NAMEABLE.includes(code))).toEqual([]);
        const read = baselineOf(readAgain(made.entries()));
        const left = run.toReversed().flatMap(([file, found]) => read.apply(file, TEXT, found));
        expect(new Set(left)).toEqual(new Set(kept));
        expect(read.entries()).toEqual([]);
      }),
    );
  });

  it("leaves as many of alike findings as are new, and has as many left as are gone", () => {
    fc.assert(
      fc.property(finding, fc.nat({ max: 4 }), fc.nat({ max: 4 }), (one, before, after) => {
        fc.pre(NAMEABLE.includes(one.code));
        const made = emptyBaseline();
        made.apply(
          "a.json",
          TEXT,
          Array.from({ length: before }, () => one),
        );
        const read = baselineOf(readAgain(made.entries()));
        const left = read.apply(
          "a.json",
          TEXT,
          Array.from({ length: after }, () => one),
        );
        expect(left).toHaveLength(Math.max(0, after - before));
        expect(read.entries().reduce((sum, { count }) => sum + count, 0)).toBe(Math.max(0, before - after));
      }),
    );
  });

  it("tells apart what differs behind its beginning, and in nothing but its layout it does not", () => {
    const long = "mobile and ".repeat(40);
    const made = emptyBaseline();
    const [text, one] = marked(`${long}repeat`);
    made.apply("a.json", text, [one]);
    const known = (other: string): boolean => {
      const [otherText, found] = marked(other);
      return baselineOf(made.entries()).apply("a.json", otherText, [found]).length === 0;
    };
    expect(known(`${long}landline`)).toBe(false);
    expect(known(`${long}repeat`.replace("mobile and ", "mobile\r\n    and "))).toBe(true);
  });
});

describe("a text that is read as a baseline", () => {
  it.each([
    ["", "This is empty."],
    ["{", "1:2"],
    ["[]", "A baseline is a map of keys and values, not a list."],
    ["{}", "A baseline has `version` 1."],
    ['{"version": 1}', "This baseline has no `findings`."],
    ['{"version": 1, "findings": {}}', "`findings` is a list, not a map."],
    ['{"version": 1, "findings": [{"file": ""}]}', "`file` cannot be empty."],
    ['{"version": 1, "findings": [{"fil": "a"}]}', "There is no key `fil` here."],
  ])("%s", (text, expected) => {
    const read = readBaseline(text);
    const problems = "problems" in read ? read.problems : [];
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`).join("\n")).toContain(expected);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readBaseline(text);
        return "findings" in read || read.problems.length > 0;
      }),
    );
  });
});
