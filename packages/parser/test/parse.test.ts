import { ConditionSyntaxError, MAX_LENGTH, parse, parseOrThrow } from "@recond/parser";
import { describe, expect, it } from "vitest";

/** The source with each diagnostic underlined, as the conformance data writes it. */
function underlined(source: string): string {
  const marks = parse(source).diagnostics.map(
    ({ span, code }) => `${" ".repeat(span.start)}${"^".repeat(span.end - span.start) || "|"} ${code}`,
  );
  return [source, ...marks].join("\n");
}

describe("a run", () => {
  it("finds all of several independent mistakes, each at its place", () => {
    expect(underlined("mobile AND affiliate_name == 'Acme' or pressed[112]")).toBe(
      [
        "mobile AND affiliate_name == 'Acme' or pressed[112]",
        "       ^^^ letter-case",
        "                          ^^ comparison-spelling",
        "                             ^^^^^^ quote-style",
        "                                               ^^^ key-path",
      ].join("\n"),
    );
  });

  it("goes on behind a predicate that cannot be read, and keeps the rest of the tree", () => {
    const { condition } = parse('mobile and pressed[0] and not affiliate_name = "Acme"');
    expect(condition).toMatchObject({ kind: "and", operands: [{ name: "mobile" }, { kind: "not" }] });
  });

  it("says that nothing could be read, rather than that the condition is empty", () => {
    expect(parse("xyzzy").condition).toBeUndefined();
    expect(parse(" \t\r\n").condition).toBeNull();
    expect(parse(" \u00a0")).toMatchObject({ condition: undefined, valid: false });
    expect(parse("\u200b")).toMatchObject({ condition: undefined, valid: false });
  });
});

describe("what may mean something else is for a person to choose", () => {
  it.each([
    'media_type in "Radio, TV"',
    'media_type is none of ("Radio/TV")',
    'media_type ~= "Radio"',
    "pressed[1+2]",
    'media_type and affiliate_name = "A"',
  ])("%s", (source) => {
    const [found] = parse(source).diagnostics;
    expect(found?.fixes).toEqual([]);
    expect(found?.alternatives).toBeDefined();
  });
});

describe("what cannot be what it looks like is not offered", () => {
  it.each([
    "mobile and repeat are false",
    "mobile or repeat aren't true",
    "pressed[1 or 2 3]",
    "pressed[1 2|1 3]",
    "pressed[1st]",
    "pressed[option1]",
    "media_type = Radio when mobile",
  ])("%s", (source) => {
    expect(parse(source).diagnostics.at(-1)).toMatchObject({ fixes: [] });
  });

  it("takes no number apart", () => {
    expect(parse("custom_data[amount] = 1,000").diagnostics[0]).toMatchObject({ code: "unquoted-value", fixes: [] });
  });
});

describe("an unclear condition has no safe fix, and says what the choice is", () => {
  it.each(["mobile repeat", "mobile or and repeat", "mobile, repeat", "mobile xor repeat"])("%s", (source) => {
    const fixes = parse(source).diagnostics.flatMap((diagnostic) => diagnostic.fixes);
    expect(fixes.some((fix) => fix.safe)).toBe(false);
  });
});

it.each([
  ["duration > 1.000 sec", [], ["16 min 40 sec", "1 sec"]],
  ["duration > 1.200", [], ["1200"]],
  ["duration > 1.5 min", ["1 min 30 sec"], undefined],
])("leaves it to the author whether a point parts thousands: %s", (source, likeliest, choices) => {
  const [found] = parse(source, { vocabulary: "payout" }).diagnostics;
  expect(found?.fixes.map(({ edits }) => edits[0]?.text)).toEqual(likeliest);
  expect(found?.alternatives?.map(({ edits }) => edits[0]?.text)).toEqual(choices);
});

describe("limits", () => {
  it("refuses one unit more than the longest source, and reads the longest", () => {
    const longest = `repeat${" ".repeat(MAX_LENGTH - 6)}`;
    expect(parse(longest).valid).toBe(true);
    expect(parse(`${longest} `).diagnostics.map(({ code, span }) => [code, span])).toEqual([
      ["too-long", { start: MAX_LENGTH, end: MAX_LENGTH + 1 }],
    ]);
  });

  it("can be lowered, never raised", () => {
    expect(parse("mobile", { maxLength: 5 }).diagnostics[0]?.code).toBe("too-long");
    expect(parse(" ".repeat(MAX_LENGTH + 1), { maxLength: MAX_LENGTH * 2 }).diagnostics[0]?.code).toBe("too-long");
    expect(parse("((mobile))", { maxNesting: 1 }).diagnostics[0]?.code).toBe("nesting-too-deep");
    expect(parse(`${"not ".repeat(201)}mobile`, { maxNesting: 1000 }).diagnostics[0]?.code).toBe("nesting-too-deep");
  });

  it("ends a flood of mistakes with one that counts the others", () => {
    const { diagnostics, valid } = parse("@ mobile ".repeat(1200));
    expect(diagnostics).toHaveLength(1001);
    expect(diagnostics.at(-1)?.code).toBe("too-many-diagnostics");
    expect(valid).toBe(false);
  });

  it("keeps a condition valid that has too many warnings only", () => {
    const source = Array.from({ length: 1200 }, () => "media_type present").join(" and ");
    expect(parse(source, { vocabulary: "payout" })).toMatchObject({ valid: true });
  });
});

describe("parseOrThrow", () => {
  it("gives the tree, or everything that is wrong", () => {
    expect(parseOrThrow("")).toBeNull();
    expect(parseOrThrow("mobile")).toMatchObject({ kind: "flag", name: "mobile" });
    const thrown = catchError(() => parseOrThrow("mobile AND moblie"));
    expect(thrown).toBeInstanceOf(ConditionSyntaxError);
    expect(thrown).toMatchObject({
      name: "ConditionSyntaxError",
      source: "mobile AND moblie",
      message: "`AND` must be lower case: `and`. (and 1 more)",
      diagnostics: [{ code: "letter-case" }, { code: "unknown-term" }],
    });
  });

  it.each([undefined, null, 5, {}, ["mobile"]])("refuses what is no string: %j", (source) => {
    expect(() => parseOrThrow(source as never)).toThrow(TypeError);
  });

  it("refuses a vocabulary that does not exist", () => {
    expect(() => parse("mobile", { vocabulary: "toString" as never })).toThrow(TypeError);
  });
});

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
