import { repeatedWithin } from "@recond/documents";
import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { foundAt } from "../helpers/found-at.js";

export const duplicateProperty: RuleFile<"payload"> = {
  id: "duplicate-property",
  title: "A property that is given twice",
  severity: "error",
  why: "JSON does not say which of two properties with one name counts; most programs take the last, some the first, some refuse both. What the platform does is not documented. Which calls are recorded must not depend on that.",
  bad: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile", "record_calls": false } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile" } }',
  *check({ root, lineOf }) {
    for (const { name, path, first, again } of repeatedWithin(root)) {
      const lines = [first, again].map(lineOf);
      const where = lines[0] === lines[1] ? `both in line ${lines[0]}` : `in line ${lines[0]} and in line ${lines[1]}`;
      const message = `${quote(name)} is given twice, ${where}. Keep one of them.`;
      yield foundAt({ node: again, path: [...path, name] }, message);
    }
  },
};
