import {
  analyze,
  coverage,
  decidesAlike,
  equivalent,
  facts,
  flips,
  implies,
  isUndecided,
  predicates,
  redundancies,
  residual,
  satisfiable,
  simplify,
  tautology,
  testCases,
} from "@recond/analyzer";
import { format } from "@recond/formatter";
import { and, type Condition, flag, LEGAL_KEYS, parseOrThrow, type VocabularyName } from "@recond/parser";
import { describe, expect, it } from "vitest";
import { cpuSeconds } from "../../parser/test/cpu-time.js";

function read(source: string, vocabulary: VocabularyName = "recording"): Condition | null {
  return parseOrThrow(source, { vocabulary });
}

function simplified(source: string, vocabulary?: VocabularyName): string {
  const meaning = simplify(read(source, vocabulary));
  if ("answer" in meaning) return "undecided";
  return meaning.is === "condition" ? format(meaning.condition) : meaning.is;
}

function conflictOf(source: string): readonly string[] {
  const answer = satisfiable(read(source));
  return answer.answer === false ? answer.conflict.map((part) => format(part)) : [];
}

function redundant(source: string): readonly string[] {
  const list = redundancies(read(source));
  if ("answer" in list) return ["undecided"];
  return list.map(({ node, why, by, span }) => {
    const reason = by === undefined ? "" : ` (${format(by)})`;
    return `${String(span?.start)}: ${format(node)} is ${why}${reason}`;
  });
}

describe("never", () => {
  it.each([
    ["mobile and landline", ["mobile", "landline"]],
    [
      'affiliate_name = "Office Chair" and not affiliate_name contains "Chair"',
      ['affiliate_name = "Office Chair"', 'not affiliate_name contains "Chair"'],
    ],
    ['repeat and media_type = "a" and during_hours and media_type = "b"', ['media_type = "a"', 'media_type = "b"']],
    ["pressed[1 1] and not pressed[1]", ["pressed[1 1]", "not pressed[1]"]],
    ['media_type = " " and media_type present', ['media_type = " "', "media_type present"]],
    ['media_type present and not media_type contains ""', ["media_type present", 'not media_type contains ""']],
    ["repeat and not repeat or mobile and landline", ["repeat and not repeat or mobile and landline"]],
  ])("%s", (source, conflict) => {
    expect(conflictOf(source)).toEqual(conflict);
  });

  it("names the parts by their place in the source", () => {
    const answer = satisfiable(read("repeat and (mobile and landline)"));
    expect(answer.answer === false && answer.conflict.map(({ span }) => span)).toEqual([
      { start: 12, end: 18 },
      { start: 23, end: 31 },
    ]);
  });
});

describe("always", () => {
  it.each(['affiliate_name != "x" or affiliate_name present', "mobile or not mobile", "not (mobile and landline)"])(
    "%s",
    (source) => {
      expect(tautology(read(source))).toEqual({ answer: true });
    },
  );

  it("the empty condition", () => {
    expect(tautology(null)).toEqual({ answer: true });
    expect(satisfiable(null)).toEqual({ answer: true, example: {} });
    expect(simplify(null)).toEqual({ is: "always" });
    expect(redundancies(null)).toEqual([]);
    expect(flips(null, {})).toEqual([]);
    expect(testCases(null)).toEqual([{ call: {}, expect: true }]);
    expect(coverage(null, [])).toEqual({ predicates: [], countable: 0, covered: 0, percent: 100 });
    expect(residual(null, {})).toEqual({ is: "always" });
  });
});

describe("examples are ordinary calls", () => {
  it.each([
    ["mobile and not repeat", { mobile: true, repeat: false }],
    ["pressed[1 1] and pressed[1] and not pressed[2]", { pressed: ["1 1"] }],
    ['custom_data[p] contains "Office" and custom_data[p] contains "Chair"', { custom_data: { p: "Office Chair" } }],
    ['media_type present and media_type != "x"', { media_type: "other" }],
    ['media_type contains "Radio" and media_type != "Radio"', { media_type: "Radio other" }],
    ['not media_type = "x"', { media_type: null }],
  ])("%s", (source, example) => {
    expect(satisfiable(read(source))).toEqual({ answer: true, example });
  });

  it("of payout conditions", () => {
    const condition = read("in_region and not in_region[West] and duration > 1 min and duration < 62 sec", "payout");
    expect(satisfiable(condition)).toEqual({
      answer: true,
      example: { qualified_regions: ["Elsewhere"], duration: 61 },
    });
  });

  it("a field named `__proto__` is an own property", () => {
    const answer = satisfiable(read('custom_data[__proto__] = "x"'));
    expect(answer.answer === true && Object.entries(answer.example.custom_data ?? {})).toEqual([["__proto__", "x"]]);
  });
});

describe("comparing", () => {
  it.each([
    ["mobile or repeat and mobile", "mobile"],
    ['custom_data[p] != "x"', 'not custom_data[p] = "x"'],
    ["pressed[1] or pressed[1 2]", "pressed[1]"],
  ])("%s is equivalent to %s", (a, b) => {
    expect(equivalent(read(a), read(b))).toEqual({ answer: true });
  });

  it("a stricter condition implies the other, not the other way round", () => {
    expect(implies(read("repeat and mobile"), read("repeat"))).toEqual({ answer: true });
    expect(implies(read("repeat"), read("repeat and mobile"))).toEqual({
      answer: false,
      example: { repeat: true, mobile: false },
    });
  });
});

describe("simplify", () => {
  it.each([
    ["mobile and (mobile or repeat)", "mobile"],
    ["mobile and not landline", "mobile"],
    ["mobile and landline", "never"],
    ["not (not mobile or not repeat)", "mobile and repeat"],
    ["repeat and mobile or repeat and during_hours", "repeat and (mobile or during_hours)"],
    ['media_type = "Office Chair" or media_type contains "Chair"', 'media_type contains "Chair"'],
    ['not media_type = "x" and repeat', 'media_type != "x" and repeat'],
    [
      "mobile and repeat or not mobile and during_hours or repeat and during_hours",
      "mobile and repeat or not mobile and during_hours",
    ],
    ["repeat and mobile", "repeat and mobile"],
  ])("%s becomes %s", (source, expected) => {
    expect(simplified(source)).toBe(expected);
  });

  it("of lengths", () => {
    expect(simplified("duration > 60 and not duration < 90", "payout")).toBe("duration >= 1 min 30 sec");
  });

  it("gives the tree itself when nothing is shorter", () => {
    const condition = read("mobile or repeat");
    expect(simplify(condition)).toEqual({ is: "condition", condition });
  });

  it("over more than four predicates", () => {
    const source =
      "mobile and repeat or mobile and during_hours or mobile and pressed[1] or mobile and media_type present and pressed[1 2]";
    expect(simplified(source)).toBe("mobile and (repeat or during_hours or pressed[1])");
  });
});

describe("redundancies", () => {
  it.each([
    ["mobile and mobile", ["11: mobile is repeated (mobile)"]],
    ["mobile or repeat and mobile", ["10: repeat and mobile is implied (mobile)"]],
    ["mobile and (landline or repeat)", ["12: landline is always-false (mobile)"]],
    ["mobile or not mobile and repeat", ["10: not mobile is always-true (mobile)"]],
    ["repeat and (mobile or not mobile)", ["12: mobile or not mobile is always-true"]],
    ["mobile and landline", ["0: mobile and landline is always-false"]],
    ["pressed[1] and pressed[1 1]", ["0: pressed[1] is implied (pressed[1 1])"]],
    ["mobile and repeat", []],
  ])("%s", (source, expected) => {
    expect(redundant(source)).toEqual(expected);
  });
});

describe("residual", () => {
  it.each([
    ["mobile and repeat", { mobile: true }, "repeat"],
    ["mobile and repeat", { landline: true }, "never"],
    ["mobile or not mobile", {}, "always"],
    ["custom_data[p] present or repeat", { custom_data: {} }, "repeat"],
  ])("%s with %j", (source, call, expected) => {
    const meaning = residual(read(source), call);
    if ("answer" in meaning) throw new Error("Undecided");
    expect(meaning.is === "condition" ? format(meaning.condition) : meaning.is).toBe(expected);
  });
});

describe("flips", () => {
  it("are the fewest changes", () => {
    expect(
      flips(read("mobile and repeat or during_hours"), { mobile: true, repeat: false, during_hours: false }),
    ).toEqual([
      {
        changes: [{ fact: "repeat", from: false, to: true }],
        call: { mobile: true, repeat: true, during_hours: false },
        expect: true,
      },
      {
        changes: [{ fact: "during_hours", from: false, to: true }],
        call: { mobile: true, repeat: false, during_hours: true },
        expect: true,
      },
    ]);
  });

  it("a phone changes its type at once", () => {
    expect(flips(read("landline"), { mobile: true })).toEqual([
      {
        changes: [
          { fact: "mobile", from: true, to: false },
          { fact: "landline", from: false, to: true },
        ],
        call: { mobile: false, landline: true },
        expect: true,
      },
    ]);
  });

  it("other custom data stays unknown when one field is learnt", () => {
    const found = flips(read('custom_data[p] = "x" and (custom_data[q] present or repeat)'), { repeat: true });
    expect(found).toEqual([
      {
        changes: [{ fact: "custom_data[p]", from: undefined, to: "x" }],
        call: { repeat: true, custom_data: { p: "x" }, unknown: ["custom_data[q]"] },
        expect: true,
      },
      {
        changes: [{ fact: "custom_data[p]", from: undefined, to: null }],
        call: { repeat: true, custom_data: { p: null }, unknown: ["custom_data[q]"] },
        expect: false,
      },
    ]);
  });

  it("there are none for a condition that is always true", () => {
    expect(flips(read("mobile or not mobile"), { mobile: true })).toEqual([]);
  });
});

describe("test cases", () => {
  it("are one more than the predicates", () => {
    expect(testCases(read("mobile or repeat"))).toEqual([
      { call: { mobile: false, repeat: false }, expect: false },
      { call: { mobile: true, repeat: false }, expect: true },
      { call: { mobile: false, repeat: true }, expect: true },
    ]);
    expect(testCases(read("mobile and repeat or during_hours and pressed[1]"))).toHaveLength(5);
  });

  it("with one removed, coverage falls, and the missing one brings it back", () => {
    const condition = read('mobile and repeat or media_type contains "TV"');
    const cases = testCases(condition);
    if ("answer" in cases) throw new Error("Undecided");
    for (const removed of cases) {
      const given = cases.filter((other) => other !== removed).map(({ call }) => call);
      expect(coverage(condition, given)).toMatchObject({ countable: 3 });
      expect(coverage(condition, given)).not.toMatchObject({ percent: 100 });
      const missing = testCases(condition, { given });
      if ("answer" in missing) throw new Error("Undecided");
      expect(missing).toHaveLength(1);
      expect(coverage(condition, [...given, ...missing.map(({ call }) => call)])).toMatchObject({ percent: 100 });
    }
  });

  it("leave out predicates that can be removed", () => {
    const found = coverage(read("mobile and not landline"), []);
    expect("predicates" in found && found.predicates.map(({ isRemovable }) => isRemovable)).toEqual([false, true]);
  });
});

describe("decided alike, unknown facts included", () => {
  it.each([
    ["mobile and (mobile or repeat)", "mobile"],
    ["not not mobile", "mobile"],
    ["mobile and not landline", "mobile"],
    ["pressed[1] and pressed[1 2]", "pressed[1 2]"],
    ['custom_data[a] != "x"', 'not custom_data[a] = "x"'],
    ['media_type = "ab" and media_type contains "a"', 'media_type = "ab"'],
    ["not (mobile and (repeat or pressed[1]))", "not mobile or not repeat and not pressed[1]"],
    ['media_type = "a" and media_type = "b"', "media_type present and not media_type present"],
  ])("%s, %s", (a, b) => {
    expect(decidesAlike(read(a), read(b))).toEqual({ answer: true });
  });

  it.each([
    ["mobile and (repeat or not repeat)", "mobile", { mobile: true, unknown: ["repeat"] }],
    ["mobile or not mobile", "", { unknown: ["mobile"] }],
    ["mobile and landline", "repeat and not repeat", { mobile: true, landline: false, unknown: ["repeat"] }],
    [
      'custom_data[a] present and (custom_data[b] = "x" or custom_data[b] != "x")',
      "custom_data[a] present",
      { custom_data: { a: "other" }, unknown: ["custom_data[b]"] },
    ],
    [
      "not pressed[1 2] and (pressed[1] or not pressed[1])",
      "not pressed[1 2]",
      { pressed: [], unknown: ["pressed[1 1]"] },
    ],
  ])("not %s, %s", (a, b, example) => {
    expect(decidesAlike(read(a), read(b))).toEqual({ answer: false, example });
  });

  it("when a path may go on, it may do so with one of the keys that there are", () => {
    const ways = [...LEGAL_KEYS].map((key) => `pressed[1 ${key}]`);
    expect(isDecidedByLonger(ways)).toBe(true);
    expect(isDecidedByLonger(ways.slice(1))).toBe(false);
    const [first = "", ...others] = ways;
    const further = [...LEGAL_KEYS].map((key) => first.replace("]", ` ${key}]`));
    expect(isDecidedByLonger([...others, ...further])).toBe(true);
    expect(isDecidedByLonger([...others, ...further.slice(1)])).toBe(false);
  });
});

/** Whether `pressed[1]` can never be unknown while all of the paths are known as not taken. */
function isDecidedByLonger(paths: readonly string[]): boolean | undefined {
  const none = `not (${paths.join(" or ")})`;
  return decidesAlike(read(none), read(`${none} and (pressed[1] or not pressed[1])`)).answer;
}

describe("predicates and facts", () => {
  it("are distinct, in source order; opposites count once", () => {
    const condition = read(
      'repeat or media_type != "x" and not repeat or media_type = "x" or custom_data[a b] present',
    );
    expect(predicates(condition).map((predicate) => format(predicate))).toEqual([
      "repeat",
      'media_type != "x"',
      "custom_data[a b] present",
    ]);
    expect(facts(condition)).toEqual(["repeat", "media_type", "custom_data[a b]"]);
    expect(facts(read("pressed[1 1] or pressed[2]"))).toEqual(["pressed[1 1]", "pressed[2]"]);
    expect(predicates(null)).toEqual([]);
  });
});

describe("an answer that is known is not lost where the steps run out", () => {
  const never = `${"(repeat or not repeat) and (mobile or repeat) and ".repeat(3)}not during_hours and mobile and ${Array.from({ length: 30 }, (_, index) => `custom_data[a${index}] present`).join(" and ")} and landline`;

  it("a condition that no call meets is never met, with parts that cannot hold together, though not the fewest", () => {
    const seen = new Set<string>();
    for (let nodeLimit = 1; nodeLimit < 20_000; nodeLimit += 97) {
      const answer = satisfiable(read(never), { nodeLimit });
      seen.add(answer.answer === false ? `smallest: ${answer.isSmallest !== false}` : String(answer.answer));
      const conflict = answer.answer === false ? answer.conflict : [flag("mobile"), flag("landline")];
      expect(satisfiable(and(...conflict, flag("repeat"))).answer).toBe(false);
      const { meaning, parts } = analyze(read(never), { nodeLimit });
      expect(meaning).toBe(answer.answer === false ? "never" : "undecided");
      expect(parts).toEqual(answer.answer === false && answer.isSmallest !== false ? conflict : []);
    }
    expect([...seen]).toEqual(["undefined", "smallest: false", "smallest: true"]);
  });
});

describe("the node limit bounds the time of dropping parts", () => {
  it.each([
    ["copies", `${"mobile or ".repeat(32_000)}repeat`, 31_999],
    ["copies of a group", `${"(mobile or repeat) and ".repeat(16_000)}(mobile or repeat)`, 16_000],
    ["copies of an opposite", `${"not mobile or ".repeat(32_000)}repeat`, 31_999],
  ])("%s go in a moment, each because of the first", (_, source, count) => {
    const condition = read(source);
    let found: ReturnType<typeof redundancies> = [];
    expect(cpuSeconds(() => (found = redundancies(condition)))).toBeLessThan(6);
    expect(isUndecided(found) ? [] : found.map(({ why }) => why)).toEqual(
      Array.from({ length: count }, () => "repeated"),
    );
  });
});
