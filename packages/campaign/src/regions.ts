import { elementsOf, propertyOf, requireTerms } from "./json/located.js";
import { readText } from "./json/scalars.js";
import type { Terms } from "./terms.js";

/**
 * The names of the campaign's regions, which `in_region[…]` can name.
 *
 * @returns undefined when the terms have no list of regions, or one with something that has no name: which regions there are is not known then
 */
export function regionNames(terms: Terms): readonly string[] | undefined {
  requireTerms(terms);
  const regions = terms.find("named_regions");
  if (regions?.node.type !== "array") return undefined;
  const all = elementsOf(regions);
  const names = all.flatMap((region) => readText(propertyOf(region, "name")?.node) ?? []);
  return names.length === all.length ? names : undefined;
}
