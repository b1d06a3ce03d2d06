import { type JsonNode, propertyOf } from "@recond/campaign";
import type { RuleFile } from "../../../rule/rule.js";
import { foundAt, valueText } from "../helpers/found-at.js";

export const recordCallsType: RuleFile<"payload"> = {
  id: "record-calls-type",
  title: "`record_calls` that is neither `true` nor `false`",
  severity: "error",
  why: '`record_calls` is a boolean (documented). What the platform makes of `"true"`, `1` or `null` is not: it may refuse the request, or take any text, `"false"` too, for `true`. Recond decides nothing then ([R1]).',
  bad: '{ "ivr_tree": { "record_calls": "true", "call_recording_condition": "mobile" } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile" } }',
  *check(payload) {
    for (const { settings } of payload.terms) {
      const found = settings && propertyOf(settings, "record_calls");
      if (found === undefined || found.node.type === "boolean") continue;
      const message = `\`record_calls\` must be \`true\` or \`false\`, not ${valueText(payload, found)}. Write ${meant(found.node)}.`;
      yield foundAt(found, message);
    }
  },
};

const yes: ReadonlySet<string> = new Set(["true", "yes", "y", "on", "1", "t"]);
const no: ReadonlySet<string> = new Set(["false", "no", "n", "off", "0", "f"]);

function meant({ type, value }: JsonNode): string {
  const text = String(value).trim().toLowerCase();
  const how = type === "string" ? ", without quotes" : "";
  if (yes.has(text)) return `\`true\`${how}`;
  return no.has(text) ? `\`false\`${how}` : "`true` to record calls, `false` to record none";
}
