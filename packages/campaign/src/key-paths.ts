import { keysOfSteps, waysOf } from "./ways.js";
import type { Step } from "./ivr-tree.js";

/** The keys of a telephone that a call can report: `W` stands for a wrong key, `N` for none. */
const KEYS: readonly string[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "W", "N"];

/**
 * Whether some way through the tree begins with these keys ([R9]). Only what is surely impossible is: behind questions and steps of
 * unknown kinds any key may be pressed, and so it is with letters, which name questions in a way that is not documented.
 *
 * @param root - the tree, or the part of it where the keys begin
 * @param keys - a key path, key by key
 */
export function canPress(root: Step, keys: readonly string[]): boolean {
  return longestPossible(root, keys).length === keys.length;
}

/**
 * The longest beginning of a key path that is possible in the tree, by the rules of {@link canPress}.
 *
 * @param root - the tree, or the part of it where the keys begin
 * @param keys - a key path, key by key
 */
export function longestPossible(root: Step, keys: readonly string[]): readonly string[] {
  if (keys.some(isLetter)) return keys;
  let steps = reached([root]);
  for (const [index, key] of keys.entries()) {
    if (hasAnyKeys(steps)) return keys;
    steps = after(steps, key);
    if (steps.size === 0) return keys.slice(0, index);
  }
  return keys;
}

/**
 * The keys that can follow the given ones: `["1", "2", "W"]` at the beginning of a menu of two with a way for wrong keys.
 *
 * @param root - the tree, or the part of it where the keys begin
 * @param keys - a key path, key by key
 * @returns in the order `1` … `9`, `W`, `N`, without the letters, which are always possible; nothing behind a path that is impossible
 */
export function keysAfter(root: Step, keys: readonly string[]): readonly string[] {
  if (keys.some(isLetter)) return KEYS;
  let steps = reached([root]);
  for (const key of keys) {
    if (hasAnyKeys(steps)) return KEYS;
    steps = after(steps, key);
  }
  if (hasAnyKeys(steps)) return KEYS;
  const possible = keysOfSteps(steps);
  return KEYS.filter((key) => possible === "any" || possible.has(key));
}

/**
 * The keys with which a step is reached.
 *
 * @param root - the tree
 * @param step - a step of this tree
 * @returns undefined when they are not always the same: behind a question, a step of an unknown kind, any key; and when the step is never reached
 */
export function keysBefore(root: Step, step: Step): readonly string[] | undefined {
  const keys: string[] = [];
  let parent = root;
  // The path tells the way down: "children", index, "children", index …
  for (const index of step.path.slice(root.path.length).filter((name) => typeof name === "number")) {
    const child = parent.children[index];
    if (child === undefined) return undefined;
    const ways = waysOf(parent);
    const [way, ...others] = ways.ways.filter(({ to }) => to === child);
    if (ways.isOpen || way === undefined || way.on === "any" || others.length > 0) return undefined;
    if (way.on !== "nothing") keys.push(way.on);
    parent = child;
  }
  return parent === step ? keys : undefined;
}

function isLetter(key: string): boolean {
  return /^[a-z]$/.test(key);
}

function hasAnyKeys(steps: ReadonlySet<Step>): boolean {
  return [...steps].some((step) => waysOf(step).isOpen);
}

/** The steps where a call can be that has reached these, and has pressed nothing since. Each is visited once. */
function reached(steps: Iterable<Step>): ReadonlySet<Step> {
  const found = new Set(steps);
  // What is added while the set is walked is walked, too.
  for (const step of found) {
    for (const { on, to } of waysOf(step).ways) if (on === "nothing") found.add(to);
  }
  return found;
}

/** The steps where a call can be that was at one of these and has pressed this key. */
function after(steps: ReadonlySet<Step>, key: string): ReadonlySet<Step> {
  return reached(
    [...steps].flatMap((step) =>
      waysOf(step)
        .ways.filter(({ on }) => on === key || on === "any")
        .map(({ to }) => to),
    ),
  );
}
