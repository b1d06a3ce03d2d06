import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, json, recond } from "./support/recond.js";

const { path, file } = await folder();
await Promise.all(["a/b", "a/stop/c", "twice", "broken"].map((each) => mkdir(join(path, each), { recursive: true })));
const doubtful = "not not mobile\n";
await Promise.all(
  ["top", "a/x", "a/b/x", "a/stop/c/x", "twice/x", "broken/x"].map((each) => file(`${each}.recond`, doubtful)),
);
await file("recond.config.yaml", "rules: { double-negation: error }\n");
await file("a/recond.config.json", {
  rules: { "double-negation": "info" },
  ignores: [{ rule: "double-negation", files: "b/x.recond", reason: "meant so" }],
});
await file("a/b/recond.config.yml", "files: ['*.recond']\n");
await file("a/stop/recond.config.json", { root: true });
await file("broken/recond.config.json", "{");
await file("twice/recond.config.json", {});
await file("twice/recond.config.yaml", "");

/** How grave the finding of each file is. */
async function severities(cwd: string, ...args: readonly string[]): Promise<object> {
  const { results } = json(await recond(["lint", "--json", ...args], { cwd: join(path, cwd) })) as {
    results: readonly { name: string; kind: string; findings: readonly { severity: string }[] }[];
  };
  const found = results.filter(({ kind }) => kind === "condition");
  return Object.fromEntries(found.map(({ name, findings: [first] }) => [name, first?.severity]));
}

describe("the configuration of a file", () => {
  it("is looked for from its folder upwards; the nearest goes before the others, and `root` ends the search", async () => {
    const expected = {
      "top.recond": "error",
      "a/x.recond": "info",
      "a/b/x.recond": undefined,
      "a/stop/c/x.recond": "warning",
    };
    expect(await severities(".", ...Object.keys(expected))).toEqual(expected);
    expect(await severities("a/b", "../../top.recond", "../x.recond", "x.recond")).toEqual({
      "../../top.recond": "error",
      "../x.recond": "info",
      "x.recond": undefined,
    });
    expect(await severities("a/b")).toEqual({ "x.recond": undefined });
  });

  it("is that of the flags where they name one, or none", async () => {
    expect(await severities("a", "--no-config", "x.recond")).toEqual({ "x.recond": "warning" });
    expect(await severities("a", "--config", "../recond.config.yaml", "x.recond")).toEqual({ "x.recond": "error" });
  });

  it("keeps no other file from being linted when it is wrong", async () => {
    const run = await recond(["lint", "a/x.recond", "broken/x.recond", "twice/x.recond"], { cwd: path });
    expect(run.code).toBe(2);
    expect(run.stdout).toContain("1 info in 1 file; 2 files could not be read");
    expect(run.stderr).toContain("twice/recond.config.json` and `twice/recond.config.yaml`");
    expect(run.stderr).toContain("broken/recond.config.json:1");
  });

  it("is never written over by a report", async () => {
    const before = await readFile(join(path, "a/recond.config.json"), "utf8");
    const run = await recond(["lint", "a/x.recond", "--output", "a/recond.config.json"], { cwd: path });
    expect(run.code).toBe(2);
    expect(await readFile(join(path, "a/recond.config.json"), "utf8")).toBe(before);
  });
});
