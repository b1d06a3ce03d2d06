import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, recond, recondWatching, STACK_TRACE } from "./support/recond.js";

const { path: cwd, file } = await folder();

describe("recond lint --watch", () => {
  it("lints again when a file of the folder or the configuration changes, or comes, and ends with Ctrl-C", async () => {
    await mkdir(join(cwd, "campaigns"));
    await file("campaigns/a.recond", "mobile\n");
    const { text, runs, end } = recondWatching(
      ["lint", "campaigns", "--output", "campaigns/report.xml", "--format", "junit"],
      cwd,
    );
    await runs(1);
    await file("campaigns/b.recond", "not not mobile\n");
    await runs(2);
    await file("campaigns/recond.config.json", "{");
    await runs(3);
    expect(text()).toContain("recond.config.json:1");
    await file("campaigns/recond.config.json", { rules: { "double-negation": "off" } });
    await runs(4);
    expect(await end()).toBe(0);
    expect(text()).not.toMatch(STACK_TRACE);
    expect(text().match(/written/g)).not.toBeNull();
  });

  it.each([
    [["-"], "needs files"],
    [["--expr", "mobile"], "needs files"],
    [["mobile and repeat"], "needs files"],
    [["a.json", "--json"], "Add `--output FILE`"],
    [["a.json", "--write-baseline", "b.json"], "Leave out `--write-baseline`"],
    [["gone/*.json"], "No file matches"],
  ])("refuses %j", async (args, message) => {
    const run = await recond(["lint", "--watch", ...args], { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
  });
});
