import type { CampaignKnowledge, Guarantee, ProveOptions } from "@recond/analyzer";
import { canPress, duringHours, readBoolean, readSteps, type Terms } from "@recond/campaign";

/** A promise about which calls are recorded, as it is told people. */
export interface NamedGuarantee extends Guarantee, Pick<ProveOptions, "everyReading"> {
  readonly name: string;
}

/** What a campaign settles for all of its calls: whether it is open, and which keys its IVR tree cannot produce. */
export function knowledgeOf(terms: Terms): CampaignKnowledge {
  const hours = duringHours(terms);
  const isDocumented = readBoolean(terms.find("operating_24_7")?.node) === true;
  const root = readSteps(terms);
  return {
    ...((hours === "always" || hours === "never") && {
      duringHours: { is: hours === "always", rests: isDocumented ? [] : ["R16"] },
    }),
    ...(root !== undefined && { canPress: (keys) => canPress(root, keys) }),
  };
}
