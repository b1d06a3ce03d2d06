import type { VocabularyName } from "@recond/parser";
import { elementsOf, type Located, propertyOf } from "./json/located.js";

/** A place in a campaign document where a condition stands. Its value is a string if all is well. */
export interface ConditionPlace extends Located {
  /** The terms that this condition may use. */
  readonly vocabulary: VocabularyName;
}

/**
 * Every condition of a campaign's terms: those of the settings, of the IVR tree, of the pay policies, in this order.
 *
 * @param terms - the object that has `ivr_tree`; or settings alone, without the `ivr_tree` around them
 */
export function conditionsIn(terms: Located): readonly ConditionPlace[] {
  const holders = [terms, ...at(terms, "ivr_tree")];
  return [
    ...holders.flatMap(recordingPlaces),
    ...holders.flatMap((holder) => at(holder, "root")).flatMap(routingPlaces),
    ...["advertiser_payin", "affiliate_payout"].flatMap((owner) => at(terms, owner)).flatMap(payoutPlaces),
  ];
}

function recordingPlaces(settings: Located): readonly ConditionPlace[] {
  return ["call_recording_condition", "whisper_prompt_condition"].flatMap((name) =>
    conditionAt(settings, name, "recording"),
  );
}

/** The condition of a node of the IVR tree and of all nodes below it. That of any other node than `Condition` means nothing. */
function routingPlaces(step: Located): readonly ConditionPlace[] {
  const isCondition = propertyOf(step, "node_type")?.node.value === "Condition";
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
  const found = propertyOf(parent, name);
  return found === undefined ? [] : [found];
}

function itemsAt(parent: Located, name: string): readonly Located[] {
  return at(parent, name).flatMap(elementsOf);
}

/** A path as one writes it: `current_terms.ivr_tree.root.children[0].condition`. */
export function pathText(path: Located["path"]): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${step}`))
    .join("");
}
