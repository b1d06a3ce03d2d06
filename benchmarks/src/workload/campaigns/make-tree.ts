import type { Random } from "../random.js";
import { routingPredicates, writeCondition } from "./write-condition.js";

/** A node of an IVR tree, as the API takes it. */
export type Step = Readonly<Record<string, unknown>>;

/** An IVR tree and the key paths that lead through it. */
export interface Tree {
  readonly root: Step;
  readonly paths: readonly string[];
}

/** What is handed down while a tree is made. */
interface Growth {
  readonly random: Random;
  readonly regions: readonly string[];
  readonly paths: string[];
}

/** A tree of so many nodes: a menu, and behind its keys connections, conditions, more menus. */
export function makeTree(random: Random, regions: readonly string[], nodes: number): Tree {
  const paths: string[] = [];
  const root = menu({ random, regions, paths }, nodes, []);
  return { root, paths };
}

/** @param isDecided - whether a condition stands above, which could decide one that stands here */
function step(growth: Growth, nodes: number, keys: readonly string[], isDecided: boolean): Step {
  if (nodes < 3) return last(growth.random);
  return !isDecided && growth.random.chance(0.5) ? branch(growth, nodes, keys) : menu(growth, nodes, keys, isDecided);
}

function menu(growth: Growth, nodes: number, keys: readonly string[], isDecided = false): Step {
  const { random, paths } = growth;
  const failovers = nodes > 6 && random.chance(0.4) ? FAILOVERS : [];
  const rest = nodes - 1 - failovers.length;
  const choices = shares(random, rest, Math.min(rest, 2 + random.below(4)));
  const children = choices.map((share, index) => {
    const path = [...keys, String(index + 1)];
    paths.push(path.join(" "));
    return step(growth, share, path, isDecided);
  });
  return { node_type: "Menu", prompt: random.pick(PROMPTS), children: [...children, ...failovers] };
}

function branch(growth: Growth, nodes: number, keys: readonly string[]): Step {
  const { random, regions } = growth;
  const predicates = routingPredicates(random, regions, 2 + random.below(3));
  const children = shares(random, nodes - 1, 2).map((share) => step(growth, share, keys, true));
  return { node_type: "Condition", condition: writeCondition(random, predicates), children };
}

/** So many parts of a whole, each at least 1. */
function shares(random: Random, whole: number, count: number): readonly number[] {
  const parts = Array.from({ length: count }, () => 1);
  for (let left = whole - count; left > 0; left -= 1) {
    const place = random.below(count);
    parts[place] = (parts[place] ?? 0) + 1;
  }
  return parts;
}

/** A node without children. It may stand for two, when one is too few for a menu. */
function last(random: Random): Step {
  const destination_phone_number = `805555${1000 + random.below(9000)}`;
  return random.chance(0.8)
    ? { node_type: "Connect", destination_phone_number, destination_country_code: "" }
    : { node_type: "EndCall", prompt: "Our showroom is closed. Goodbye." };
}

const FAILOVERS: readonly Step[] = [
  { node_type: "EndCall", prompt: "We did not recognise that key. Goodbye.", keypress_failover_type: "Wrong" },
  { node_type: "EndCall", prompt: "Goodbye.", keypress_failover_type: "None" },
];

const PROMPTS = [
  "Thank you for calling Harbor and Pine Furniture. For sales press 1, for delivery and service press 2.",
  "For sofas and chairs press 1, for anything else press 2.",
  "Para continuar en español, oprima 2. To speak with the nearest store press 1.",
] as const;
