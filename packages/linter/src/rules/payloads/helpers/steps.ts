import { readSteps, type Step } from "@recond/campaign";
import type { PayloadSubject } from "../../../rule/payload-subject.js";

/** The IVR trees that stand in a payload: not that of the present campaign that completes it. */
export function ownTrees({ terms }: PayloadSubject): readonly Step[] {
  return terms.flatMap((each) => {
    const root = readSteps(each);
    return root?.isOwn === true ? [root] : [];
  });
}

/** The nodes of these trees, a node before its children. */
export function ownSteps(payload: PayloadSubject): readonly Step[] {
  return ownTrees(payload).flatMap(stepsIn);
}

function stepsIn(root: Step): readonly Step[] {
  return [root, ...root.children.flatMap(stepsIn)];
}
