import { type CallContext, compile, evaluate, type Truth } from "@recond/evaluator";
import {
  type Condition,
  flag,
  InvalidConditionError,
  not,
  or,
  and,
  comparison,
  parseOrThrow,
  pressed,
  textField,
  type VocabularyName,
} from "@recond/parser";
import { describe, expect, it } from "vitest";

/** The answer of `evaluate`, which has to be the one of `compile`. */
function truth(source: string, call: unknown, vocabulary: VocabularyName = "recording"): Truth {
  const condition = parseOrThrow(source, { vocabulary });
  const answer = evaluate(condition, call as CallContext);
  expect(compile(condition)(call as CallContext)).toBe(answer);
  return answer;
}

/** What is said of `repeat`, said of `during_hours`. */
function second({ repeat }: CallContext): CallContext {
  return repeat === undefined ? {} : { during_hours: repeat };
}

describe("Kleene's logic", () => {
  const [T, F, U] = [{ repeat: true }, { repeat: false }, {}];

  it.each<[string, CallContext, CallContext, Truth, Truth]>([
    ["true, true", T, T, true, true],
    ["true, false", T, F, false, true],
    ["true, unknown", T, U, undefined, true],
    ["false, true", F, T, false, true],
    ["false, false", F, F, false, false],
    ["false, unknown", F, U, false, undefined],
    ["unknown, true", U, T, undefined, true],
    ["unknown, false", U, F, false, undefined],
    ["unknown, unknown", U, U, undefined, undefined],
  ])("%s", (_, left, right, both, either) => {
    const call = { ...left, ...second(right) };
    expect(truth("repeat and during_hours", call)).toBe(both);
    expect(truth("repeat or during_hours", call)).toBe(either);
  });

  it("keeps unknown unknown", () => {
    expect(truth("not repeat", {})).toBeUndefined();
    expect(truth("repeat or not repeat", {})).toBeUndefined();
    expect(truth("repeat and not repeat", {})).toBeUndefined();
    expect(truth("not (repeat and not repeat)", {})).toBeUndefined();
  });

  it("takes the empty condition for true", () => {
    expect(evaluate(null, {})).toBe(true);
    expect(compile(null)({})).toBe(true);
  });
});

describe("facts", () => {
  it.each<[string, Truth]>([
    ["pressed[1]", true],
    ["pressed[1 1]", true],
    ["pressed[1 1 2]", true],
    ["pressed[2]", false],
    ["pressed[1 2]", false],
    ["pressed[1 1 2 3]", false],
  ])("[R9] after 1 1 2, %s is %s", (source, expected) => {
    expect(truth(source, { pressed: ["1 1 2"] })).toBe(expected);
    expect(truth(source, { pressed: ["1  1\t2 "] })).toBe(expected);
  });

  it("[R9] takes any of the paths, and none when nothing was pressed", () => {
    expect(truth("pressed[2]", { pressed: ["1", "2 W"] })).toBe(true);
    expect(truth("pressed[1]", { pressed: [] })).toBe(false);
    expect(truth("pressed[1]", {})).toBeUndefined();
  });

  it.each([[["112"]], [["1", ""]], [["0"]], [["1", 1]], [["1\n2"]], ["1"], [{ 0: "1" }], [null]])(
    "takes `pressed` %j as unknown",
    (paths) => {
      expect(truth("pressed[1]", { pressed: paths })).toBeUndefined();
    },
  );

  it("[R10] compares texts exactly", () => {
    const call = { media_type: "Radio " };
    expect(truth('media_type = "Radio"', call)).toBe(false);
    expect(truth('media_type != "Radio"', call)).toBe(true);
    expect(truth('media_type contains "adio"', call)).toBe(true);
    expect(truth('media_type contains "radio"', call)).toBe(false);
  });

  it("[R11] answers for a field without a value", () => {
    for (const call of [{ custom_data: {} }, { custom_data: { zip: null } }]) {
      expect(truth('custom_data[zip] = ""', call)).toBe(false);
      expect(truth('custom_data[zip] contains ""', call)).toBe(false);
      expect(truth("custom_data[zip] present", call)).toBe(false);
      expect(truth('custom_data[zip] != ""', call)).toBe(true);
    }
    expect(truth('media_type != "Radio"', { media_type: null })).toBe(true);
    expect(truth("media_type present", { media_type: null })).toBe(false);
  });

  it("[R12] calls a value present that is more than white space", () => {
    expect(truth("media_type present", { media_type: " \u00a0\t" })).toBe(false);
    expect(truth("media_type present", { media_type: " x " })).toBe(true);
    expect(truth('media_type contains ""', { media_type: "" })).toBe(true);
  });

  it("[R13] reads own properties of custom data only", () => {
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      expect(truth(`custom_data[${name}] present`, { custom_data: {} })).toBe(false);
      const own: unknown = JSON.parse(`{ "custom_data": { "${name}": "x" } }`);
      expect(truth(`custom_data[${name}] = "x"`, own)).toBe(true);
    }
    const inherited = { custom_data: Object.create({ zip: "1" }) as unknown };
    expect(truth("custom_data[zip] present", inherited)).toBe(false);
    const bare = Object.assign(Object.create(null) as object, { zip: "1" });
    expect(truth('custom_data[zip] = "1"', { custom_data: bare })).toBe(true);
  });

  it("[R13] is not misled by a polluted prototype", () => {
    const everything: object = Object.prototype;
    try {
      Object.defineProperty(everything, "zip", { value: "1", configurable: true });
      expect(truth("custom_data[zip] present", { custom_data: {} })).toBe(false);
    } finally {
      Reflect.deleteProperty(everything, "zip");
    }
  });

  it("[R14] knows that a phone is of one type", () => {
    expect(truth("landline", { mobile: true })).toBe(false);
    expect(truth("mobile", { landline: true })).toBe(false);
    expect(truth("landline", { mobile: false })).toBeUndefined();
    expect(truth("mobile or landline", { mobile: false, landline: false })).toBe(false);
    expect(truth("landline", { mobile: true, landline: true, unknown: ["landline"] })).toBe(false);
    expect(truth("landline", { mobile: true, unknown: ["mobile"] })).toBeUndefined();
  });

  it("[R18] reads regions and lengths", () => {
    expect(truth("in_region", { qualified_regions: [] }, "routing")).toBe(false);
    expect(truth("in_region", { qualified_regions: ["West"] }, "routing")).toBe(true);
    expect(truth("in_region[East]", { qualified_regions: ["West"] }, "routing")).toBe(false);
    expect(truth("duration > 1 min", { duration: 60 }, "payout")).toBe(false);
    expect(truth("duration > 1 min", { duration: 60.5 }, "payout")).toBe(true);
    expect(truth("connect_duration >= 2 min 30 sec", { connect_duration: 150 }, "payout")).toBe(true);
    for (const duration of [-1, Number.NaN, Infinity, "60", null]) {
      expect(truth("duration >= 0", { duration }, "payout")).toBeUndefined();
    }
  });
});

describe("facts listed as unknown", () => {
  it.each<[string, CallContext, Truth]>([
    ["repeat", { repeat: true, unknown: ["repeat"] }, undefined],
    ["repeat", { repeat: true, unknown: [] }, true],
    ["custom_data[zip] present", { custom_data: { zip: "1" }, unknown: ["custom_data[zip]"] }, undefined],
    ["custom_data[zip] present", { custom_data: {}, unknown: ["custom_data[zip]"] }, undefined],
    ["custom_data[zip] present", { custom_data: { zip: "1" }, unknown: ["custom_data[tax]"] }, true],
    ["custom_data[zip] present", { custom_data: { zip: "1" }, unknown: ["custom_data"] }, undefined],
    ["pressed[1]", { pressed: ["1"], unknown: ["pressed"] }, undefined],
    ["pressed[a 1]", { pressed: [], unknown: ["pressed[a 1]"] }, undefined],
    ["pressed[a]", { pressed: [], unknown: ["pressed[a 1]"] }, undefined],
    ["pressed[a 1 2]", { pressed: [], unknown: ["pressed[a  1]"] }, undefined],
    ["pressed[a 2]", { pressed: [], unknown: ["pressed[a 1]"] }, false],
    ["pressed[a]", { pressed: ["a 2"], unknown: ["pressed[a 1]"] }, true],
    ["pressed[a 1]", { pressed: ["a 1"], unknown: ["pressed[a 1]"] }, true],
  ])("%s for %j is %s", (source, call, expected) => {
    expect(truth(source, call)).toBe(expected);
  });

  it("ignores what names no fact", () => {
    expect(truth("repeat", { repeat: true, unknown: ["repeet", 1, null, "pressed[0]"] })).toBe(true);
    expect(truth("repeat", { repeat: true, unknown: "repeat" })).toBe(true);
  });
});

describe("call contexts that are none", () => {
  it.each([[null], [undefined], ["mobile"], [1], [[]], [() => true]])(
    "takes %s for a call of which nothing is known",
    (call) => {
      expect(truth('mobile or custom_data[a] != "b"', call)).toBeUndefined();
    },
  );

  it.each([["true"], [1], [null], [{}]])("takes the flag %j as unknown", (mobile) => {
    expect(truth("mobile", { mobile })).toBeUndefined();
  });

  it.each([[null], [[]], ["zip"], [1], [{ zip: 1 }], [{ zip: {} }]])("takes the custom data %j as unknown", (data) => {
    expect(truth("custom_data[zip] present", { custom_data: data })).toBeUndefined();
  });
});

function deep(): Condition {
  let tree: Condition = flag("mobile");
  for (let level = 0; level < 100_000; level += 1) tree = { kind: "not", operand: tree };
  return tree;
}

function circular(): Condition {
  const operands: Condition[] = [flag("mobile")];
  const tree: Condition = { kind: "not", operand: { kind: "or", operands } };
  operands.push(tree);
  return tree;
}

function unfolding(): Condition {
  let tree: Condition = flag("mobile");
  for (let level = 0; level < 60; level += 1) tree = and(or(tree, flag("repeat")), or(tree, not(tree)));
  return tree;
}

describe("conditions that are none", () => {
  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["a text", "mobile"],
    ["an empty object", {}],
    ["an operand that is missing", { kind: "or", operands: [flag("mobile"), undefined] }],
    ["100,000 levels", deep()],
    ["a tree that contains itself", circular()],
    ["a tree that unfolds without end", unfolding()],
  ])("refuses %s", (_, condition) => {
    expect(() => evaluate(condition as Condition, {})).toThrow(InvalidConditionError);
    expect(() => compile(condition as Condition)).toThrow(InvalidConditionError);
  });

  it("decides an `or` of 100,000 predicates", () => {
    const condition = or(...Array.from({ length: 100_000 }, () => flag("mobile")));
    expect(evaluate(condition, { mobile: false })).toBe(false);
    expect(compile(condition)({ mobile: false })).toBe(false);
    expect(compile(condition)({})).toBeUndefined();
  });
});

describe("a tree that was evaluated", () => {
  const changes: readonly (readonly [string, (tree: { kind: string; operands: unknown[] }) => void])[] = [
    ["an operand", ({ operands }) => operands.splice(0, 1, flag("mobile"))],
    ["one more operand", ({ operands }) => operands.push(flag("mobile"))],
    ["a text", ({ operands }) => Object.assign(operands[1] as object, { value: "TV" })],
    ["a field", ({ operands }) => Object.assign((operands[1] as { field: object }).field, { name: "affiliate_name" })],
    ["a key", ({ operands }) => (operands[2] as { keys: string[] }).keys.push("1")],
    ["its kind", (tree) => Object.assign(tree, { kind: "and" })],
  ];

  it.each(changes)("cannot be changed: %s", (_, change) => {
    const tree = {
      kind: "or" as const,
      operands: [flag("repeat"), comparison(textField("media_type"), "=", "Radio"), pressed("2")],
    };
    const call: CallContext = { repeat: false, media_type: "TV", pressed: [], mobile: true };
    expect(evaluate(tree, call)).toBe(false);
    expect(() => change(tree)).toThrow(TypeError);
    expect(evaluate(tree, call)).toBe(false);
  });
});

describe("what all objects inherit is no fact of a call", () => {
  it.each<[string, VocabularyName, CallContext]>([
    ["during_hours", "recording", { during_hours: true }],
    ["repeat", "recording", { repeat: true }],
    ["landline", "recording", { landline: true }],
    ["not landline", "recording", { mobile: true }],
    ["sms_sent", "routing", { sms_sent: true }],
    ["pressed[1]", "recording", { pressed: ["1"] }],
    ['affiliate_name = "a"', "recording", { affiliate_name: "a" }],
    ['media_type = "a"', "recording", { media_type: "a" }],
    ['promo_number_description = "a"', "recording", { promo_number_description: "a" }],
    ["custom_data[a] present", "recording", { custom_data: { a: "a" } }],
    ["in_region[a]", "routing", { qualified_regions: ["a"] }],
    ["duration > 1", "payout", { duration: 2 }],
    ["connect_duration > 1", "payout", { connect_duration: 2 }],
  ])("%s", (source, vocabulary, facts) => {
    Object.assign(Object.prototype, facts);
    try {
      expect(truth(source, {}, vocabulary)).toBeUndefined();
      expect(truth(source, "no object", vocabulary)).toBeUndefined();
      expect(truth(source, { ...facts }, vocabulary)).toBe(true);
    } finally {
      for (const name of Object.keys(facts)) Reflect.deleteProperty(Object.prototype, name);
    }
  });
});
