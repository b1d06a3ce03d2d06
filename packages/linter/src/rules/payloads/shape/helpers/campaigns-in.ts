import { elements, elementsOf, type JsonNode, type Located, propertyOf } from "@recond/campaign";

/** What stands in a payload where a campaign should: the whole document, or each element of a list; objects and anything else. */
export function campaignsIn(root: JsonNode): readonly Located[] {
  if (root.type !== "array") return [{ node: root, path: [] }];
  return elements(root).map((node, index) => ({ node, path: [index] }));
}

/** The objects that hold pay policies, with their names: `advertiser_payin` and `affiliate_payout`. */
export function policyOwners(terms: Located): readonly Located[] {
  return ["advertiser_payin", "affiliate_payout"].flatMap((name) => propertyOf(terms, name) ?? []);
}

/** The pay policies of a campaign, whatever they are. */
export function policiesOf(terms: Located): readonly Located[] {
  return policyOwners(terms)
    .flatMap((owner) => propertyOf(owner, "policies") ?? [])
    .flatMap(elementsOf);
}
