import { guaranteesFor, lintConfig, readConfig } from "@recond/linter";
import { expect, it } from "vitest";

/** Problems as `line:column message`. */
function told(text: string): readonly string[] {
  const read = readConfig(text, "yaml");
  if ("config" in read) return [];
  return read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

it("reads guarantees", () => {
  const text = `guarantees:
  - name: landline calls are never recorded
    never: landline
    why: state law
  - name: sales
    always: during_hours and pressed[1]
    campaigns: sales-*.json
    under: every reading
`;
  const read = readConfig(text, "yaml");
  const guarantees = "config" in read ? (read.config.guarantees ?? []) : [];
  expect(guarantees).toMatchObject([
    {
      name: "landline calls are never recorded",
      kind: "never",
      text: "landline",
      why: "state law",
      place: { line: 2, column: 11 },
    },
    { name: "sales", kind: "always", campaigns: ["sales-*.json"], everyReading: true },
  ]);
  expect(guaranteesFor("sales-1.json", guarantees)).toHaveLength(2);
  expect(guaranteesFor("support.json", guarantees)).toHaveLength(1);
});

it.each([
  ["guarantees:\n  - name: a\n    never: mobil\n", ["3:12 There is no term `mobil`. Did you mean `mobile`?"]],
  [
    "guarantees:\n  - name: a\n",
    ["2:5 A guarantee has one of `never`, `always` and `only`. This one has none of them."],
  ],
  [
    "guarantees:\n  - name: a\n    never: mobile\n    only: repeat\n",
    ["2:5 A guarantee has one of `never`, `always` and `only`. This one has `never` and `only`."],
  ],
  ["guarantees:\n  - never: mobile\n", ["2:5 This guarantee has no `name`. Say in a few words what is promised."]],
  [
    "guarantees:\n  - name: a\n    never: mobile\n  - name: a\n    only: repeat\n",
    ["4:11 There is another guarantee `a`. Give each its own name."],
  ],
  [
    "guarantees:\n  - name: a\n    nevr: mobile\n    never: mobile\n",
    ["3:5 There is no key `nevr` here. Did you mean `never`?"],
  ],
  [
    "guarantees:\n  - name: a\n    never: mobile\n    under: all readings\n",
    ["4:12 `under` is `every reading`, not the text `all readings`."],
  ],
  ["guarantees:\n  - name: a\n    never:\n", ["3:11 `never` is a condition, not nothing."]],
])("tells what is wrong with %j, and where", (text, problems) => {
  expect(told(text)).toEqual(problems);
});

it("a guarantee for no campaign of a whole run is an error", () => {
  const read = readConfig("guarantees: [{ name: a, never: landline, campaigns: sales/*.json }]", "yaml");
  const config = "config" in read ? read.config : {};
  const found = (isWhole: boolean, file: string): readonly string[] =>
    lintConfig({ config, used: new Set(), checked: new Set([file]), isWhole, today: "2026-01-01" }).map(
      ({ severity, code }) => `${severity} ${code}`,
    );
  expect(found(true, "support/a.json")).toEqual(["error unused-guarantee"]);
  expect(found(false, "support/a.json")).toEqual([]);
  expect(found(true, "sales/a.json")).toEqual([]);
});

it.each([
  [["sales"], 1],
  [[""], 1],
  [["support", "sales/west"], 0],
  [["sale"], 0],
])("a guarantee for no campaign is an error of a run that looked into %j, which is its folder", (folders, count) => {
  const read = readConfig("guarantees: [{ name: a, never: landline, campaigns: sales/new-*.json }]", "yaml");
  const config = "config" in read ? read.config : {};
  const run = { used: new Set<never>(), checked: new Set(["sales/a.json"]), isWhole: false, today: "2026-01-01" };
  expect(lintConfig({ config, ...run, folders })).toHaveLength(count);
});
