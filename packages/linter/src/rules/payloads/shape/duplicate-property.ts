import { repeatedWithin, spanOf } from "@recond/documents";
import { positionsIn, quote } from "@recond/parser";
import type { FoundInPayload } from "../../../rule/finding.js";
import type { PayloadRule } from "../../../rule/rule.js";

export const duplicateProperty: PayloadRule = {
  id: "duplicate-property",
  title: "A property that is given twice",
  severity: "error",
  why: "JSON does not say which of two properties with one name counts; most programs take the last, some the first, some refuse both. What the platform does is not documented. Which calls are recorded must not depend on that.",
  bad: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile", "record_calls": false } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile" } }',
  fixable: false,
  about: "payload",
  *check({ root, text }) {
    let lineOf: ReturnType<typeof positionsIn> | undefined;
    for (const { name, path, first, again } of repeatedWithin(root)) {
      lineOf ??= positionsIn(text);
      const lines = [first, again].map(({ offset }) => lineOf?.(offset).line);
      const where = lines[0] === lines[1] ? `both in line ${lines[0]}` : `in line ${lines[0]} and in line ${lines[1]}`;
      const found: FoundInPayload = {
        span: spanOf(again),
        path: [...path, name],
        message: `${quote(name)} is given twice, ${where}. Keep one of them.`,
      };
      yield found;
    }
  },
};
