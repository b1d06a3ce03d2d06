import { decide, explain, InvalidSettingsError } from "@recond/evaluator";
import { lintPayload } from "@recond/linter";
import * as fc from "fast-check";
import { describe, it } from "vitest";
import { newRuns } from "../../../parser/test/runs.js";

const styles: readonly ((words: readonly string[]) => string)[] = [
  (words) => words.join("_"),
  (words) => words.join("-"),
  (words) => words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(""),
  (words) => words.join(" ").toUpperCase(),
];
const conditionName = fc
  .tuple(
    fc.constantFrom(
      "condition",
      "call recording condition",
      "recording condition",
      "rule",
      "record rule",
      "filter",
      "call filter",
      "record when",
    ),
    fc.constantFrom(...styles),
  )
  .map(([words, style]) => style(words.split(" ")))
  .filter((name) => name !== "call_recording_condition");
const text = fc.constantFrom(
  "not landline",
  "mobile",
  'custom_data[state] != "CA"',
  "NOT landline",
  "during_hours && repeat",
);
const wrap = fc.array(fc.constantFrom("settings", "recording", "extra", "ivr"), { maxLength: 3 });
const emptied = fc.constantFrom({}, { call_recording_condition: "" }, { call_recording_condition: null });

describe("a condition under another name, or in another place", () => {
  it("is decided by nobody, and found in a payload", () => {
    fc.assert(
      fc.property(conditionName, text, wrap, emptied, (name, condition, around, empty) => {
        const stray = around.reduceRight<object>((inner, key) => ({ [key]: inner }), { [name]: condition });
        const settings = { record_calls: true, ...empty, ...stray };
        return (
          isRefused(() => decide(settings, { mobile: true })) &&
          isRefused(() => explain(settings, { mobile: true })) &&
          [settings, { ivr_tree: settings }, { current_terms: { ivr_tree: settings } }].every((payload) =>
            lintPayload(JSON.stringify(payload)).some(({ severity }) => severity === "error"),
          )
        );
      }),
      newRuns(75),
    );
  });
});

function isRefused(decides: () => unknown): boolean {
  try {
    decides();
    return false;
  } catch (error) {
    return error instanceof InvalidSettingsError && error.message.includes("`call_recording_condition`");
  }
}
