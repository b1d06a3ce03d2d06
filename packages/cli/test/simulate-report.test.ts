import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recondInProcess } from "./support/in-process.js";
import { examples, folder, recond } from "./support/recond.js";

const { path } = await folder();
const campaign = join(examples, "campaign.json");
const log = join(examples, "transactions.csv");
const simulate = (...flags: string[]): ReturnType<typeof recond> =>
  recond(["simulate", "--campaign", campaign, "--calls", log, ...flags]);

it.each([60, 80])("the tables of a replay fit a terminal of %i columns", async (columns) => {
  const flags = ["--by", "media_type", "--compare", "mobile or repeat", "--compare", "mobile"];
  const args = ["simulate", "--campaign", campaign, "--calls", log, ...flags];
  const { stdout } = await recondInProcess(args, { columns, env: { NO_COLOR: "1" } });
  const rows = stdout.split("\n").filter((line) => /^ {2}\S.* {2}[\d,]+ {2}/.test(line));
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => row.length > columns)).toEqual([]);
});

describe("recond simulate --report", () => {
  it("writes a page, by day and hour too, and prints what it prints without", async () => {
    const page = join(path, "report.html");
    const [run, plain] = [await simulate("--report", page), await simulate()];
    expect(run).toEqual({ ...plain, stderr: `${page}: report written\n` });
    const html = await readFile(page, "utf8");
    for (const text of ["<!doctype html>", "By day", "By hour", "Made by Recond"]) {
      expect(html.includes(text)).toBe(true);
    }
  });

  it("writes Markdown, by what is asked for", async () => {
    const page = join(path, "report.md");
    expect((await simulate("--report", page, "--by", "media_type")).stdout).toContain("by media_type");
    const markdown = await readFile(page, "utf8");
    expect(markdown.match(/^## By .*$/gm)).toEqual(["## By media&#95;type"]);
  });

  it.each([
    [join(path, "report.pdf"), "must end in .html or .md"],
    [join(path, "no", "report.html"), "there is no such folder"],
  ])("refuses %s", async (report, told) => {
    const { code, stderr } = await simulate("--report", report);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
  });
});
