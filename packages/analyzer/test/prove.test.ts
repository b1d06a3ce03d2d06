import {
  brokenText,
  type CampaignKnowledge,
  type Guarantee,
  isUnbreakable,
  keeping,
  prove,
  type ProveOptions,
} from "@recond/analyzer";
import { format } from "@recond/formatter";
import { parseOrThrow } from "@recond/parser";
import { expect, it } from "vitest";

function side(text: string): { condition: ReturnType<typeof parseOrThrow>; isNone: boolean } {
  return { condition: parseOrThrow(text), isNone: false };
}

const NONE = { condition: null, isNone: true };

function promise(kind: Guarantee["kind"], text: string): Guarantee {
  return { kind, condition: parseOrThrow(text) };
}

const OPEN_BY_HOURS: CampaignKnowledge = { duringHours: { is: true, rests: ["R16"] } };

it.each<[string, Guarantee, ProveOptions, readonly string[]]>([
  ["mobile and repeat", promise("never", "landline"), {}, ["R14"]],
  ["repeat and not landline", promise("never", "landline"), {}, []],
  ["during_hours and pressed[1]", promise("always", "during_hours and pressed[1 1]"), {}, ["R9", "R17"]],
  ['media_type = " "', promise("never", "media_type present"), {}, ["R12"]],
  ['custom_data[consent] = "yes"', promise("only", 'custom_data[consent] = "yes"'), { everyReading: true }, []],
  ["during_hours and mobile", promise("always", "mobile"), { known: OPEN_BY_HOURS }, ["R16"]],
  ["pressed[4] or mobile", promise("only", "mobile"), { known: { canPress: ([key]) => key !== "4" } }, []],
])("%s keeps a guarantee, on the readings without which it would not", (text, guarantee, options, rests) => {
  expect(prove(side(text), guarantee, options)).toEqual({ verdict: "proven", rests });
});

it("shows a call of few facts, and what would keep the guarantee", () => {
  const guarantee = promise("never", "landline");
  const broken = side("during_hours or repeat");
  expect(prove(broken, guarantee)).toEqual({
    verdict: "broken",
    call: { landline: true, repeat: true },
    isSmallest: true,
    readings: {},
    rests: [],
  });
  expect(format(keeping(broken, guarantee) ?? null)).toBe("(during_hours or repeat) and not landline");
  expect(format(keeping(side(""), guarantee) ?? null)).toBe("not landline");
  // Nothing may be recorded: no condition says that.
  expect(keeping(side("landline"), guarantee)).toBeUndefined();
});

it("finds the other reading that breaks a guarantee that holds under ours", () => {
  const guarantee = promise("always", "during_hours and pressed[1 1]");
  expect(prove(side("during_hours and pressed[1]"), guarantee, { everyReading: true })).toMatchObject({
    verdict: "broken",
    readings: { R9: "whole-path" },
  });
});

it("leaves open what rests on how hours are read when every reading counts", () => {
  const options = { known: OPEN_BY_HOURS, everyReading: true };
  expect(prove(side("during_hours and mobile"), promise("always", "mobile"), options)).toMatchObject({
    verdict: "undecided",
    reason: expect.stringContaining("[R16]") as string,
  });
  expect(prove(side("during_hours"), promise("never", "mobile"), options).verdict).toBe("broken");
});

it("takes `record_calls: false` for nothing that is recorded", () => {
  expect(prove(NONE, promise("never", "landline")).verdict).toBe("proven");
  expect(prove(NONE, promise("only", "landline")).verdict).toBe("proven");
  expect(prove(NONE, promise("always", "landline"))).toMatchObject({ verdict: "broken", call: { landline: true } });
  expect(keeping(NONE, promise("always", "landline"))).toBeUndefined();
});

it("tells guarantees that promise nothing", () => {
  expect(isUnbreakable(promise("never", "mobile and landline"))).toBe(true);
  expect(isUnbreakable(promise("only", ""))).toBe(true);
  expect(isUnbreakable(promise("always", ""))).toBe(false);
});

it("does not try a condition of 10,000 predicates unless a limit is given", () => {
  const parts = Array.from({ length: 10_000 }, (_, index) => `custom_data[f${String(index)}] present`);
  const large = side(parts.join(" or "));
  const started = performance.now();
  expect(prove(large, promise("never", "mobile"))).toMatchObject({ verdict: "undecided" });
  expect(performance.now() - started).toBeLessThan(1000);
  expect(prove(large, promise("never", "mobile"), { nodeLimit: 50_000_000 }).verdict).toBe("broken");
});

it("breaks it by a caller who presses two keys of one menu only where no other does, and says so", () => {
  expect(prove(side("pressed[1] and (pressed[2] or mobile)"), promise("never", "repeat"))).toMatchObject({
    call: { repeat: true, mobile: true, pressed: ["1"] },
  });
  for (const [text, never] of [
    ["pressed[2]", "pressed[1]"],
    ["pressed[1 2]", "pressed[1 W]"],
  ] as const) {
    const guarantee = promise("never", never);
    const proof = prove(side(text), guarantee);
    expect(proof).toMatchObject({ verdict: "broken", call: { pressed: expect.any(Array) as string[] } });
    expect(proof.verdict === "broken" && brokenText("never", proof, "it")).toContain("two keys of one menu");
  }
  // Which questions letters name is not documented, and a path has keys of several menus.
  for (const [text, never] of [
    ["pressed[a 1]", "pressed[b 2]"],
    ["pressed[1 2]", "pressed[1]"],
  ] as const) {
    const proof = prove(side(text), promise("never", never));
    expect(proof.verdict === "broken" && brokenText("never", proof, "it")).toBe("a call with it is recorded");
  }
});
