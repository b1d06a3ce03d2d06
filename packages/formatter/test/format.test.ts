import { checkCondition, format, formatMarked } from "@recond/formatter";
import {
  and,
  comparison,
  type Condition,
  customData,
  duration,
  flag,
  InvalidConditionError,
  not,
  or,
  parseOrThrow,
  pressed,
  presence,
  region,
  textField,
  type VocabularyName,
} from "@recond/parser";
import { describe, expect, it } from "vitest";

const [mobile, repeat, landline] = [flag("mobile"), flag("repeat"), flag("landline")];

function reformat(source: string, vocabulary: VocabularyName = "recording"): string {
  return format(parseOrThrow(source, { vocabulary }));
}

describe("canonical form", () => {
  // The language reference, sections 1 to 5, and the example request of the platform's documents.
  it.each([
    "during_hours and repeat",
    "mobile or repeat and during_hours",
    "pressed[1 1 2]",
    "pressed[a 1]",
    "during_hours",
    'custom_data[product] contains "Chair"',
    "not not mobile",
    "custom_data['p'] present",
  ])("keeps %j", (text) => {
    expect(reformat(text)).toBe(text);
  });

  it.each([
    ["((mobile)) or(not(repeat  and during_hours))", "mobile or not (repeat and during_hours)"],
    ["mobile or (repeat and during_hours)", "mobile or repeat and during_hours"],
    ["(mobile or repeat) and during_hours", "(mobile or repeat) and during_hours"],
    ["(mobile and repeat) and (during_hours)", "mobile and repeat and during_hours"],
    ["not(mobile)", "not mobile"],
    ["not ( not (mobile or repeat) )", "not not (mobile or repeat)"],
    ["pressed[ 1   1 2 ]", "pressed[1 1 2]"],
    ['custom_data[  Preferred  Color ]="a  b"', 'custom_data[Preferred  Color] = "a  b"'],
    ["\r\n\tmobile\n", "mobile"],
    [" \n", ""],
  ])("writes %j as %j", (source, text) => {
    expect(reformat(source)).toBe(text);
  });

  it.each([
    ["duration > 1 min and {in_region}".replaceAll(/[{}]/g, ""), "duration > 1 min and in_region"],
    ["duration > 60", "duration > 1 min"],
    ["duration >= 0", "duration >= 0 sec"],
    ["connect_duration<12 sec", "connect_duration < 12 sec"],
    ["duration = 2 min 30 sec", "duration = 2 min 30 sec"],
    ["duration = 150", "duration = 2 min 30 sec"],
    ["in_region[ West Coast ] or sms_sent", "in_region[West Coast] or sms_sent"],
  ])("writes the payout condition %j as %j", (source, text) => {
    expect(reformat(source, "payout")).toBe(text);
  });

  it("writes the empty condition as an empty text", () => {
    expect(format(null)).toBe("");
    expect(format(null, { layout: "tree" })).toBe("");
    expect(formatMarked(null, new Set())).toBe("");
  });

  it("writes text fields beside terms of payout conditions", () => {
    expect(format(and(region(null), presence(textField("media_type"))))).toBe("in_region and media_type present");
  });
});

describe("tree layout", () => {
  it("breaks long conditions, operators first", () => {
    const source =
      'mobile and custom_data[product] contains "Office Chair" and (repeat or not (affiliate_name = "The Affiliate Company" ' +
      'and media_type present and not (landline or custom_data[preferred color] != "aquamarine"))) or during_hours';
    expect(format(parseOrThrow(source), { layout: "tree" })).toBe(
      [
        "mobile",
        '  and custom_data[product] contains "Office Chair"',
        "  and (",
        "    repeat",
        "    or not (",
        '      affiliate_name = "The Affiliate Company"',
        "      and media_type present",
        '      and not (landline or custom_data[preferred color] != "aquamarine")',
        "    )",
        "  )",
        "or during_hours",
      ].join("\n"),
    );
  });

  it("leaves a short condition on its line", () => {
    expect(format(or(mobile, repeat), { layout: "tree" })).toBe("mobile or repeat");
  });
});

describe("limits", () => {
  it("writes 100,000 operands", () => {
    const condition = or(...Array.from({ length: 100_000 }, (_, index) => (index % 2 === 0 ? mobile : repeat)));
    expect(format(condition)).toHaveLength(100_000 * 6 + 99_999 * 4);
  });

  it("refuses a text longer than the language allows", () => {
    const condition = comparison(customData("a"), "=", "x".repeat(1_048_576));
    expect(() => format(condition)).toThrow(/longer than 1,048,576/);
    expect(format(comparison(customData("a"), "=", "x".repeat(1_048_000)))).toHaveLength(1_048_000 + 19);
  });

  it("writes 200 levels and refuses 201", () => {
    const nots = (count: number): Condition =>
      Array.from({ length: count }).reduce<Condition>((tree) => not(tree), mobile);
    expect(format(nots(200))).toBe(`${"not ".repeat(200)}mobile`);
    expect(() => format(nots(201))).toThrow(/nested deeper than 200/);
    let alternating: Condition = mobile;
    for (let level = 0; level < 200; level += 1) alternating = and(repeat, or(alternating, landline));
    expect(format(alternating)).toContain("(");
    expect(() => format(and(repeat, or(alternating, landline)))).toThrow(InvalidConditionError);
  });

  it("refuses trees that are 100,000 deep, without and with the builders' shape", () => {
    let deep: Condition = mobile;
    for (let level = 0; level < 100_000; level += 1) deep = { kind: "not", operand: deep };
    expect(() => format(deep)).toThrow(InvalidConditionError);
    let wide: Condition = mobile;
    for (let level = 0; level < 100_000; level += 1) {
      wide = { kind: level % 2 === 0 ? "and" : "or", operands: [wide, repeat] };
    }
    expect(() => format(wide)).toThrow(InvalidConditionError);
  });

  it("refuses trees that contain themselves, and trees that unfold without end", () => {
    const operands: Condition[] = [mobile];
    const circular: Condition = { kind: "and", operands: [{ kind: "or", operands }, mobile] };
    operands.push(circular);
    expect(() => format(circular)).toThrow(InvalidConditionError);
    let doubled: Condition = mobile;
    for (let level = 0; level < 60; level += 1) doubled = and(or(doubled, repeat), or(doubled, landline));
    expect(() => format(doubled)).toThrow(InvalidConditionError);
  });
});

describe("values that are no condition", () => {
  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["a text", "mobile"],
    ["a number", 1],
    ["a list", [mobile]],
    ["no kind", {}],
    ["an unknown kind", { kind: "xor" }],
    ["a kind of every object", { kind: "constructor" }],
    ["one operand", { kind: "and", operands: [mobile] }],
    ["no operands", { kind: "or" }],
    ["an `and` in an `and`", { kind: "and", operands: [mobile, and(mobile, repeat)] }],
    ["the empty condition inside", { kind: "not", operand: null }],
    ["a hole", { kind: "or", operands: [mobile, undefined] }],
    ["a flag that is more than a flag", { kind: "flag", name: "mobile or repeat" }],
    ["a flag that is none", { kind: "flag", name: "custom_data" }],
    ["a name that is no text", { kind: "flag", name: Object.create(null) as unknown }],
    ["no keys", { kind: "pressed", keys: [] }],
    ["a key that does not exist", { kind: "pressed", keys: ["0"] }],
    ["keys in one text", { kind: "pressed", keys: "1 2" }],
    ["a key of two", { kind: "pressed", keys: ["12"] }],
    ["a text with a quote", { kind: "comparison", field: { name: "media_type" }, operator: "=", value: '"' }],
    ["a text with a line break", { kind: "comparison", field: { name: "media_type" }, operator: "=", value: "\n" }],
    ["half a character", { kind: "comparison", field: { name: "media_type" }, operator: "=", value: "\ud800" }],
    [
      "an operator that does not exist",
      { kind: "comparison", field: { name: "media_type" }, operator: "==", value: "" },
    ],
    ["no field", { kind: "presence", field: null }],
    ["a field without a name", { kind: "presence", field: { name: "custom_data" } }],
    ["a name with blanks around it", { kind: "presence", field: { name: "custom_data", key: " a" } }],
    ["a name with a bracket", { kind: "presence", field: { name: "custom_data", key: "a]" } }],
    ["a region without a name", { kind: "region", name: "" }],
    ["half a second", { kind: "duration", name: "duration", operator: ">", seconds: 0.5 }],
    ["a length in words", { kind: "duration", name: "duration", operator: ">", seconds: "1 min" }],
  ])("refuses %s", (_, value) => {
    expect(() => format(value as Condition)).toThrow(InvalidConditionError);
    expect(() => {
      checkCondition(value);
    }).toThrow(InvalidConditionError);
  });

  it("takes a key path that is longer than the stack", () => {
    const keys = Array.from({ length: 400_000 }, () => "1");
    expect(format({ kind: "pressed", keys })).toHaveLength(8 + 799_999 + 1);
  });
});

describe("marks", () => {
  it("puts braces around the predicates named, by identity", () => {
    const other = flag("repeat");
    const condition = and(mobile, repeat, not(other), or(pressed("1"), duration("duration", ">", 60)));
    expect(formatMarked(condition, new Set([other]))).toBe(
      "mobile and repeat and not {repeat} and (pressed[1] or duration > 1 min)",
    );
  });
});
