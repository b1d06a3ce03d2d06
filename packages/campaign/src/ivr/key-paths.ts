import { requireList, requireObject } from "@recond/parser";
import type { Step } from "./step.js";

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

function requireWay(root: unknown, keys: unknown): void {
  requireStep(root);
  requireList("The keys are a list", keys);
}

function requireStep(step: unknown): void {
  requireObject("A step is one of the tree that `readSteps` gives", step, "exits");
}

/** The longest beginning of a key path that is possible in the tree, by the rules of {@link canPress}. */
export function longestPossible(root: Step, keys: readonly string[]): readonly string[] {
  requireWay(root, keys);
  if (keys.some(isLetter)) return keys;
  let places = reached([root]);
  for (const [index, key] of keys.entries()) {
    if (places.isOpen) return keys;
    places = after(places, key);
    if (places.steps.size === 0) return keys.slice(0, index);
  }
  return keys;
}

/**
 * The keys that can follow the given ones: `["1", "2", "W"]` at the beginning of a menu of two with a way for wrong keys.
 *
 * @returns in the order `1` … `9`, `W`, `N`, without the letters, which are always possible; nothing behind a path that is impossible
 */
export function keysAfter(root: Step, keys: readonly string[]): readonly string[] {
  requireWay(root, keys);
  if (keys.some(isLetter)) return KEYS;
  let places = reached([root]);
  for (const key of keys) {
    if (places.isOpen) return KEYS;
    places = after(places, key);
  }
  const possible = new Set([...places.steps].flatMap(({ exits }) => exits.ways.map(({ on }) => on)));
  return KEYS.filter((key) => places.isOpen || possible.has("any") || possible.has(key));
}

/**
 * The keys with which a step is reached.
 *
 * @returns undefined when they are not always the same: behind a question, a step of an unknown kind, any key; and when the step is never reached
 */
export function keysBefore(root: Step, step: Step): readonly string[] | undefined {
  requireStep(root);
  requireStep(step);
  const keys: string[] = [];
  let parent = root;
  // The path tells the way down: "children", index, "children", index …
  for (const index of step.path.slice(root.path.length).filter((name) => typeof name === "number")) {
    const child = parent.children[index];
    if (child === undefined) return undefined;
    const { ways, isOpen } = parent.exits;
    const [way, ...others] = ways.filter(({ to }) => to === child);
    if (isOpen || way === undefined || way.on === "any" || others.length > 0) return undefined;
    if (way.on !== "nothing") keys.push(way.on);
    parent = child;
  }
  return parent === step ? keys : undefined;
}

function isLetter(key: string): boolean {
  return /^[a-z]$/.test(key);
}

/** The steps where a call can be. */
interface Places {
  readonly steps: ReadonlySet<Step>;
  /** Whether any key may be pressed at one of them. */
  readonly isOpen: boolean;
}

/** The places of a call that has reached these steps and has pressed nothing since. Each step is visited once. */
function reached(start: Iterable<Step>): Places {
  const steps = new Set(start);
  let isOpen = false;
  // The loop also visits what is added to the set meanwhile.
  for (const { exits } of steps) {
    isOpen ||= exits.isOpen;
    for (const { on, to } of exits.ways) if (on === "nothing") steps.add(to);
  }
  return { steps, isOpen };
}

/** The places of a call that was at one of these and has pressed this key. */
function after({ steps }: Places, key: string): Places {
  const next: Step[] = [];
  for (const { exits } of steps) {
    for (const { on, to } of exits.ways) if (on === key || on === "any") next.push(to);
  }
  return reached(next);
}
