import {
  elementsOf,
  type JsonNode,
  type Located,
  pathText,
  property,
  propertyOf,
  writtenNames,
} from "@recond/campaign";
import { quote } from "@recond/parser";
import type { PayloadSubject } from "../../../rule/payload-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import type { FoundInPayload } from "../../../rule/finding.js";
import { campaignsIn } from "./helpers/campaigns-in.js";
import { namesLike, otherNames, recordingNames, termsNames, treeNames, versionNames } from "../helpers/names.js";
import { foundAt, foundAtName, valueText } from "../helpers/found-at.js";

export const notACampaign: RuleFile<"payload"> = {
  id: "not-a-campaign",
  title: "A payload without anything of a campaign",
  severity: "error",
  why: "A campaign is a JSON object: a request body with `ivr_tree`, or a response with `current_terms` and `future_terms` (documented). In anything else there is nothing that could be checked, and nothing found must not look like all is well.",
  bad: '{ "call": { "mobile": true } }',
  good: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "mobile" } }',
  *check(payload) {
    const { root } = payload;
    const campaigns = campaignsIn(root);
    const others = campaigns.filter(({ node }) => !isCampaign(node));
    const hidden = others.map(campaignWithin);
    if (root.type === "array" && others.length === campaigns.length && hidden.every((each) => each === undefined)) {
      yield foundAt({ node: root, path: [] }, `There is no campaign in this list. ${WHAT_IT_IS}`);
      return;
    }
    for (const [index, other] of others.entries()) {
      const within = hidden[index];
      yield within === undefined
        ? foundAt(other, `${isRefusal(other.node) ? REFUSAL : "This is no campaign."} ${WHAT_IT_IS}`)
        : foundAtName(within, whereItIs(within, other.path));
    }
    for (const campaign of campaigns) yield* partsThatAreNoObjects(campaign, payload);
  },
};

const WHAT_IT_IS =
  "Give a request body with `ivr_tree`, or a response with `current_terms`; a list may hold several of them.";

const REFUSAL = "This is the platform's answer to a tree that it refused.";

/** What a refused request is answered with; the names in it are those of the request. */
function isRefusal(node: JsonNode): boolean {
  return property(node, "error") !== undefined && writtenNames(node).length === 1;
}

/** Names that nothing but a campaign has. */
const tellingNames: ReadonlySet<string> = new Set([...versionNames, ...recordingNames, "ivr_tree"]);

/** The outermost campaign that something else is put around. */
function campaignWithin(other: Located): Located | undefined {
  const places: Located[] = isRefusal(other.node) ? [] : [other];
  // What is added while the list is walked is walked, too: an object comes before what is in it.
  for (const place of places) {
    if (partsOf(place).some(({ node, path }) => tellingNames.has(String(path.at(-1))) && !isSchema(node))) return place;
    for (const part of partsOf(place)) if (part.node.type === "object" || part.node.type === "array") places.push(part);
  }
  return undefined;
}

/** Whether a value describes what may stand in its place: a JSON Schema has the names of a campaign. */
function isSchema(value: JsonNode): boolean {
  return ["type", "$ref", "anyOf"].some((name) => property(value, name) !== undefined);
}

function partsOf(place: Located): readonly Located[] {
  if (place.node.type === "array") return elementsOf(place);
  return (place.node.children ?? []).flatMap(({ children }) => {
    const [name, node] = children ?? [];
    return name === undefined || node === undefined ? [] : [{ node, path: [...place.path, String(name.value)] }];
  });
}

function whereItIs({ path }: Located, around: Located["path"]): string {
  const where = pathText(path.slice(around.length));
  return `A campaign within something else is not looked at. It stands in ${quote(where)}: give that alone.`;
}

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
  for (const part of [...versions, ...trees]) {
    const { type } = part.node;
    // A version that a response does not have is `null`.
    if (type === "object" || (type === "null" && isResponse)) continue;
    const name = part.path.at(-1) ?? "";
    yield foundAt(
      part,
      `\`${name}\` must be an object, not ${valueText(payload, part)}. Nothing of it can be checked.`,
    );
  }
}
