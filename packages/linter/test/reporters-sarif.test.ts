import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type LintedText, rules } from "@recond/linter";
import { diagnosticCodes } from "@recond/parser";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { linted, lintedCondition, payloadWith, reportOf } from "./support/linted.js";

/** The standard's schema is of draft 4; but for the name of its own address it says the same in draft 7. */
function sarifSchema(): object {
  const path = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const { $schema, id, ...schema } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  expect([$schema, id]).toEqual(["http://json-schema.org/draft-04/schema#", expect.stringContaining("sarif-2.1.0")]);
  return schema;
}

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isSarif = ajv.compile(sarifSchema());

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly charOffset?: number;
  readonly charLength?: number;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region };
      readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
    },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly unknown[];
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly version?: string; readonly rules: readonly { readonly id: string }[] };
      };
      readonly results: readonly Result[];
    },
  ];
}

/** A report that the schema takes. */
function logOf(texts: readonly LintedText[], version?: string): Log {
  const log: unknown = JSON.parse(reportOf("sarif", texts, version === undefined ? {} : { version }));
  isSarif(log);
  expect(isSarif.errors ?? []).toEqual([]);
  return log as Log;
}

function resultsOf(...texts: readonly LintedText[]): readonly Result[] {
  return logOf(texts).runs[0].results;
}

function fingerprints(text: string): readonly string[] {
  return resultsOf(linted("a.json", text)).map(
    ({ partialFingerprints }) => partialFingerprints["recondFinding/v1"] ?? "",
  );
}

const typo = linted("campaigns/spring.json", payloadWith("mobile AND repeat"));

describe("the report for code scanning", () => {
  it("is checked by a schema that refuses what is no SARIF", () => {
    expect(isSarif({ version: "2.1.0" })).toBe(false);
    expect(isSarif({ version: "2.1.0", runs: [{ tool: { driver: { name: "x" } }, results: [{}] }] })).toBe(false);
  });

  it("describes every rule and every code", () => {
    const [{ tool, results }] = logOf([], "1.2.3").runs;
    expect(results).toEqual([]);
    expect(tool.driver.version).toBe("1.2.3");
    expect(tool.driver.rules.map(({ id }) => id)).toEqual([...Object.keys(rules), ...Object.keys(diagnosticCodes)]);
    expect(tool.driver.rules.find(({ id }) => id === "double-negation")).toMatchObject({
      shortDescription: { text: "not not cancels itself" },
      fullDescription: { text: expect.stringContaining("[R3]") as string },
      help: { markdown: expect.stringContaining("\n    during_hours and repeat") as string },
      defaultConfiguration: { enabled: true, level: "warning" },
    });
  });

  it("places a finding in file and payload, with its fix", () => {
    const [result] = resultsOf(typo);
    const region = { startLine: 4, startColumn: 41, endLine: 4, endColumn: 44, charOffset: 84, charLength: 3 };
    const artifactLocation = { uri: "campaigns/spring.json", uriBaseId: "%SRCROOT%" };
    expect(result).toEqual({
      ruleId: "letter-case",
      ruleIndex: expect.any(Number) as number,
      level: "error",
      message: { text: "`AND` must be lower case: `and`." },
      locations: [
        {
          physicalLocation: { artifactLocation, region },
          logicalLocations: [{ fullyQualifiedName: "ivr_tree.call_recording_condition" }],
        },
      ],
      partialFingerprints: { "recondFinding/v1": expect.stringMatching(/^[0-9a-f]{16}:1$/) as string },
      fixes: [
        {
          description: { text: "Write `and`" },
          artifactChanges: [
            { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: "and" } }] },
          ],
          properties: { safe: true },
        },
      ],
    });
  });

  it("refers to the rule by its index", () => {
    const [run] = logOf([typo, linted("a.json", payloadWith("not not repeat and during_hours"))]).runs;
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(run.results.map(({ level }) => level)).toEqual(["error", "warning"]);
  });

  it("counts columns in UTF-16 units, and lines and offsets in the file", () => {
    const text = JSON.stringify(JSON.parse(payloadWith('affiliate_name = "😀" AND mobile')));
    const column = text.indexOf("AND") + 1;
    const [inRecord] = resultsOf(linted("p.ndjson", text, { firstLine: 9, firstOffset: 5000, record: 9 }));
    expect(inRecord?.locations[0].physicalLocation.region).toEqual({
      startLine: 9,
      startColumn: column,
      endLine: 9,
      endColumn: column + 3,
      charOffset: 5000 + column - 1,
      charLength: 3,
    });
    const [uncounted] = resultsOf(linted("p.ndjson", text, { firstLine: 9, record: 9 }));
    expect(uncounted?.locations[0].physicalLocation.region.charOffset).toBeUndefined();
  });

  it("knows a finding again when lines move, and tells it from its like", () => {
    const text = payloadWith("mobile AND repeat AND during_hours");
    const before = fingerprints(text);
    expect(new Set(before).size).toBe(2);
    expect(fingerprints(`\n\n${text.replaceAll("  ", "\t")}`)).toEqual(before);
    expect(fingerprints(payloadWith("mobile OR repeat"))).not.toContain(before[0]);
  });

  it.each([
    ["a b/ü%#?.json", "a%20b/%C3%BC%25%23%3F.json"],
    ["./a/../b/./c.json", "b/c.json"],
    ["../a.json", "../a.json"],
    ["/srv/a b.json", "file:///srv/a%20b.json"],
    ["C:/x/a.json", "file:///C:/x/a.json"],
    ["a:b.json", "a%3Ab.json"],
    ["x\ud83d\n.json", "x%EF%BF%BD%0A.json"],
    ["😀.json", "%F0%9F%98%80.json"],
  ])("writes the name %j as an address", (name, uri) => {
    expect(resultsOf({ ...typo, name })[0]?.locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });

  it("says what it left out, as code scanning takes 25,000 results", () => {
    const [finding] = lintedCondition("mobile AND repeat").findings;
    if (finding === undefined) throw new Error("There is no finding.");
    const one = { ...lintedCondition("mobile AND repeat"), findings: Array.from({ length: 10_000 }, () => finding) };
    const { runs } = JSON.parse(reportOf("sarif", [one, one, one])) as {
      runs: [{ results: readonly unknown[]; invocations: readonly unknown[] }];
    };
    expect(runs[0].results).toHaveLength(25_000);
    expect(runs[0].invocations).toMatchObject([
      { executionSuccessful: true, toolExecutionNotifications: [{ level: "warning" }] },
    ]);
    expect(JSON.stringify(runs[0].invocations)).toContain("5,000 results left out");
  });

  it("takes conditions, hostile texts, and nothing at all", () => {
    expect(resultsOf(lintedCondition("moblie"))[0]?.locations[0].physicalLocation.artifactLocation).toEqual({
      uri: "condition",
    });
    const found = typo.findings.map((each) => ({
      ...each,
      code: "",
      message: "{0} {1,2} [a](b) ]]> \u0000\ud83d",
      fixes: [{ title: "Nothing to change", safe: false, edits: [] }],
    }));
    const [result] = resultsOf({ ...typo, findings: found });
    expect(result?.message.text).toBe("{{0}} {1,2} [a] (b) ]]> \u0000\ud83d");
    expect(result).not.toHaveProperty("ruleId");
    expect(result).not.toHaveProperty("fixes");
  });
});
