import { type JsonNode, type Located, propertyOf, spanOf, writtenNames } from "@recond/campaign";
import type { PayloadSubject } from "../../payload-subject.js";
import type { FoundInPayload, PayloadRule } from "../../rule.js";
import { campaignsIn } from "../campaign/campaigns-in.js";
import { valueText } from "../campaign/fact-text.js";
import { namesLike, otherNames, termsNames, treeNames, versionNames } from "../campaign/names.js";

export const notACampaign: PayloadRule = {
  id: "not-a-campaign",
  title: "A payload without anything of a campaign",
  severity: "error",
  why: "A campaign is a JSON object: a request body with `ivr_tree`, or a response with `current_terms` and `future_terms` (documented). In anything else there is nothing that could be checked, and nothing found must not look like all is well.",
  bad: '{ "call": { "mobile": true } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile" } }',
  fixable: false,
  about: "payload",
  *check(payload) {
    const { root } = payload;
    const campaigns = campaignsIn(root);
    const others = campaigns.filter(({ node }) => !isCampaign(node));
    if (root.type === "array" && others.length === campaigns.length) {
      yield { span: spanOf(root), path: [], message: `There is no campaign in this list. ${WHAT_IT_IS}` };
      return;
    }
    for (const { node, path } of others) {
      yield { span: spanOf(node), path, message: `This is no campaign. ${WHAT_IT_IS}` };
    }
    for (const campaign of campaigns) yield* partsThatAreNoObjects(campaign, payload);
  },
};

const WHAT_IT_IS =
  "Give a request body with `ivr_tree`, or a response with `current_terms`; a list may hold several of them.";

const documented = [...versionNames, ...termsNames, ...treeNames, ...otherNames];
const names: ReadonlySet<string> = new Set(documented);
const meantName = namesLike(documented);

/** A call has custom data, too, but also one of these. */
const callNames: ReadonlySet<string> = new Set([
  "mobile",
  "landline",
  "repeat",
  "during_hours",
  "pressed",
  "transaction_id",
  "call_record_id",
]);

/** Whether anything of it is a campaign's. Of a misspelt name another rule tells what was meant. */
function isCampaign(node: JsonNode): boolean {
  const written = writtenNames(node).map(({ name }) => name);
  if (written.some((name) => names.has(name) || meantName(name) !== undefined)) return true;
  return written.includes("custom_data") && !written.some((name) => callNames.has(name));
}

function* partsThatAreNoObjects(campaign: Located, payload: PayloadSubject): Iterable<FoundInPayload> {
  const versions = versionNames.flatMap((name) => propertyOf(campaign, name) ?? []);
  const isResponse = versions.some(({ node }) => node.type === "object");
  const trees = [campaign, ...versions].flatMap((terms) => propertyOf(terms, "ivr_tree") ?? []);
  for (const { node, path } of [...versions, ...trees]) {
    // A version that a response does not have is `null`.
    if (node.type === "object" || (node.type === "null" && isResponse)) continue;
    yield {
      span: spanOf(node),
      path,
      message: `\`${path.at(-1) ?? ""}\` must be an object, not ${valueText(payload, { node })}. Nothing of it can be checked.`,
    };
  }
}
