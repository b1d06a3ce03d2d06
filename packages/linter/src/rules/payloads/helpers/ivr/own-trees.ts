import { readSteps, type Step } from "@recond/campaign";
import type { PayloadSubject } from "../../../../rule/payload-subject.js";

/** The IVR trees that stand in a payload: not that of the present campaign that completes it. */
export function ownTrees({ terms }: PayloadSubject): readonly Step[] {
  return terms.flatMap((each) => {
    const root = readSteps(each);
    return root?.isOwn === true ? [root] : [];
  });
}
