import type { Step } from "@recond/campaign";

/** A step and all below it, a step before its children. */
export function stepsIn(root: Step): readonly Step[] {
  return [root, ...root.children.flatMap(stepsIn)];
}
