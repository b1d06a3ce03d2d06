import { readFileSync } from "node:fs";
import { readTestFile, testFileSchema } from "@recond/tester";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { fileWith } from "./support/test-files.js";

const ajv = new Ajv({ strict: false });
const isValid = ajv.compile(testFileSchema);

const good = { name: "a", call: { mobile: true }, expect: "record" };

describe("the schema of test files", () => {
  it("is the one in the package's folder (mend: npm run docs)", () => {
    const written: unknown = JSON.parse(
      readFileSync(new URL("../../recond/schema/test-file.schema.json", import.meta.url), "utf8"),
    );
    expect(written).toEqual(testFileSchema);
  });

  it.each<object>([
    { condition: "mobile", cases: [good] },
    { condition: "mobile", record_calls: false, coverage: 50, cases: [good] },
    { campaign: "a.json", cases: [good] },
    { campaign: "a.json", terms: "future", current: "b.json", cases: [good] },
    { condition: "", cases: [{ ...good, call: {} }] },
    { condition: "", cases: [{ ...good, call: { pressed: ["1 1 2", "a", " W"], unknown: ["repeat"] } }] },
    { condition: "", cases: [{ ...good, call: { custom_data: { zip: null, "a b": "" }, media_type: null } }] },
    { condition: "mobile", never: "landline" },
    { condition: "mobile", always: ["mobile", "mobile and repeat"], only: "mobile", cases: [good] },
    { campaign: "a.json", guarantees: [{ name: "a", never: "landline", why: "law", under: "every reading" }] },
    { condition: "", cases: [{ ...good, call: { duration: 1.5, qualified_regions: [], sms_sent: true } }] },
  ])("takes what the reader takes: %j", (root) => {
    expect(isValid(root)).toBe(true);
    expect(readTestFile(fileWith(root), "json").problems).toEqual([]);
    expect(readTestFile(fileWith(root), "yaml").problems).toEqual([]);
  });

  it.each<object>([
    [],
    {},
    { condition: "mobile" },
    { condition: "mobile", cases: [] },
    { condition: "mobile", guarantees: [] },
    { condition: "mobile", never: [] },
    { condition: "mobile", never: ["repeat", 1] },
    { condition: "mobile", guarantees: [{ never: "landline" }] },
    { condition: "mobile", guarantees: [{ name: " ", never: "landline" }] },
    { condition: "mobile", guarantees: [{ name: "a" }] },
    { condition: "mobile", guarantees: [{ name: "a", never: "landline", only: "repeat" }] },
    { condition: "mobile", guarantees: [{ name: "a", never: "landline", campaigns: "*.json" }] },
    { condition: "mobile", guarantees: [{ name: "a", never: "landline", under: "all" }] },
    { condition: "mobile", cases: {} },
    { condition: 1, cases: [good] },
    { condition: "mobile", campaign: "a.json", cases: [good] },
    { condition: "mobile", terms: "current", cases: [good] },
    { condition: "mobile", current: "a.json", cases: [good] },
    { condition: "mobile", record_calls: "yes", cases: [good] },
    { condition: "mobile", vocabulary: "recording", cases: [good] },
    { campaign: "", cases: [good] },
    { campaign: "a.json", record_calls: true, cases: [good] },
    { campaign: "a.json", terms: "past", cases: [good] },
    { campaign: "a.json", coverage: 101, cases: [good] },
    { campaign: "a.json", coverage: "100", cases: [good] },
    { campaign: "a.json", cases: [{ ...good, expect: "yes" }] },
    { campaign: "a.json", cases: [{ ...good, name: " " }] },
    { campaign: "a.json", cases: [{ ...good, more: 1 }] },
    { campaign: "a.json", cases: [{ ...good, call: [] }] },
    { campaign: "a.json", cases: [{ ...good, call: { mobile: "yes" } }] },
    { campaign: "a.json", cases: [{ ...good, call: { mobil: true } }] },
    { campaign: "a.json", cases: [{ ...good, call: { pressed: ["112"] } }] },
    { campaign: "a.json", cases: [{ ...good, call: { pressed: "1" } }] },
    { campaign: "a.json", cases: [{ ...good, call: { custom_data: { zip: 1 } } }] },
    { campaign: "a.json", cases: [{ ...good, call: { duration: -1 } }] },
  ])("refuses what the reader refuses: %j", (root) => {
    expect(isValid(root)).toBe(false);
    expect(readTestFile(fileWith(root), "json").testFile).toBeUndefined();
    expect(readTestFile(fileWith(root), "yaml").testFile).toBeUndefined();
  });
});
