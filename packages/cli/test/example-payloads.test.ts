import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examples, json, recond } from "./support/recond.js";

/** What `recond lint --json` says of one text, as far as it matters here. */
interface LintJson {
  readonly results: readonly { readonly name: string; readonly findings: readonly FindingJson[] }[];
}

interface FindingJson {
  readonly code: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const folder = join(examples, "payloads");
// The configuration there says no more than that no other counts.
const files = readdirSync(folder).filter((name) => !name.startsWith("recond.config."));

/** What is underlined, as the file has it: the place of the finding within the JSON string of a condition. */
const inCondition: Readonly<Record<string, string>> = {
  "always-true.json": String.raw`not (media_type = \"Radio\" and media_type = \"TV\")`,
  "comparison-spelling.json": "==",
  "decided-above.json": "in_region[Gulf Coast]",
  "double-negation.json": "not not",
  "empty-comparison.json": String.raw`custom_data[policy_number] = \"\"`,
  "field-access.json": ".model",
  "foreign-space.json": "\u00A0",
  "hours-always.json": "during_hours",
  "hours-never.json": "during_hours",
  "key-path.json": "12",
  "keys-not-tracked.json": "pressed[1]",
  "letter-case.json": "AND",
  "list-in-text.json": "Acme, Bluebird, Cardinal",
  "look-alike-characters.json": "´",
  "missing-parenthesis.json": "(",
  "negated-phone-type.json": "not mobile",
  "never-true.json": String.raw`media_type = \"Radio\" and media_type = \"TV\"`,
  "not-canonical.json": "   ",
  "not-equal-without-value.json": String.raw`media_type != \"Radio\"`,
  "other-condition.json": "duration",
  "placeholder.json": "{{ channel }}",
  "quote-style.json": "“Café Média”",
  "quoted-field-name.json": String.raw`\u0027loan_type\u0027`,
  "redundant-part.json": "mobile and repeat",
  "separate-key-paths.json": "pressed[1] and pressed[2]",
  "similar-field-names.json": "Zip Code",
  "symbol-operator.json": String.raw`\u0026\u0026`,
  "text-outer-blanks.json": "Billboard I-95 ",
  "trailing-punctuation.json": ".",
  "unknown-region.json": "Bay Aera",
  "unknown-term.json": "moblie",
  "unneeded-parentheses.json": "(during_hours)",
  "unreachable-branch.json": "landline",
  "unreachable-keys.json": "pressed[4]",
};

/** The same for findings about something else than a part of one condition. */
const elsewhere: Readonly<Record<string, string>> = {
  "condition-elsewhere.json": '"during_hours"',
  "condition-type.json": '[\n            "mobile",\n            "during_hours"\n        ]',
  "condition-without-effect.json": '"during_hours and pressed[2]"',
  "duplicate-property.json": '"call_recording_condition"',
  "json-syntax.json": "// Payload for the spring campaign",
  "misplaced-setting.json": '"record_calls"',
  "missing-record-calls.ndjson": '"call_recording_condition"',
  "misspelt-setting.json": '"call_recording_conditon"',
  "missing-condition.json": '""',
  "record-calls-type.json": '"true"',
  "step-children.json": '"Condition"',
  "terms-differ.json": '"during_hours and (pressed[1] or mobile)"',
  "unknown-step.json": '"Conect"',
  "unknown-time-zone.json": '"CST"',
  "whisper-without-prompt.json": '"not repeat"',
};

const fine = files.filter((file) => file.startsWith("fine"));

/** What a finding underlines, by its lines and columns. */
function underlined(text: string, { line, column, endLine, endColumn }: FindingJson): string {
  const lines = text.split("\n").slice(line - 1, endLine);
  const last = lines.length - 1;
  return lines
    .map((each, index) => each.slice(index === 0 ? column - 1 : 0, index === last ? endColumn - 1 : each.length))
    .join("\n");
}

function textOf(path: string): string {
  return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
}

/** The JSON string in a line that a column lies in, without its quotes. */
function stringAround(line: string, column: number): string | undefined {
  for (const match of line.matchAll(/"((?:[^"\\]|\\.)*)"/g)) {
    if (match.index < column - 1 && column - 1 < match.index + match[0].length) return match[1];
  }
  return undefined;
}

describe("recond lint on the example payloads", () => {
  let results: LintJson["results"] = [];
  beforeAll(async () => {
    results = (json(await recond(["lint", "--json", folder])) as LintJson).results;
  });

  /** All that is found in a file; every record of an NDJSON file is looked at. */
  function findingsIn(file: string): readonly FindingJson[] {
    const ofFile = results.filter(({ name }) => name.endsWith(`/${file}`));
    return ofFile.flatMap(({ findings }) => findings);
  }

  /** The finding that a file is called after. */
  function namedFinding(file: string): FindingJson | undefined {
    const code = file.replace(/\..*/, "");
    return findingsIn(file).find((finding) => finding.code === code);
  }

  it("have each an excerpt that is underlined, and differ in their bytes", () => {
    expect(files.toSorted()).toEqual([...Object.keys({ ...inCondition, ...elsewhere }), ...fine].toSorted());
    const texts = files.map((file) => readFileSync(join(folder, file), "utf8"));
    expect(texts.filter((text) => text.startsWith("\uFEFF")).length).toBeGreaterThan(1);
    expect(texts.filter((text) => text.includes("\r\n")).length).toBeGreaterThan(3);
    expect(texts.filter((text) => text.includes("\n\t")).length).toBeGreaterThan(3);
    expect(texts.filter((text) => !text.endsWith("\n")).length).toBeGreaterThan(3);
  });

  it.each(Object.entries(inCondition))("%s: underlines the place within the condition", (file, excerpt) => {
    const finding = namedFinding(file);
    const text = textOf(join(folder, file));
    expect(finding && underlined(text, finding)).toBe(excerpt);
    const around = stringAround(text.split("\n")[(finding?.line ?? 0) - 1] ?? "", finding?.column ?? 0);
    expect(around).toContain(excerpt);
    expect(finding?.path).toMatch(/condition$/);
  });

  it.each(Object.entries(elsewhere))("%s: underlines the place", (file, excerpt) => {
    const finding = namedFinding(file);
    expect(finding && underlined(textOf(join(folder, file)), finding)).toBe(excerpt);
  });

  it.each(fine)("%s: nothing is found", async (file) => {
    expect(findingsIn(file)).toEqual([]);
    expect((await recond(["lint", "--max-warnings", "0", join(folder, file)])).code).toBe(0);
  });
});

/** A payload without its conditions: what no fix may touch, byte for byte. */
function withoutConditions(bytes: string): string {
  return bytes.replaceAll(/("[a-z_]*condition"\s*:\s*)"(?:[^"\\]|\\.)*"/g, "$1…");
}

/** JSON with every condition taken out, whatever its place; NDJSON as a list. */
function valuesOf(text: string, file: string): unknown {
  const parsed: unknown = file.endsWith(".ndjson")
    ? text
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as unknown)
    : JSON.parse(text);
  return JSON.parse(
    JSON.stringify(parsed, (key, value: unknown) =>
      key.endsWith("condition") && typeof value === "string" ? "…" : value,
    ),
  );
}

describe.each([["--fix"], ["--fix-suggested"]])("recond lint %s on all of them", (flag) => {
  const copy = mkdtempSync(join(tmpdir(), "recond-payloads-"));
  afterAll(() => rmSync(copy, { recursive: true, force: true }));
  beforeAll(async () => {
    cpSync(folder, copy, { recursive: true });
    await recond(["lint", flag, copy]);
  });

  it("mends what it can mend", () => {
    const changed = files.filter((file) => !readFileSync(join(copy, file)).equals(readFileSync(join(folder, file))));
    const safe = ["comparison-spelling.json", "double-negation.json", "letter-case.json", "symbol-operator.json"];
    expect(changed).toEqual(expect.arrayContaining(safe));
    expect(changed.includes("unknown-term.json")).toBe(flag === "--fix-suggested");
  });

  it.each(files)("%s: changes no byte but in texts of conditions", (file) => {
    const [before, after] = [folder, copy].map((each) => readFileSync(join(each, file), "latin1"));
    expect(withoutConditions(after ?? "")).toBe(withoutConditions(before ?? ""));
  });

  it.each(files.filter((file) => file !== "json-syntax.json"))("%s: says the same but in conditions", (file) => {
    expect(valuesOf(textOf(join(copy, file)), file)).toEqual(valuesOf(textOf(join(folder, file)), file));
  });

  it("shows in a diff as many lines gone as new, those of conditions", () => {
    const lines = diff(folder, copy).filter((line) => /^[-+](?![-+])/.test(line));
    const [gone, added] = ["-", "+"].map((sign) => lines.filter((line) => line.startsWith(sign)));
    expect(added).toHaveLength(gone?.length ?? -1);
    for (const line of lines) expect(line).toMatch(/condition"\s*:/);
  });
});

/** `git diff` ends with 1 when there is a difference, which counts as an error here. */
function diff(before: string, after: string): readonly string[] {
  try {
    // Outside of a repository, whose settings for line ends would count.
    execFileSync("git", ["diff", "--no-index", "--unified=0", before, after], { encoding: "utf8", cwd: after });
    return [];
  } catch (error) {
    return String((error as { readonly stdout: unknown }).stdout).split("\n");
  }
}
