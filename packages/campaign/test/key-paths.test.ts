import { canPress, keysAfter, keysBefore, longestPossible, readSteps, type Step } from "@recond/campaign";
import { describe, expect, it } from "vitest";
import { cpuSeconds } from "../../parser/test/cpu-time.js";
import { responseOf } from "./support/campaigns.js";

function stepsOf(root: object): Step {
  const step = readSteps(responseOf({ ivr_tree: { root } }));
  if (step === undefined) throw new Error("no tree");
  return step;
}

const node = (node_type: string, ...children: readonly object[]): object => ({ node_type, children });
const failover = (keypress_failover_type: string, ...children: readonly object[]): object => ({
  ...node(children.length > 0 ? "Menu" : "EndCall", ...children),
  keypress_failover_type,
});
const end = node("EndCall");

function child(step: Step, ...indexes: readonly number[]): Step {
  let found = step;
  for (const index of indexes) found = found.children[index] ?? found;
  return found;
}

const paths = (text: string): readonly string[] => (text === "" ? [] : text.split(" "));

describe("what can be pressed", () => {
  const menu = node("Menu", end, node("Menu", end, end), failover("Wrong", end), end, failover("None"));

  it.each([
    [
      "",
      menu,
      ["", "1", "2", "2 1", "3", "W", "W 1", "N", "a", "9 a", "b 7 7"],
      ["4", "1 1", "2 3", "3 1", "W 2", "N 1", "0"],
    ],
    ["a condition asks for no key", node("Condition", menu, node("Menu", end, end, end, end)), ["4", "N"], ["5"]],
    ["yes or no", node("YesOrNo", end, end, failover("Wrong")), ["1", "2", "W"], ["3", "N"]],
    ["a connection", node("Connect"), [""], ["1", "W", "N"]],
    ["a connection that fails over", node("Connect", node("Failover")), [""], ["1"]],
    [
      "any key, reported or not, or none",
      node("AnyKeyPress", node("Menu", end), end),
      ["7", "7 1", "1", "N", "1 1"],
      ["7 2", "7 1 1"],
    ],
    ["a text message", node("SmsPromo", node("Menu", end)), ["9", "9 1", "1", "4 1"], ["9 2", "9 1 1"]],
    ["a question for a number", node("NumberQuestion", end, failover("Wrong")), ["9 3 1 0 1", "W"], []],
    ["a place that is verified", node("VerifyLocation", end), ["1", "5 5 5"], []],
    ["the nearest branch", node("NearestBranch", end), ["5 5"], []],
    ["a dynamic route", node("Menu", node("DynamicRoute", end)), ["1 4 4"], ["2"]],
    ["a step of an unknown type", node("Menu", node("Transcribe", end)), ["1 4 4"], ["2"]],
    ["a step without a type", node("Menu", {}), ["1 4 4"], ["2"]],
    ["a failover of an unknown type", node("Menu", end, failover("wrong")), ["1", "W", "4"], []],
    ["a menu whose children are left out", node("Menu"), ["1", "4 4"], []],
    ["more children than keys", node("Menu", ...Array.from({ length: 12 }, () => end)), ["9"], ["9 1"]],
  ])("%s", (_, root, possible, impossible) => {
    const steps = stepsOf(root);
    expect(possible.filter((keys) => !canPress(steps, paths(keys)))).toEqual([]);
    expect(impossible.filter((keys) => canPress(steps, paths(keys)))).toEqual([]);
  });

  it("which keys can follow, and how far a path is possible", () => {
    const steps = stepsOf(menu);
    expect(keysAfter(steps, [])).toEqual(["1", "2", "3", "W", "N"]);
    expect(keysAfter(steps, ["2"])).toEqual(["1", "2"]);
    expect(keysAfter(steps, ["2", "1"])).toEqual([]);
    expect(keysAfter(steps, ["4"])).toEqual([]);
    expect(keysAfter(steps, ["a"])).toHaveLength(11);
    expect(keysAfter(stepsOf(node("NumberQuestion", end)), ["4", "4"])).toHaveLength(11);
    expect(keysAfter(stepsOf(node("AnyKeyPress", end, end)), [])).toHaveLength(11);
    expect(longestPossible(steps, ["2", "3", "1"])).toEqual(["2"]);
    expect(longestPossible(steps, ["4"])).toEqual([]);
    expect(longestPossible(steps, ["2", "1"])).toEqual(["2", "1"]);
  });
});

describe("the keys with which a step is reached", () => {
  it("are those on the way to it", () => {
    const root = stepsOf(node("Menu", node("Condition", node("YesOrNo", end, end), end), failover("Wrong", end), end));
    expect(keysBefore(root, root)).toEqual([]);
    expect(keysBefore(root, child(root, 0))).toEqual(["1"]);
    expect(keysBefore(root, child(root, 0, 0, 1))).toEqual(["1", "2"]);
    expect(keysBefore(root, child(root, 0, 1))).toEqual(["1"]);
    expect(keysBefore(root, child(root, 1, 0))).toEqual(["W", "1"]);
    expect(keysBefore(root, child(root, 2))).toEqual(["2"]);
  });

  it.each(["NumberQuestion", "AnyKeyPress", "SmsPromo", "VerifyLocation", "Transcribe"])(
    "are not known behind %s",
    (type) => {
      const root = stepsOf(node("Menu", node(type, end, end)));
      expect(keysBefore(root, child(root, 0))).toEqual(["1"]);
      expect(keysBefore(root, child(root, 0, 0))).toBeUndefined();
    },
  );

  it("do not exist for a step that is never reached, nor for one of another tree", () => {
    const root = stepsOf(node("Menu", ...Array.from({ length: 10 }, () => end)));
    expect(keysBefore(root, child(root, 9))).toBeUndefined();
    expect(keysBefore(root, stepsOf(end))).toBeUndefined();
  });
});

it("a tree of thousands of steps, and a long path, take no time", () => {
  const level = (depth: number): object => (depth === 0 ? end : node("Condition", level(depth - 1), level(depth - 1)));
  const wide = stepsOf(level(13));
  let deep = end;
  for (let count = 0; count < 240; count += 1) deep = node("AnyKeyPress", deep, end);
  const steps = stepsOf(deep);
  const seconds = cpuSeconds(() => {
    for (let count = 0; count < 20; count += 1) {
      expect(canPress(wide, ["1"])).toBe(false);
      expect(
        canPress(
          steps,
          Array.from({ length: 240 }, () => "1"),
        ),
      ).toBe(true);
      expect(
        canPress(
          steps,
          Array.from({ length: 241 }, () => "1"),
        ),
      ).toBe(false);
    }
  });
  expect(seconds).toBeLessThan(5);
});
