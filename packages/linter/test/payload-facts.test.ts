import { lintPayload } from "@recond/linter";
import { expect, it } from "vitest";

it.each([
  ['"true"', 'not `"true"`. Recond takes it for `true` meanwhile.'],
  ['"false"', 'not `"false"`. Recond takes it for `false` meanwhile.'],
  ["1", "not `1`. Recond takes it for unknown"],
  ['""', 'not `""`. Recond goes by the hours meanwhile.'],
])("operating_24_7 of %s is an error that says what it is taken for", (value, message) => {
  const found = lintPayload(`{ "operating_24_7": ${value} }`).filter(({ code }) => code === "setting-type");
  expect(found.map(({ severity }) => severity)).toEqual(["error"]);
  expect(found[0]?.message).toContain(message);
});

it.each([
  ["Etc/GMT+8", "is 8 hours behind (west of) Greenwich: in these names the sign is the other way round"],
  ["Etc/GMT-1", "is 1 hour ahead of (east of) Greenwich"],
])("the time zone %s is told with its true sign", (name, message) => {
  const found = lintPayload(`{ "timezone": "${name}" }`).filter(({ code }) => code === "unknown-time-zone");
  expect(found.map(({ severity }) => severity)).toEqual(["warning"]);
  expect(found[0]?.message).toContain(message);
});
