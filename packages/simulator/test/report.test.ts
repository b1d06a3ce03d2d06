import { htmlReport, markdownReport, type Simulation } from "@recond/simulator";
import { describe, expect, it } from "vitest";
import { exampleSimulation, hostileSimulation } from "./support/simulations.js";

const example = await exampleSimulation();

/** The text of a page: without marks, style and what stands for characters. */
function textOf(html: string): string {
  return html
    .replaceAll(/<style>[\s\S]*?<\/style>|<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");
}

function found(text: string, pattern: RegExp): readonly string[] {
  return text.match(pattern) ?? [];
}

describe("a report in HTML", () => {
  it("begins with the answer, and has every part of a replay", async () => {
    const html = await htmlReport(example, { about: "Made for a test." });
    const text = textOf(html);
    const { record, skip, undetermined } = example.candidates[0]?.outcomes ?? { record: 0, skip: 0, undetermined: 0 };
    expect(text).toMatch(
      new RegExp(
        `Of [\\d,]+ calls, ${record} \\([\\d.]+ %\\) would have been recorded, ${skip} \\(.*of ${undetermined} `,
      ),
    );
    for (const heading of [
      "Outcomes",
      "By day",
      "By hour",
      "By media_type",
      "What the calls were like, and what decided",
      "What keeps calls undetermined",
      "What if",
      "What was really recorded",
      "How sure are we?",
      "The log",
      "What this rests on",
    ]) {
      expect(found(html, new RegExp(`<h2[^>]*>${heading.replaceAll("?", "\\?")}`, "g"))).toHaveLength(1);
    }
    expect(text).toContain("R17: When in the call the platform looks at the condition is not documented");
    expect(text).toContain("Made for a test.");
  });

  it("has a table for each chart, and the counts of the replay in it", async () => {
    const html = await htmlReport(example);
    expect(found(html, /<details>/g)).toHaveLength(5);
    expect(found(html, /<svg role="img" aria-labelledby="\S+ \S+"/g)).toHaveLength(5);
    for (const { text } of example.candidates[0]?.predicates ?? []) expect(textOf(html)).toContain(text);
  });

  it("needs nothing from elsewhere, and has no script", async () => {
    const html = await htmlReport(example);
    // Lists of what was found: a page that does not match would be printed as a whole.
    expect(found(html, /<script|<link|<img|<iframe|\son\w+=|url\(|@import|href=/gi)).toEqual([]);
    expect(new Set(found(html, /https?:\/\/[^"' <]*/g))).toEqual(new Set(["http://www.w3.org/2000/svg"]));
  });

  it("takes texts as texts, with what nobody sees made visible", async () => {
    const html = await htmlReport(hostileSimulation);
    expect(found(html, /<script|<img|onerror=alert\(1\)>|[\u202A-\u202E\u2066-\u2069\u200B]|\p{Cc}(?<!\n)/gu)).toEqual(
      [],
    );
    expect(found(html, /&lt;U\+202E&gt;/g).length).toBeGreaterThan(10);
    expect(found(html, /This is partial/g)).toHaveLength(1);
  });

  it("says so where there is no call", async () => {
    const [base] = example.candidates;
    if (base === undefined) throw new Error("no candidate");
    const none: Simulation = {
      ...example,
      log: { ...example.log, calls: 0, files: [] },
      candidates: [{ ...base, outcomes: { record: 0, skip: 0, undetermined: 0 }, predicates: [], missing: [] }],
      comparisons: [],
    };
    for (const report of [await htmlReport(none), markdownReport(none)]) {
      expect(found(report, /There is no call in this log that could be decided/g)).toHaveLength(1);
      expect(found(report, /By day|no condition/g)).toEqual([]);
    }
  });
});

describe("a report in Markdown", () => {
  it("names the file of a call where there are several", () => {
    const [file] = example.log.files;
    if (file === undefined) throw new Error("no file");
    const several = { ...example, log: { ...example.log, files: [file, { ...file, name: "other.csv" }] } };
    expect(markdownReport(example)).toMatch(/ \| line \d+ \(/);
    expect(markdownReport(several)).toMatch(/ \| \S*, line \d+ \(/);
  });

  it("says what the page says", async () => {
    const markdown = markdownReport(example);
    expect(markdown).toContain("# What would have been recorded");
    expect(markdown.match(/^## /gm)).toHaveLength((await htmlReport(example)).match(/<h2/g)?.length ?? 0);
    expect(markdown).toContain("| predicate | true | false | unknown | decided |");
  });

  it("takes texts as texts, each on its line", () => {
    const markdown = markdownReport(hostileSimulation);
    expect(found(markdown, /<script|<img|\]\(|\*\*d|@all|^# heading|[\u202E\u200B]|\p{Cc}(?<!\n)/gmu)).toEqual([]);
    const tables = markdown.split("\n\n").filter((block) => block.startsWith("|"));
    for (const table of tables) {
      const widths = table.split("\n").map((line) => line.split("|").length);
      expect(new Set(widths).size).toBe(1);
    }
  });
});
