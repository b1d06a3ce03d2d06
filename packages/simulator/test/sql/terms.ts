import { readJson, readTerms, type Terms } from "@recond/campaign";

/** The terms of a campaign. */
export function termsOf(value: object): Terms {
  const read = readJson(JSON.stringify(value));
  const terms = "root" in read ? readTerms(read.root, { complete: true })[0] : undefined;
  if (terms === undefined) throw new Error("There are no terms.");
  return terms;
}
