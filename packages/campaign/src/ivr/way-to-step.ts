import type { Step } from "./step.js";

/**
 * How a caller gets to a step of an IVR tree: `key 1, key 2`.
 *
 * @param path - from there to the step or to something in it: `children`, 0, `children`, 1, `prompt`
 * @returns null for what belongs to the first step, or to one that the tree does not have
 */
export function wayToStep(root: Step, path: readonly (string | number)[]): string | null {
  const ways: string[] = [];
  let step = root;
  for (let at = 0; path[at] === "children"; at += 2) {
    const index = path[at + 1];
    if (typeof index !== "number") break;
    const child = step.children[index];
    if (child === undefined) return null;
    ways.push(wayToChild(step, child, index));
    step = child;
  }
  return ways.length === 0 ? null : ways.join(", ");
}

/** The way from a step to one of its children, which is called by its number where there is no better name. */
function wayToChild({ type, exits }: Step, child: Step, index: number): string {
  const byNumber = `child ${index + 1}`;
  if (child.failover === "Wrong") return "wrong key";
  if (child.failover === "None") return "no key";
  if (exits.isOpen) return byNumber;
  if (type === "Condition") return ["condition true", "condition false"][index] ?? byNumber;
  if (type === "AnyKeyPress") return ["any key", "no key"][index] ?? byNumber;
  const key = exits.ways.find(({ on, to }) => to === child && /^\d$/.test(on))?.on;
  return key === undefined ? byNumber : `key ${key}`;
}
