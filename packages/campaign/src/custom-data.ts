import { elementsOf, propertyOf, requireTerms } from "./json/located.js";
import { readText } from "./json/scalars.js";
import type { Terms } from "./terms.js";

/**
 * The partner names of the custom-data fields that exist, which `custom_data[…]` can name.
 *
 * @returns undefined when the campaign has no `custom_data_dictionary` with a list of fields
 */
export function customDataNames(terms: Terms): readonly string[] | undefined {
  requireTerms(terms);
  const dictionary = terms.findInCampaign("custom_data_dictionary");
  const fields = dictionary && propertyOf(dictionary, "fields");
  if (fields?.node.type !== "array") return undefined;
  return elementsOf(fields).flatMap((field) => readText(propertyOf(field, "partner_name")?.node) ?? []);
}
