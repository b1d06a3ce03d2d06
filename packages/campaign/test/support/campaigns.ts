import { type JsonNode, readJson, readTerms, type ReadTermsOptions, type Terms } from "@recond/campaign";

/** The outermost value of a document, given as data. */
export function documentOf(value: unknown): JsonNode {
  const read = readJson(JSON.stringify(value));
  if (!("root" in read)) throw new Error("no JSON");
  return read.root;
}

/** The only terms of a document, given as data. */
export function termsOf(value: unknown, options?: ReadTermsOptions): Terms {
  const [terms, ...others] = readTerms(documentOf(value), options);
  if (terms === undefined || others.length > 0) throw new Error("not one campaign");
  return terms;
}

/** The terms of a campaign as the API returns it, with these properties in its current terms. */
export function responseOf(current: object): Terms {
  return termsOf({ current_terms: current });
}
