import { type Found, propertyOf, readText, type Terms } from "@recond/campaign";
import type { RuleFile } from "../../../rule/rule.js";
import { foundAt } from "../helpers/found-at.js";

export const whisperWithoutPrompt: RuleFile<"payload"> = {
  id: "whisper-without-prompt",
  title: "A condition for a whisper prompt that does not exist",
  severity: "warning",
  why: "`whisper_prompt_condition` says for which calls the prompt is whispered to whoever answers. What is whispered, `whisper_prompt_text` or `whisper_prompt_id_from_network` says (documented). Without either there is nothing to whisper, and the condition decides nothing. A request body may leave both out: the campaign then keeps what it has ([R2]).",
  bad: `{ "current_terms": { "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile",
  "whisper_prompt_condition": "repeat", "whisper_prompt_text": "" } } }`,
  good: `{ "current_terms": { "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile",
  "whisper_prompt_condition": "repeat", "whisper_prompt_text": "A caller who called before" } } }`,
  *check({ terms }) {
    for (const each of terms) {
      const condition = each.settings && propertyOf(each.settings, "whisper_prompt_condition");
      if (condition === undefined || (readText(condition.node) ?? "").trim() === "") continue;
      if (isSilent(each)) yield foundAt(condition, MESSAGE);
    }
  },
};

const MESSAGE =
  'There is no prompt for this condition: set `whisper_prompt_text` or `whisper_prompt_id_from_network`, or the condition to `""`.';

/** Whether the campaign surely has no prompt. Settings alone need not be all that `ivr_tree` has. */
function isSilent({ form, isComplete, findSetting }: Terms): boolean {
  const prompts = ["whisper_prompt_text", "whisper_prompt_id_from_network"].map((name) => findSetting(name));
  if (prompts.some((prompt) => prompt !== undefined && !isEmpty(prompt))) return false;
  return (isComplete && form !== "settings") || prompts.every((prompt) => prompt !== undefined);
}

function isEmpty({ node }: Found): boolean {
  return node.type === "null" || (node.type === "string" && String(node.value).trim() === "");
}
