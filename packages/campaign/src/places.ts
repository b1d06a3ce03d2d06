import type { VocabularyName } from "@recond/parser";
import type { JsonNode } from "./json/read-json.js";
import { elements, property } from "./json/values.js";

/** A place in a campaign document where a condition stands. */
export interface ConditionPlace {
  /** Property names and indexes from the outside in. */
  readonly path: readonly (string | number)[];
  /** The terms that this condition may use. */
  readonly vocabulary: VocabularyName;
  /** The value there: a string if all is well. */
  readonly node: JsonNode;
}

type Path = ConditionPlace["path"];

/** A value and the way to it. */
interface Located {
  readonly node: JsonNode;
  readonly path: Path;
}

/**
 * Every condition of a campaign document: of the request body, of both terms of a `GET` response, or of settings alone.
 *
 * @param document - the outermost value of the document
 * @returns the places in the order of the document's kinds: settings, IVR tree, pay policies
 */
export function conditionPlaces(document: JsonNode): readonly ConditionPlace[] {
  const root: Located = { node: document, path: [] };
  const campaigns =
    root.node.type === "array" ? elements(root.node).map((node, index) => ({ node, path: [index] })) : [root];
  return campaigns
    .flatMap((campaign) => [campaign, ...at(campaign, "current_terms"), ...at(campaign, "future_terms")])
    .flatMap(placesInTerms);
}

function placesInTerms(terms: Located): readonly ConditionPlace[] {
  const trees = at(terms, "ivr_tree");
  // Settings alone, without the `ivr_tree` around them, are conditions as well.
  return [
    ...[terms, ...trees].flatMap(recordingPlaces),
    ...trees.flatMap((tree) => at(tree, "root")).flatMap(routingPlaces),
    ...["advertiser_payin", "affiliate_payout"].flatMap((owner) => at(terms, owner)).flatMap(payoutPlaces),
  ];
}

function recordingPlaces(settings: Located): readonly ConditionPlace[] {
  return ["call_recording_condition", "whisper_prompt_condition"].flatMap((name) =>
    conditionAt(settings, name, "recording"),
  );
}

/** The condition of a node of the IVR tree and of all nodes below it. Other nodes than `Condition` carry a meaningless one. */
function routingPlaces(step: Located): readonly ConditionPlace[] {
  const isCondition = property(step.node, "node_type")?.value === "Condition";
  return [
    ...(isCondition ? conditionAt(step, "condition", "routing") : []),
    ...itemsAt(step, "children").flatMap(routingPlaces),
  ];
}

function payoutPlaces(owner: Located): readonly ConditionPlace[] {
  return itemsAt(owner, "policies").flatMap((policy) => conditionAt(policy, "condition", "payout"));
}

function conditionAt(parent: Located, name: string, vocabulary: VocabularyName): readonly ConditionPlace[] {
  return at(parent, name)
    .filter(({ node }) => node.type !== "null")
    .map((found) => ({ ...found, vocabulary }));
}

/** The property of that name, as a list of one or none. */
function at(parent: Located, name: string): readonly Located[] {
  const node = property(parent.node, name);
  return node === undefined ? [] : [{ node, path: [...parent.path, name] }];
}

function itemsAt(parent: Located, name: string): readonly Located[] {
  return at(parent, name).flatMap(({ node, path }) =>
    elements(node).map((item, index) => ({ node: item, path: [...path, index] })),
  );
}

/**
 * A path as one writes it: `current_terms.ivr_tree.root.children[0].condition`.
 *
 * @param path - property names and indexes
 */
export function pathText(path: Path): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${step}`))
    .join("");
}
