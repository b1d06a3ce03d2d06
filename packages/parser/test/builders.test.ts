import {
  and,
  comparison,
  type Condition,
  customData,
  duration,
  equals,
  flag,
  InvalidConditionError,
  not,
  or,
  parseOrThrow,
  presence,
  pressed,
  region,
  textField,
} from "@recond/parser";
import { describe, expect, it } from "vitest";

const mobile = flag("mobile");
const repeat = flag("repeat");
const landline = flag("landline");

/** So many `not`s around a flag. */
function deep(depth: number): Condition {
  return Array.from({ length: depth }).reduce<Condition>((node) => not(node), mobile);
}

/** A tree of 60 levels, each of which holds the one below twice. */
function shared(): Condition {
  return Array.from({ length: 60 }).reduce<Condition>(
    (node, _, index) => (index % 2 === 0 ? and(node, node) : or(node, node)),
    mobile,
  );
}

describe("builders", () => {
  it("flatten operands of their own kind, and give a single operand back", () => {
    expect(and(mobile, and(repeat, landline))).toEqual({ kind: "and", operands: [mobile, repeat, landline] });
    expect(or(or(mobile, repeat), landline)).toEqual({ kind: "or", operands: [mobile, repeat, landline] });
    expect(and(or(mobile, repeat), landline)).toMatchObject({ operands: [{ kind: "or" }, landline] });
    expect(and(mobile)).toBe(mobile);
  });

  it("build what the parser reads", () => {
    const built = or(
      and(mobile, not(pressed("1", "1", "W"))),
      comparison(customData("product line"), "contains", "Chair"),
      presence(textField("media_type")),
    );
    const source = 'mobile and not pressed[1 1 W] or custom_data[product line] contains "Chair" or media_type present';
    expect(equals(built, parseOrThrow(source))).toBe(true);
    const payout = and(region("West Coast"), region(null), duration("connect_duration", ">=", 150));
    const text = "in_region[West Coast] and in_region and connect_duration >= 2 min 30 sec";
    expect(equals(payout, parseOrThrow(text, { vocabulary: "payout" }))).toBe(true);
  });

  it("take names that look like something else", () => {
    for (const name of ["__proto__", "constructor", "and", "'p'", "two words", "😀"]) {
      expect(customData(name)).toEqual({ name: "custom_data", key: name });
    }
  });

  const invalid: readonly (readonly [string, () => unknown])[] = [
    ["and without operands", () => and()],
    ["or without operands", () => or()],
    ["the empty condition as an operand", () => and(mobile, null as never)],
    ["not of nothing", () => not(undefined as never)],
    ["an operand of a kind that does not exist", () => or(mobile, { kind: "xor" } as never)],
    ["a flag that does not exist", () => flag("toString" as never)],
    ["a text field as a flag", () => flag("media_type" as never)],
    ["no keys", () => pressed()],
    ["a key with two characters", () => pressed("12")],
    ["a key that cannot be tested", () => pressed("0")],
    ["an empty name", () => customData("")],
    ["a name with a blank at its end", () => customData("product ")],
    ["a name with a bracket", () => customData("a]")],
    ["a name with a quote", () => customData('a"')],
    ["a name with a line break", () => customData("a\nb")],
    ["a name with half a character", () => customData("a\ud83d")],
    ["custom_data without a name", () => textField("custom_data" as never)],
    ["a text with a quote", () => comparison(textField("media_type"), "=", 'say "hi"')],
    ["a text with a tab", () => comparison(textField("media_type"), "=", "a\tb")],
    ["a text with half a character", () => comparison(textField("media_type"), "=", "\udc00")],
    ["a number as a text", () => comparison(textField("media_type"), "=", 5 as never)],
    ["an operator for lengths", () => comparison(textField("media_type"), ">" as never, "x")],
    ["a test of no field", () => presence(null as never)],
    ["half a second", () => duration("duration", ">", 0.5)],
    ["a negative length", () => duration("duration", ">", -1)],
    ["a length beyond exact numbers", () => duration("duration", ">", 2 ** 60)],
    ["a region with an empty name", () => region("")],
    ["something whose text is code", () => flag({ toString: () => "mobile" } as never)],
  ];

  it.each(invalid)("refuse %s", (_, build) => {
    expect(build).toThrow(InvalidConditionError);
  });
});

describe("equals", () => {
  it("looks at everything but spans", () => {
    expect(equals(parseOrThrow("mobile and repeat"), and(mobile, repeat))).toBe(true);
    expect(equals(and(mobile, repeat), and(repeat, mobile))).toBe(false);
    expect(equals(pressed("1"), pressed("1", "1"))).toBe(false);
    expect(equals(comparison(customData("a"), "=", "x"), comparison(customData("b"), "=", "x"))).toBe(false);
    expect(equals(region(null), region("West"))).toBe(false);
    expect(equals(null, null)).toBe(true);
    expect(equals(null, mobile)).toBe(false);
  });

  it("compares trees that are deeper than the stack, and ones that hold the same part often", () => {
    expect(equals(deep(100_000), deep(100_000))).toBe(true);
    expect(equals(deep(100_000), deep(100_001))).toBe(false);

    expect(equals(shared(), shared())).toBe(true);
  });

  it("does not take `undefined` for the empty condition", () => {
    expect(() => equals(undefined as never, null)).toThrow(InvalidConditionError);
  });
});
