import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { rules } from "@recond/linter";
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
// The configuration there says no more than that no other counts; that of `configured` gives what some rules have to be given.
const files = readdirSync(folder, { encoding: "utf8", recursive: true })
  .filter((name) => /\.(?:nd)?json$/.test(name))
  .map((name) => name.replaceAll("\\", "/"));

/** The rules that no payload has by itself. */
const WITHOUT_EXAMPLE = new Set([
  // It is told of what `--fix-suggested` made of a condition.
  "guessed-meaning",
  // A condition takes hundreds of kilobytes to be too large for a proof.
  "not-analysed",
  // Those that have it stand in `examples/guarantees`, beside what is promised.
  "broken-guarantee",
  // They are about a configuration.
  "expired-ignore",
  "unbreakable-guarantee",
  "unused-guarantee",
  "unused-ignore",
]);

const ZIPS = Array.from({ length: 60 }, (_, index) => 93_101 + index);

/** What is underlined, as the file has it: the place of the finding within the JSON string of a condition. */
const inCondition: Readonly<Record<string, string>> = {
  "always-true.json": String.raw`not (media_type = \"Radio\" and media_type = \"TV\")`,
  "backslash-in-text.json": String.raw`Joe\\'s Leads`,
  "blank-condition.json": "   ",
  "comparison-in-text.json": "!= Chair",
  "comparison-spelling.json": "==",
  "configured/unknown-affiliate.json": "Captain Crunch Publising",
  "configured/unknown-custom-data.json": "produkt",
  "configured/unknown-media-type.json": "radio",
  "contains-empty.json": String.raw`custom_data[product] contains \"\"`,
  "contradicting-part.json": "landline",
  "decided-above.json": "in_region[Gulf Coast]",
  "deep-nesting.json": String.raw`affiliate_name = \"Acme\" or custom_data[vip] present`,
  "double-negation.json": "not not",
  "empty-comparison.json": String.raw`custom_data[policy_number] = \"\"`,
  "encoded-text.json": "Smith &amp; Sons",
  "field-access.json": ".model",
  "foreign-space.json": "\u00A0",
  "garbled-text.json": "CafÃ© Media",
  "hours-always.json": "during_hours",
  "hours-never.json": "during_hours",
  "hours-unknown.json": "during_hours",
  "key-path.json": "12",
  "keys-not-tracked.json": "pressed[1]",
  "letter-case.json": "AND",
  "list-in-text.json": "Acme, Bluebird, Cardinal",
  "look-alike-characters.json": "´",
  "missing-parenthesis.json": "(",
  "mixed-operators.json": String.raw`mobile or repeat\nand during_hours`,
  "mobile-or-landline.json": "mobile or landline",
  "negated-comparison.json": String.raw`not media_type != \"Radio\"`,
  "negated-phone-type.json": "not mobile",
  "never-true.json": String.raw`media_type = \"Radio\" and media_type = \"TV\"`,
  "not-canonical.json": "   ",
  "not-equal-without-value.json": String.raw`media_type != \"Radio\"`,
  "null-in-text.json": "null",
  "odd-field-name.json": "{{product}}",
  "odd-key-path.json": "pressed[W 1]",
  "operator-in-text.json": "Radio and during_hours",
  "other-condition.json": "duration",
  "placeholder.json": "{{ channel }}",
  "pointless-text.json": String.raw`custom_data[product] contains \"Chairs\"`,
  "quote-style.json": "“Café Média”",
  "quoted-field-name.json": String.raw`\u0027loan_type\u0027`,
  "quoted-text.json": "'Radio'",
  "redundant-part.json": "mobile and repeat",
  "repeated-blanks.json": "Paid  Search",
  "repeated-operand.json": "during_hours and mobile",
  "separate-key-paths.json": "pressed[1] and pressed[2]",
  "similar-field-names.json": "Zip Code",
  "symbol-operator.json": String.raw`\u0026\u0026`,
  "term-as-field-name.json": "media_type",
  "text-outer-blanks.json": "Billboard I-95 ",
  "text-too-long.json":
    "Caller asked for a quote on a two-story house with a slate roof, four skylights and a chimney that leans towards the neighbours, whom the last roofer had promised to see about it before the winter; the gutters are new, the attic is not insulated, and the dog is called Rex and barks at ladders.",
  "trailing-punctuation.json": ".",
  "unknown-region.json": "Bay Aera",
  "unknown-term.json": "moblie",
  "unlisted-custom-data.json": "produkt",
  "unneeded-parentheses.json": "(during_hours)",
  "unreachable-branch.json": "landline",
  "unreachable-keys.json": "pressed[4]",
  "wildcard-in-text.json": "*Chair*",
  "long-condition.json": `during_hours and (${ZIPS.map((zip) => String.raw`custom_data[zip] = \"${zip}\"`).join(" or ")})`,
};

/** The same for findings about something else than a part of one condition. */
const elsewhere: Readonly<Record<string, string>> = {
  "condition-elsewhere.json": '"during_hours"',
  "condition-type.json": '[\n            "mobile",\n            "during_hours"\n        ]',
  "condition-without-effect.json": '"during_hours and pressed[2]"',
  "configured/record-all.json": '""',
  "duplicate-property.json": '"call_recording_condition"',
  "duplicate-region.json": '"West"',
  "failover-order.json": '"Wrong"',
  "hours-incomplete.json": '"hours"',
  "hours-last-minute.json": "86340",
  "hours-out-of-range.json": '"9:00"',
  "hours-overnight.json": "28800",
  "hours-unit.json": "9",
  "hours-unused.json": '"hours"',
  "hours-zero-length.json": "0",
  "json-syntax.json": "// Payload for the spring campaign",
  "misplaced-setting.json": '"record_calls"',
  "missing-condition.json": '""',
  "missing-record-calls.ndjson": '"call_recording_condition"',
  "misspelt-setting.json": '"call_recording_conditon"',
  "not-a-campaign.json":
    '{\n  "call": {\n    "mobile": true,\n    "repeat": false,\n    "affiliate_name": "Bluebird Media"\n  }\n}',
  "record-calls-type.json": '"true"',
  "setting-type.json": '"no"',
  "step-children.json": '"Condition"',
  "terms-differ.json": '"during_hours and (pressed[1] or mobile)"',
  "time-zone-spelling.json": '"PacificTime(US&Canada)"',
  "unknown-failover.json": '"wrong"',
  "unknown-step.json": '"Conect"',
  "unknown-time-zone.json": '"CST"',
  "whisper-without-prompt.json": '"not repeat"',
};

/** What a file is named after. */
function codeOf(file: string): string {
  return basename(file).replace(/\..*/, "");
}

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
    // In a folder, what is no campaign is passed over.
    const args = ["lint", "--json", folder, join(folder, "not-a-campaign.json")];
    results = (json(await recond(args)) as LintJson).results;
  });

  /** All that is found in a file; every record of an NDJSON file is looked at. */
  function findingsIn(file: string): readonly FindingJson[] {
    const ofFile = results.filter(({ name }) => name.endsWith(`/${file}`));
    return ofFile.flatMap(({ findings }) => findings);
  }

  /** The finding that a file is called after. */
  function namedFinding(file: string): FindingJson | undefined {
    const code = codeOf(file);
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

  it("there is one for each rule", () => {
    const having = new Set(files.map(codeOf));
    expect(Object.keys(rules).filter((id) => having.has(id) === WITHOUT_EXAMPLE.has(id))).toEqual([]);
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
