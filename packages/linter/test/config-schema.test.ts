import { readFileSync } from "node:fs";
import { configSchema, readConfig } from "@recond/linter";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

const ajv = new Ajv({ strict: true, strictRequired: false });
addFormats.default(ajv);
const isValid = ajv.compile(configSchema);

/** Whether the reader takes a configuration, in both formats alike. */
function isRead(config: unknown): boolean {
  const json = JSON.stringify(config, null, 2);
  const inJson = "config" in readConfig(json, "json");
  expect("config" in readConfig(json, "yaml")).toBe(inJson);
  return inJson;
}

const guarantee = { name: "n", never: "landline" };

const ignore = { rule: "never-true", reason: "x" };

describe("the schema of configurations", () => {
  it("is the one in the package's folder (mend: npm run docs)", () => {
    const path = new URL("../../recond/schema/config.schema.json", import.meta.url);
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(configSchema);
  });

  it.each<unknown>([
    {},
    { $schema: "./config.schema.json" },
    { files: [] },
    { files: "a.json" },
    { ignores: [{ ...ignore, files: ["a.json", "b/*.json"] }] },
    { files: ["campaigns/**/*.json", "a b.json", "[ab]?.{json,ndjson}"] },
    { rules: { "never-true": "off", "double-negation": "info" } },
    { rules: {} },
    { rules: { "json-syntax": "error", "text-field-elsewhere": "off", "unused-ignore": "error" } },
    { ignores: [{ ...ignore, rule: "text-field-elsewhere" }] },
    { known: { custom_data: ["a", "b c"], media_type: [], affiliate_name: ["ü"] } },
    { complete: false, max_warnings: 0 },
    { ignores: [] },
    { guarantees: [] },
    { guarantees: [guarantee, { name: "m", only: "", why: "w", campaigns: "a/*.json", under: "every reading" }] },
    { ignores: [ignore, { ...ignore, files: "a/*.json", path: "ivr_tree", until: "2028-02-29" }] },
  ])("takes what the reader takes: %j", (config) => {
    expect({ schema: isValid(config), reader: isRead(config) }).toEqual({ schema: true, reader: true });
  });

  it.each<unknown>([
    [],
    "x",
    null,
    { file: [] },
    { $schema: "" },
    { files: [""] },
    { files: [" "] },
    { files: ["!a"] },
    { files: [1] },
    { files: ["a\\b"] },
    { files: ["(a)"] },
    { files: ["a".repeat(257)] },
    { rules: [] },
    { rules: { "never-true": "loud" } },
    { rules: { "never-true": true } },
    { rules: { "never-tru": "off" } },
    { rules: { "letter-case": "off" } },
    { rules: { "json-syntax": "off" } },
    { ignores: [{ ...ignore, rule: "never-tru" }] },
    { ignores: [{ ...ignore, rule: "letter-case" }] },
    { ignores: [{ ...ignore, rule: "json-syntax" }] },
    { ignores: [{ ...ignore, rule: "unused-ignore" }] },
    { known: { duration: [] } },
    { known: { custom_data: "a" } },
    { known: { custom_data: [""] } },
    { complete: "true" },
    { max_warnings: -1 },
    { max_warnings: 1.5 },
    { max_warnings: "1" },
    { maxWarnings: 1 },
    { guarantees: {} },
    { guarantees: [{ name: "n" }] },
    { guarantees: [{ never: "mobile" }] },
    { guarantees: [{ ...guarantee, always: "mobile" }] },
    { guarantees: [{ ...guarantee, name: " " }] },
    { guarantees: [{ ...guarantee, never: 1 }] },
    { guarantees: [{ ...guarantee, under: "ours" }] },
    { guarantees: [{ ...guarantee, campaigns: "!a" }] },
    { guarantees: [{ ...guarantee, reason: "x" }] },
    { ignores: {} },
    { ignores: ["never-true"] },
    { ignores: [{ rule: "never-true" }] },
    { ignores: [{ reason: "x" }] },
    { ignores: [{ ...ignore, reason: " " }] },
    { ignores: [{ ...ignore, files: "!a" }] },
    { ignores: [{ ...ignore, files: "" }] },
    { ignores: [{ ...ignore, files: ["a", 1] }] },
    { files: { a: 1 } },
    { ignores: [{ ...ignore, path: "" }] },
    { ignores: [{ ...ignore, until: "tomorrow" }] },
    { ignores: [{ ...ignore, until: "2026-02-30" }] },
    { ignores: [{ ...ignore, until: "2026-2-3" }] },
    { ignores: [{ ...ignore, until: 2026 }] },
    { ignores: [{ ...ignore, because: "x" }] },
  ])("refuses what the reader refuses: %j", (config) => {
    expect({ schema: isValid(config), reader: isRead(config) }).toEqual({ schema: false, reader: false });
  });

  it("says the same as the reader about any values", () => {
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        "",
        " ",
        "a.json",
        "!a",
        "never-true",
        "off",
        "error",
        "2026-12-31",
        "2026-02-30",
        0,
        1.5,
      ),
      fc.constantFrom<unknown>(true, null, [], {}, ["a"], [""], { "never-true": "info" }, { custom_data: ["x"] }),
    );
    const ignores = fc.array(
      fc.dictionary(fc.constantFrom("rule", "reason", "files", "path", "until", "more"), value, { maxKeys: 5 }),
      { maxLength: 2 },
    );
    const keys = fc.constantFrom("files", "rules", "known", "complete", "max_warnings", "$schema", "other");
    const config = fc.tuple(fc.dictionary(keys, value, { maxKeys: 3 }), fc.option(ignores)).map(([rest, list]) => ({
      ...rest,
      ...(list === null ? {} : { ignores: list }),
    }));
    fc.assert(
      fc.property(config, (each) => {
        expect(isValid(each)).toBe(isRead(each));
      }),
      { numRuns: 500 },
    );
  });
});
