import { type JsonNode, type Located, propertyOf, type Terms } from "@recond/campaign";
import type { PayloadSubject } from "../../../rule/payload-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { foundAt } from "../helpers/found-at.js";

export const conditionType: RuleFile<"payload"> = {
  id: "condition-type",
  title: "A condition that is no text",
  severity: "error",
  why: 'A condition is a text, and `""` is the empty one, which also removes the present one (documented). A list, an object, a number or a boolean is no condition, whatever it may stand for elsewhere. In a response `null` is read as the empty condition ([R2]); what it does in a request body is not documented.',
  bad: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": ["mobile", "repeat"] } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile and repeat" } }',
  *check(payload) {
    const places: readonly Located[] = [
      ...payload.conditions.filter(({ parsed }) => parsed === undefined),
      ...payload.terms.flatMap((terms) => nullsIn(terms, payload)),
    ];
    for (const place of places) yield foundAt(place, messageOf(place.node));
  },
};

/** Conditions that are `null` in a request body: its author wrote that, and not the platform. */
function nullsIn({ form, settings }: Terms, { options }: PayloadSubject): readonly Located[] {
  if (form !== "request" || options.complete === true || settings === undefined) return [];
  return ["call_recording_condition", "whisper_prompt_condition"]
    .flatMap((name) => propertyOf(settings, name) ?? [])
    .filter(({ node }) => node.type === "null");
}

function messageOf({ type }: JsonNode): string {
  switch (type) {
    case "null":
      return 'What `null` does to the present condition is not documented. Write `""` to remove it; leave the property out to keep it.';
    case "array":
      return 'A condition is a text, not a list. Join the parts with `and` or `or`: `"mobile and repeat"`.';
    case "boolean":
      return 'A condition is a text, not a boolean. For all calls write `""`; whether any are recorded, `record_calls` says.';
    default:
      return `A condition is a text, not ${type === "object" ? "an object" : "a number"}. Write it in quotes, such as \`"mobile and repeat"\`.`;
  }
}
