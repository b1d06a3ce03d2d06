import { elementsOf, type Located, propertyOf } from "@recond/campaign";

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
