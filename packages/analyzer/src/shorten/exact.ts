import type { Condition, Predicate } from "@recond/parser";
import { isCheaper, type Work } from "./cost.js";
import { joinOperands, mapOperands, opposite } from "./parts.js";
import { distinctLeaves, keyOf } from "../calls/predicate-keys.js";
import type { Known } from "./reduce.js";
import { negated } from "../search/solver.js";
import type { Steps } from "../search/steps.js";
import type { World } from "../calls/world.js";

/*
 * Over up to four predicates there are at most sixteen rows of a truth table, and a function is one bit for each: every shortest
 * condition is found by joining the shortest of smaller ones. Rows that no call brings about are left out, so that conditions which
 * differ only there are one and the same. Parts of a shortest condition are shortest ones themselves, so nothing is missed.
 */

/** Most distinct predicates for which the shortest condition is found. */
export const MOST_PREDICATES = 4;

/** The rows of a truth table that some call brings about, and the truths of predicates in them: bit `i` is that of the row `i`. */
interface Table {
  readonly predicates: readonly Predicate[];
  /** By literal: in which rows it is true. */
  readonly columns: ReadonlyMap<number, number>;
  /** All rows. */
  readonly full: number;
}

/** The shortest conditions found so far, by function. Of each as an `or`, as an `and`, and as anything else. */
interface Found extends Readonly<Record<Joint, Joined>> {
  /** The number of predicates in the smallest; 0 while there is none. */
  readonly size: Uint8Array;
  readonly unaryLength: Int32Array;
  readonly leaves: Map<number, Condition>;
  /** Functions by size. */
  readonly bySize: number[][];
}

type Joint = "and" | "or";

/** By function: its length, and the two functions that are joined. */
interface Joined {
  readonly length: Int32Array;
  readonly first: Uint16Array;
  readonly second: Uint16Array;
}

const TOO_LONG = 1_000_000_000;
const SIGN_LENGTHS: Readonly<Record<Joint, number>> = { or: " or ".length, and: " and ".length };
const BRACKETS_LENGTH = "()".length;
const NOT_LENGTH = "not ()".length;

/**
 * The condition with the fewest predicates, and of these the shortest, that is the same as a node wherever what is known holds.
 *
 * @param node - a part over at most `MOST_PREDICATES` distinct predicates that is neither always true nor always false there
 * @returns the node itself when none is better
 */
export function shortestOf(node: Condition, known: readonly Known[], work: Work): Condition {
  const { steps } = work.world.circuit;
  const cost = work.costs.of(node);
  if (cost.predicates === 1 && node.kind !== "not") return node;
  const table = tableOf([...distinctLeaves([node]).values()], known, work);
  const target = functionOf(node, table, work.world);
  if (target === 0 || target === table.full) return node;
  const found = startWith(table, work);
  for (let size = 1; size <= cost.predicates; size += 1) {
    if (size > 1) reach(found, table, size, target, steps);
    if (found.size[target] === size) {
      const shortest = inOrder(build(found, table, target), table.predicates);
      return isCheaper(work.costs.of(shortest), cost) ? shortest : node;
    }
    if (size > 1) grow(found, table, size, steps);
  }
  return node;
}

function tableOf(predicates: readonly Predicate[], known: readonly Known[], { world }: Work): Table {
  const literals = predicates.map((predicate) => world.literalOfPredicate(predicate));
  const assumed = known.map(({ literal }) => literal);
  const columns = new Map<number, number>();
  let full = 0;
  for (let row = 0, bit = 1; row < 2 ** predicates.length; row += 1) {
    const own = literals.map((literal, index) => ((row >> index) % 2 === 1 ? literal : negated(literal)));
    if (!world.circuit.solver.solve([...assumed, ...own])) continue;
    for (const literal of own) columns.set(literal, (columns.get(literal) ?? 0) | bit);
    full |= bit;
    bit *= 2;
  }
  return { predicates, columns, full };
}

/** In which rows a node is true. */
function functionOf(node: Condition, table: Table, world: World): number {
  switch (node.kind) {
    case "and":
      return node.operands.reduce((bits, operand) => bits & functionOf(operand, table, world), table.full);
    case "or":
      return node.operands.reduce((bits, operand) => bits | functionOf(operand, table, world), 0);
    case "not":
      return table.full & ~functionOf(node.operand, table, world);
    default:
      return table.columns.get(world.literalOfPredicate(node)) ?? 0;
  }
}

/** The predicates and their opposites. */
function startWith(table: Table, { world, costs }: Work): Found {
  const functions = table.full + 1;
  world.circuit.steps.take(functions);
  const lengths = (): Int32Array => new Int32Array(functions).fill(TOO_LONG);
  const joined = (): Joined => ({
    length: lengths(),
    first: new Uint16Array(functions),
    second: new Uint16Array(functions),
  });
  const found: Found = {
    size: new Uint8Array(functions),
    or: joined(),
    and: joined(),
    unaryLength: lengths(),
    leaves: new Map(),
    bySize: [[], []],
  };
  for (const leaf of table.predicates.flatMap((predicate) => [predicate, opposite(predicate)])) {
    const own = functionOf(leaf, table, world);
    const { length } = costs.of(leaf);
    if (own === 0 || own === table.full || length >= (found.unaryLength[own] ?? 0)) continue;
    if (found.size[own] === 0) found.bySize[1]?.push(own);
    found.size[own] = 1;
    found.unaryLength[own] = length;
    found.leaves.set(own, leaf);
  }
  return found;
}

/** All functions of a size, once those of all smaller sizes are there. */
function grow(found: Found, { full }: Table, size: number, steps: Steps): void {
  found.bySize[size] ??= [];
  for (let left = 1; 2 * left <= size; left += 1) {
    const lefts = found.bySize[left] ?? [];
    const rights = found.bySize[size - left] ?? [];
    steps.take(lefts.length * rights.length);
    for (const first of lefts) {
      for (const second of rights) {
        joinBy("or", found, first, second, size);
        joinBy("and", found, first, second, size);
      }
    }
  }
  const grown = found.bySize[size] ?? [];
  for (const own of grown) invertFound(found, full & ~own, own, size);
}

/** One function and its opposite only, if they have this size. */
function reach(found: Found, { full }: Table, size: number, target: number, steps: Steps): void {
  for (const goal of [target, full & ~target]) {
    for (let left = 1; 2 * left <= size; left += 1) {
      const lists = [found.bySize[left] ?? [], found.bySize[size - left] ?? []] as const;
      reachBy("or", found, goal, lists, steps);
      reachBy("and", found, goal, lists, steps);
    }
  }
  if (found.size[target] === size) invertFound(found, full & ~target, target, size);
}

type Lists = readonly [readonly number[], readonly number[]];

function reachBy(kind: Joint, found: Found, goal: number, [lefts, rights]: Lists, steps: Steps): void {
  const isPart = (own: number): boolean => resultOf(kind, own, goal) === goal;
  const seconds = rights.filter(isPart);
  for (const first of lefts) {
    if (!isPart(first)) continue;
    steps.take(seconds.length);
    for (const second of seconds) {
      if (resultOf(kind, first, second) !== goal) continue;
      joinBy(kind, found, first, second, (found.size[first] ?? 0) + (found.size[second] ?? 0));
    }
  }
}

function resultOf(kind: Joint, first: number, second: number): number {
  return kind === "or" ? first | second : first & second;
}

/** Enters a function under its size; false when it has a smaller one. */
function enter(found: Found, own: number, size: number): boolean {
  const known = found.size[own];
  if (known === size) return true;
  if (known !== 0) return false;
  found.size[own] = size;
  (found.bySize[size] ??= []).push(own);
  return true;
}

function joinBy(kind: Joint, found: Found, first: number, second: number, size: number): void {
  const own = resultOf(kind, first, second);
  const constant = kind === "or" ? found.size.length - 1 : 0;
  if (own === constant || !enter(found, own, size)) return;
  const joined = found[kind];
  const length = lengthIn(kind, found, first) + SIGN_LENGTHS[kind] + lengthIn(kind, found, second);
  if (length >= (joined.length[own] ?? 0)) return;
  joined.length[own] = length;
  joined.first[own] = first;
  joined.second[own] = second;
}

/** `not (…)` around the opposite, which has the same size. */
function invertFound(found: Found, inner: number, own: number, size: number): void {
  if (found.size[inner] !== size) return;
  const length = NOT_LENGTH + Math.min(found.or.length[inner] ?? TOO_LONG, found.and.length[inner] ?? TOO_LONG);
  found.unaryLength[own] = Math.min(found.unaryLength[own] ?? TOO_LONG, length);
}

/** The length of a function as an operand. */
function lengthIn(parent: Joint, found: Found, own: number): number {
  return Math.min(
    orLengthIn(parent, found, own),
    found.and.length[own] ?? TOO_LONG,
    found.unaryLength[own] ?? TOO_LONG,
  );
}

function orLengthIn(parent: Joint, { or }: Found, own: number): number {
  return (or.length[own] ?? TOO_LONG) + (parent === "and" ? BRACKETS_LENGTH : 0);
}

/** The tree of a function, as an operand of `parent`. */
function build(found: Found, table: Table, own: number, parent: Joint = "or"): Condition {
  const orLength = orLengthIn(parent, found, own);
  const andLength = found.and.length[own] ?? TOO_LONG;
  if ((found.unaryLength[own] ?? TOO_LONG) <= Math.min(orLength, andLength)) return buildUnary(found, table, own);
  return buildJoined(found, table, own, orLength <= andLength ? "or" : "and");
}

function buildJoined(found: Found, table: Table, own: number, kind: Joint): Condition {
  const { first, second } = found[kind];
  const parts = [first[own] ?? 0, second[own] ?? 0];
  return joinOperands(
    kind,
    parts.map((part) => build(found, table, part, kind)),
  );
}

function buildUnary(found: Found, table: Table, own: number): Condition {
  const leaf = found.leaves.get(own);
  if (leaf !== undefined) return leaf;
  const inner = table.full & ~own;
  const isOr = orLengthIn("or", found, inner) <= (found.and.length[inner] ?? TOO_LONG);
  return { kind: "not", operand: buildJoined(found, table, inner, isOr ? "or" : "and") };
}

/** The author's order: operands by the first place at which one of their predicates was written. */
function inOrder(node: Condition, predicates: readonly Predicate[]): Condition {
  const keys = predicates.map((predicate) => keyOf(predicate).key);
  const placeOf = (part: Condition): number =>
    Math.min(...[...distinctLeaves([part]).keys()].map((key) => keys.indexOf(key)));
  const ordered = mapOperands(node, (operand) => inOrder(operand, predicates));
  if (ordered.kind !== "and" && ordered.kind !== "or") return ordered;
  return { kind: ordered.kind, operands: ordered.operands.toSorted((a, b) => placeOf(a) - placeOf(b)) };
}
