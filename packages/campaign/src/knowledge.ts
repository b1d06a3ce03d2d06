import type { CampaignKnowledge } from "@recond/evaluator";
import { canPress } from "./ivr/key-paths.js";
import { duringHours, type OpenTerms } from "./hours.js";
import { readBoolean } from "./json/scalars.js";

/** What a campaign settles for all of its calls: whether it is open, and which keys its IVR tree cannot produce. */
export function knowledgeOf(terms: OpenTerms): CampaignKnowledge {
  const hours = duringHours(terms);
  const isDocumented = readBoolean(terms.find("operating_24_7")?.node) === true;
  const root = terms.steps?.();
  return {
    ...((hours === "always" || hours === "never") && {
      duringHours: { is: hours === "always", rests: isDocumented ? [] : ["R16"] },
    }),
    ...(root !== undefined && { canPress: (keys) => canPress(root, keys) }),
  };
}
