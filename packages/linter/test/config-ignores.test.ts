import {
  applyIgnores,
  type Finding,
  ignoresFor,
  lintConfig,
  type LintConfig,
  lintPayload,
  readConfig,
} from "@recond/linter";
import { describe, expect, it } from "vitest";
import { cpuSeconds } from "../../parser/test/cpu-time.js";
import { payloadWith } from "./support/linted.js";

const TODAY = "2026-06-15";

/** A configuration with these ignores, each of which has a reason. */
function configWith(...ignores: readonly object[]): LintConfig {
  const read = readConfig(JSON.stringify({ ignores: ignores.map((each) => ({ reason: "x", ...each })) }), "json");
  if (!("config" in read)) throw new Error(JSON.stringify(read.problems));
  return read.config;
}

const doubled = lintPayload(payloadWith("not not repeat and during_hours"));

/** The codes of what is kept of the findings of a file. */
function keptOf(ignore: object, findings: readonly Finding[] = doubled, file = "a/b.json"): readonly string[] {
  const { ignores = [] } = configWith(ignore);
  return applyIgnores(findings, ignoresFor(file, ignores, TODAY)).kept.map(({ code }) => code);
}

describe("an ignore", () => {
  it("leaves out the findings of its rule, and counts them", () => {
    const { ignores = [] } = configWith({ rule: "double-negation" }, { rule: "never-true" });
    expect(doubled.map(({ code }) => code)).toEqual(["double-negation"]);
    expect(applyIgnores(doubled, ignores)).toEqual({ kept: [], ignored: 1, used: [ignores[0]] });
    expect(applyIgnores(doubled, [])).toEqual({ kept: doubled, ignored: 0, used: [] });
    expect(keptOf({ rule: "never-true" })).toEqual(["double-negation"]);
  });

  it.each([
    ["ivr_tree.call_recording_condition", true],
    ["ivr_tree", true],
    ["ivr_tree.call_recording", false],
    ["ivr", false],
    ["call_recording_condition", false],
  ])("of the place %j holds there and in all that is in it", (path, isLeftOut) => {
    expect(keptOf({ rule: "double-negation", path })).toEqual(isLeftOut ? [] : ["double-negation"]);
  });

  it("of a place in a list holds for that item", () => {
    const [found] = doubled;
    const inList =
      found === undefined ? [] : [{ ...found, path: [1, "ivr_tree", "root", "children", 10, "condition"] }];
    expect(keptOf({ rule: "double-negation", path: "[1].ivr_tree.root.children" }, inList)).toEqual([]);
    expect(keptOf({ rule: "double-negation", path: "[1].ivr_tree.root.children[1]" }, inList)).toHaveLength(1);
    expect(keptOf({ rule: "double-negation", path: "[1].ivr_tree.root.children[10]" }, inList)).toEqual([]);
  });

  it.each([
    ["a/b.json", "a/b.json", true],
    ["a/b.json", "c/a/b.json", false],
    ["./a/*.json", "a/b.json", true],
    ["a/*", "a/.hidden", true],
    ["**", "a/b/c.json", true],
    ["**/*.json", "b.json", true],
    ["a/**", "a/b/.c/d.json", true],
    ["a/*.json", "a/b/c.json", false],
    ["a/{b,c}.json", "a/c.json", true],
    ["a/[bc].json", "a/c.json", true],
    ["a/[!bc].json", "a/c.json", false],
    ["a/[!bc].json", "a/d.json", true],
    ["a/?.json", "a/b.json", true],
    ["a/*.json", "a/b\\c.json", true],
    ["a/b.json", "a/bxjson", false],
    ["a+.json", "aa.json", false],
    ["A/B.json", "a/b.json", false],
    ["[", "[", true],
    ["[z-a].json", "b.json", false],
    ["../a.json", "../a.json", true],
    ["a", "a/b/c.json", true],
    ["a/b/", "a/b/c.json", true],
    ["./a", "a/b.json", true],
    [".", "a/b.json", true],
    ["a", "ab/c.json", false],
    ["a", "c/a/b.json", false],
  ])("of the files %j and the file %j: %j", (files, file, isLeftOut) => {
    expect(keptOf({ rule: "double-negation", files }, doubled, file)).toEqual(isLeftOut ? [] : ["double-negation"]);
  });

  it("holds to the end of its last day", () => {
    expect(keptOf({ rule: "double-negation", until: TODAY })).toEqual([]);
    expect(keptOf({ rule: "double-negation", until: "2026-06-14" })).toEqual(["double-negation"]);
    expect(keptOf({ rule: "double-negation", until: "2028-02-29" })).toEqual([]);
  });

  it("takes a moment for a hostile glob and a hostile name", () => {
    const seconds = cpuSeconds(() => {
      keptOf({ rule: "double-negation", files: "*a*a*a*b" }, doubled, "a".repeat(255));
      keptOf({ rule: "double-negation", files: "**/a/**/a/b" }, doubled, "a/".repeat(2000));
    });
    expect(seconds).toBeLessThan(5);
  });
});

describe("after a run", () => {
  const config = configWith(
    { rule: "double-negation" },
    { rule: "never-true", files: "a.json", path: "ivr_tree" },
    { rule: "never-true", files: ["a/*.json"] },
    { rule: "never-true", files: ["a.json"], until: "2026-06-14" },
  );
  const { ignores = [] } = config;

  /** The messages of what is found in the configuration. */
  function messages(
    isWhole: boolean,
    checked: readonly string[],
    more: Partial<Parameters<typeof lintConfig>[1]> = {},
  ) {
    const used = new Set(ignores.slice(0, 1));
    return lintConfig({ config, used, checked: new Set(checked), isWhole, today: TODAY }, more).map(
      ({ code, path, message }) => `${code} ${path.join(".")} ${message}`,
    );
  }

  const expired =
    "expired-ignore ignores.3 The last day of this ignore of `never-true` was 2026-06-14. Mend what it left out, or set another day.";
  const unused = [
    "unused-ignore ignores.1 Nothing is found at `ivr_tree` in `a.json` that this ignore of `never-true` leaves out. Leave out the ignore.",
    "unused-ignore ignores.2 Nothing is found in `a/*.json` that this ignore of `never-true` leaves out. Leave out the ignore.",
  ];

  it("ignores that leave nothing out are told, and those whose last day is over", () => {
    expect(messages(true, [])).toEqual([...unused, expired]);
  });

  it("of a run over some files, only what is known of them is told", () => {
    expect(messages(false, ["b.json", "a/b.json"])).toEqual([]);
    expect(messages(false, ["a.json"])).toEqual([unused[0], expired]);
  });

  it("the findings have levels like any others, and a place", () => {
    expect(messages(true, [], { rules: { "unused-ignore": "off", "expired-ignore": "info" } })).toEqual([expired]);
    const [found] = lintConfig({ config, used: new Set(), checked: new Set(), isWhole: true, today: TODAY });
    expect(found).toMatchObject({ severity: "warning", path: ["ignores", 0], line: 1, column: 34, fixes: [] });
    expect(lintConfig({ config: {}, used: new Set(), checked: new Set(), isWhole: true, today: TODAY })).toEqual([]);
  });
});
