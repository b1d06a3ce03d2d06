import type { RuleFile } from "../../../rule/rule.js";

/** Reported by `lintPayload` itself, since there is nothing that a rule could look at. */
export const jsonSyntax: RuleFile<"payload"> = {
  id: "json-syntax",
  title: "The payload is no JSON",
  severity: "error",
  why: "The platform takes a campaign as JSON. A payload that is none is refused as a whole, or, worse, read in part. All mistakes are reported at once, each at its place; nothing else is looked at until they are mended.",
  bad: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "repeat", } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "repeat" } }',
  check: () => [],
};
