import type { Condition, Predicate } from "@recond/parser";
import type { Circuit } from "../search/circuit.js";
import { type Costs, isCheaper } from "./cost.js";
import { joinOperands, opposite } from "./parts.js";
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
interface Found {
  /** The number of predicates in the smallest; 0 while there is none. */
  readonly size: Uint8Array;
  readonly orLength: Int32Array;
  readonly andLength: Int32Array;
  readonly unaryLength: Int32Array;
  /** The two functions that are joined. */
  readonly orParts: Pairs;
  readonly andParts: Pairs;
  readonly leaves: Map<number, Condition>;
  /** Functions by size. */
  readonly bySize: number[][];
}

interface Pairs {
  readonly first: Uint16Array;
  readonly second: Uint16Array;
}

/** What finds the shortest condition needs. */
export interface ExactSearch {
  readonly circuit: Circuit;
  readonly world: World;
  readonly costs: Costs;
  readonly steps: Steps;
}

const TOO_LONG = 1_000_000_000;
const OR_LENGTH = " or ".length;
const AND_LENGTH = " and ".length;
const BRACKETS_LENGTH = "()".length;
const NOT_LENGTH = "not ()".length;

/**
 * The condition with the fewest predicates, and of these the shortest, that is the same as a node wherever what is known holds.
 *
 * @param node - a part over at most `MOST_PREDICATES` distinct predicates that is neither always true nor always false there
 * @returns the node itself when none is better
 */
export function shortestOf(node: Condition, known: readonly Known[], work: ExactSearch): Condition {
  const cost = work.costs.of(node);
  if (cost.predicates === 1 && node.kind !== "not") return node;
  const table = tableOf([...distinctLeaves([node]).values()], known, work);
  const target = functionOf(node, table, work.world);
  if (target === 0 || target === table.full) return node;
  const found = startWith(table, work);
  for (let size = 1; size <= cost.predicates; size += 1) {
    if (size > 1) reach(found, table, size, target, work.steps);
    if (found.size[target] === size) {
      const shortest = inOrder(build(found, table, target), table.predicates);
      return isCheaper(work.costs.of(shortest), cost) ? shortest : node;
    }
    if (size > 1) grow(found, table, size, work.steps);
  }
  return node;
}

function tableOf(predicates: readonly Predicate[], known: readonly Known[], { circuit, world }: ExactSearch): Table {
  const literals = predicates.map((predicate) => world.literalOfPredicate(predicate));
  const assumed = known.map(({ literal }) => literal);
  const columns = new Map<number, number>();
  let full = 0;
  for (let row = 0, bit = 1; row < 2 ** predicates.length; row += 1) {
    const own = literals.map((literal, index) => ((row >> index) % 2 === 1 ? literal : negated(literal)));
    if (!circuit.solver.solve([...assumed, ...own])) continue;
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
function startWith(table: Table, { world, costs, steps }: ExactSearch): Found {
  const functions = table.full + 1;
  steps.take(functions);
  const pairs = (): Pairs => ({ first: new Uint16Array(functions), second: new Uint16Array(functions) });
  const lengths = (): Int32Array => new Int32Array(functions).fill(TOO_LONG);
  const found: Found = {
    size: new Uint8Array(functions),
    orLength: lengths(),
    andLength: lengths(),
    unaryLength: lengths(),
    orParts: pairs(),
    andParts: pairs(),
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
        joinByOr(found, first, second, size);
        joinByAnd(found, first, second, size);
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
      reachByOr(found, goal, [found.bySize[left] ?? [], found.bySize[size - left] ?? []], steps);
      reachByAnd(found, goal, [found.bySize[left] ?? [], found.bySize[size - left] ?? []], steps);
    }
  }
  if (found.size[target] === size) invertFound(found, full & ~target, target, size);
}

type Lists = readonly [readonly number[], readonly number[]];

function reachByOr(found: Found, goal: number, [lefts, rights]: Lists, steps: Steps): void {
  const seconds = rights.filter((second) => (second | goal) === goal);
  for (const first of lefts) {
    if ((first | goal) !== goal) continue;
    steps.take(seconds.length);
    for (const second of seconds) {
      if ((first | second) === goal) joinByOr(found, first, second, sizeOf(found, first) + sizeOf(found, second));
    }
  }
}

function reachByAnd(found: Found, goal: number, [lefts, rights]: Lists, steps: Steps): void {
  const seconds = rights.filter((second) => (second & goal) === goal);
  for (const first of lefts) {
    if ((first & goal) !== goal) continue;
    steps.take(seconds.length);
    for (const second of seconds) {
      if ((first & second) === goal) joinByAnd(found, first, second, sizeOf(found, first) + sizeOf(found, second));
    }
  }
}

function sizeOf(found: Found, own: number): number {
  return found.size[own] ?? 0;
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

function joinByOr(found: Found, first: number, second: number, size: number): void {
  const own = first | second;
  if (own === found.size.length - 1 || !enter(found, own, size)) return;
  const length = lengthInOr(found, first) + OR_LENGTH + lengthInOr(found, second);
  if (length >= (found.orLength[own] ?? 0)) return;
  found.orLength[own] = length;
  found.orParts.first[own] = first;
  found.orParts.second[own] = second;
}

function joinByAnd(found: Found, first: number, second: number, size: number): void {
  const own = first & second;
  if (own === 0 || !enter(found, own, size)) return;
  const length = lengthInAnd(found, first) + AND_LENGTH + lengthInAnd(found, second);
  if (length >= (found.andLength[own] ?? 0)) return;
  found.andLength[own] = length;
  found.andParts.first[own] = first;
  found.andParts.second[own] = second;
}

/** `not (…)` around the opposite, which has the same size. */
function invertFound(found: Found, inner: number, own: number, size: number): void {
  if (found.size[inner] !== size) return;
  const length = NOT_LENGTH + Math.min(found.orLength[inner] ?? TOO_LONG, found.andLength[inner] ?? TOO_LONG);
  found.unaryLength[own] = Math.min(found.unaryLength[own] ?? TOO_LONG, length);
}

function lengthInOr(found: Found, own: number): number {
  return Math.min(
    found.orLength[own] ?? TOO_LONG,
    found.andLength[own] ?? TOO_LONG,
    found.unaryLength[own] ?? TOO_LONG,
  );
}

function lengthInAnd(found: Found, own: number): number {
  return Math.min(
    (found.orLength[own] ?? TOO_LONG) + BRACKETS_LENGTH,
    found.andLength[own] ?? TOO_LONG,
    found.unaryLength[own] ?? TOO_LONG,
  );
}

/** The tree of a function, as an operand of `parent`. */
function build(found: Found, table: Table, own: number, parent: "and" | "or" = "or"): Condition {
  const orLength = (found.orLength[own] ?? TOO_LONG) + (parent === "and" ? BRACKETS_LENGTH : 0);
  const andLength = found.andLength[own] ?? TOO_LONG;
  const unaryLength = found.unaryLength[own] ?? TOO_LONG;
  if (unaryLength <= Math.min(orLength, andLength)) return buildUnary(found, table, own);
  return orLength <= andLength ? buildJoined(found, table, own, "or") : buildJoined(found, table, own, "and");
}

function buildJoined(found: Found, table: Table, own: number, kind: "and" | "or"): Condition {
  const { first, second } = kind === "and" ? found.andParts : found.orParts;
  return joinOperands(
    kind,
    [first[own] ?? 0, second[own] ?? 0].map((part) => build(found, table, part, kind)),
  );
}

function buildUnary(found: Found, table: Table, own: number): Condition {
  const leaf = found.leaves.get(own);
  if (leaf !== undefined) return leaf;
  const inner = table.full & ~own;
  const isOr = (found.orLength[inner] ?? TOO_LONG) <= (found.andLength[inner] ?? TOO_LONG);
  return { kind: "not", operand: buildJoined(found, table, inner, isOr ? "or" : "and") };
}

/** The author's order: operands by the first place at which one of their predicates was written. */
function inOrder(node: Condition, predicates: readonly Predicate[]): Condition {
  const keys = predicates.map((predicate) => keyOf(predicate).key);
  const placeOf = (part: Condition): number =>
    Math.min(...[...distinctLeaves([part]).keys()].map((key) => keys.indexOf(key)));
  switch (node.kind) {
    case "and":
    case "or": {
      const operands = node.operands.map((operand) => inOrder(operand, predicates));
      return { kind: node.kind, operands: operands.toSorted((a, b) => placeOf(a) - placeOf(b)) };
    }
    case "not":
      return { kind: "not", operand: inOrder(node.operand, predicates) };
    default:
      return node;
  }
}
