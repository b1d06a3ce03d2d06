import { SaxesParser, type SaxesTagPlain } from "saxes";
import { describe, expect, it } from "vitest";
import { linted, payloadWith, reportOf } from "./support/linted.js";

/** An element of a report. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** The report as a strict XML parser reads it; what is no XML throws. */
function readXml(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    const element: Element = { name, attributes, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return root.children[0] ?? root;
}

const typo = linted("campaigns/spring.json", payloadWith("mobile AND repeat"));
const clean = linted("clean.json", payloadWith("repeat"));

describe("the report for build servers", () => {
  it("is a suite for each file, and a failed test for each error and warning", () => {
    const root = readXml(reportOf("junit", [typo, clean]));
    expect(root.name).toBe("testsuites");
    const [first, second] = root.children;
    expect(first?.attributes).toEqual({ name: "campaigns/spring.json", tests: "1", failures: "1", errors: "0" });
    expect(first?.children[0]?.attributes).toEqual({
      name: "letter-case at 4:41",
      classname: "campaigns/spring.json",
      file: "campaigns/spring.json",
      line: "4",
    });
    expect(first?.children[0]?.children[0]).toMatchObject({
      name: "failure",
      attributes: { type: "error", message: "`AND` must be lower case: `and`." },
      text: "campaigns/spring.json:4:41: error[letter-case] `AND` must be lower case: `and`.",
    });
    expect(second?.attributes).toMatchObject({ name: "clean.json", tests: "1", failures: "0" });
    expect(second?.children[0]?.children).toEqual([]);
  });

  it("fails nothing for what is only remarked", () => {
    const remarked = { ...typo, findings: typo.findings.map((each) => ({ ...each, severity: "info" as const })) };
    const [suite] = readXml(reportOf("junit", [remarked])).children;
    expect(suite?.attributes["failures"]).toBe("0");
    expect(suite?.children.map(({ name }) => name)).toEqual(["testcase", "system-out"]);
    expect(suite?.children[1]?.text).toContain("info[letter-case]");
  });

  it("tells of the records that have findings, and counts the others", () => {
    const page = (record: number, from: typeof typo): typeof typo => ({
      ...from,
      name: "page.ndjson",
      record,
      firstLine: record,
    });
    const report = reportOf("junit", [page(1, clean), page(2, typo), page(3, clean), clean, page(1, clean)]);
    const suites = readXml(report).children;
    expect(suites.map(({ attributes }) => attributes["name"])).toEqual([
      "page.ndjson, record 2",
      "page.ndjson",
      "clean.json",
      "page.ndjson",
    ]);
    expect(suites[1]?.children[0]?.attributes["name"]).toBe("no findings in 2 records");
    expect(suites[0]?.children[0]?.attributes["line"]).toBe("5");
  });

  it("is XML whatever files are called and say", () => {
    const nasty = 'a "b" <c> & \u001b[31m ]]> \ufffe \ud83d 😀\n\t\u0085';
    const found = typo.findings.map((each) => ({ ...each, message: nasty }));
    const [suite] = readXml(reportOf("junit", [{ ...typo, name: nasty, findings: found }])).children;
    const shown = 'a "b" <c> & \ufffd[31m ]]> \ufffd \ufffd 😀\n\t\u0085';
    expect(suite?.attributes["name"]).toBe(shown);
    expect(suite?.children[0]?.children[0]?.attributes["message"]).toBe(shown);
    expect(suite?.children[0]?.children[0]?.text).toContain(shown);
  });

  it("is XML without anything in it", () => {
    expect(readXml(reportOf("junit", [])).children).toEqual([]);
  });
});
