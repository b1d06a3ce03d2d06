import { type JsonNode, writtenNames } from "@recond/campaign";
import { namesLike, recordingNames, stepNames, termsNames, treeNames, versionNames } from "./names.js";

/** Gives the documented name that was meant by another one; undefined for documented names and for those that resemble none. */
export type MeantName = (name: string) => string | undefined;

/** For the names in the terms of a response. */
export const meantInTerms: MeantName = namesLike([...termsNames, ...recordingNames]);

/** For the names in `ivr_tree`. */
export const meantInTree: MeantName = namesLike([...treeNames, ...termsNames]);

/** For the names of a node of the IVR tree. */
export const meantInStep: MeantName = namesLike(stepNames);

/** For the names in an object that holds pay policies. */
export const meantInPolicies: MeantName = namesLike(["policies"]);

/** For the names of a pay policy. */
export const meantInPolicy: MeantName = namesLike(["condition"]);

/** For the names of a campaign. Settings may stand by themselves, without `ivr_tree`. */
export const meantInCampaign: MeantName = namesLike([
  ...versionNames,
  "custom_data_dictionary",
  ...treeNames,
  ...termsNames,
]);

/** Whether a name was meant by one that is written: of what is misspelt, nobody needs to hear that it is missing. */
export function hasMisspelt(object: JsonNode, meant: MeantName, documented: string): boolean {
  return writtenNames(object).some(({ name }) => meant(name) === documented);
}
