import { childrenOf, type Condition, type Span } from "@recond/parser";
import { asking } from "./calls/asking.js";
import type { AnalyzerOptions, Undecided } from "./search/answers.js";
import { Costs } from "./shorten/cost.js";
import { type Drop, reduce } from "./shorten/reduce.js";
import { negated } from "./search/solver.js";
import type { World } from "./calls/world.js";

/** A part of a condition that adds nothing. */
export interface Redundancy {
  /** The part: an operand of `and` or `or` that can be dropped, or the whole condition. */
  readonly node: Condition;
  /** Where it stands, if the condition was parsed. */
  readonly span?: Span;
  /**
   * Why it can be dropped. `"repeated"`: it says again what `by` says. `"implied"`: in an `and`, it follows from the other operands; in an
   * `or`, one of the other operands holds whenever it does. `"always-true"`, `"always-false"`: it is so wherever it makes a difference, by
   * itself or because of what stands further out.
   */
  readonly why: "always-true" | "always-false" | "implied" | "repeated";
  /** The part that alone makes it so, if one does. */
  readonly by?: Condition;
}

/**
 * The operands that can be dropped from a condition, all at once, without changing what it is for any call whose facts are known. When
 * the condition is always true or never, it is the only entry itself. Nothing more can be dropped from what is left; where one of
 * several parts can go, the one that takes more predicates is named, of equal ones the last.
 *
 * With unknown facts, the condition without these parts never contradicts the whole one, but one may be decided where the other is
 * unknown: `mobile and (repeat or not repeat)` is unknown where `repeat` is.
 *
 * @param condition - a tree of any vocabulary; the empty condition, `null`, has no parts
 * @returns nodes of the condition itself in source order; none of them lies within another
 * @throws InvalidConditionError, RangeError as `satisfiable` does
 */
export function redundancies(
  condition: Condition | null,
  options: AnalyzerOptions = {},
): readonly Redundancy[] | Undecided {
  return asking([condition], options, (world) => (condition === null ? [] : findRedundancies(condition, world)));
}

function findRedundancies(condition: Condition, world: World): readonly Redundancy[] {
  const { solver } = world.circuit;
  const root = world.literalOf(condition);
  if (!solver.solve([root])) return [about(condition, "always-false")];
  if (!solver.solve([negated(root)])) return [about(condition, "always-true")];
  const found: Redundancy[] = [];
  const onDrop = (drop: Drop): void => {
    found.push(redundancyOf(drop, world));
  };
  reduce({ world, costs: new Costs(), origins: new Map(), onDrop }, condition, []);
  return inSourceOrder(condition, found);
}

function about(node: Condition, why: Redundancy["why"], by?: Condition): Redundancy {
  return {
    node,
    ...(node.span === undefined ? {} : { span: node.span }),
    why,
    ...(by === undefined ? {} : { by }),
  };
}

function redundancyOf({ node, parent, because, siblings }: Drop, world: World): Redundancy {
  const own = world.literalOf(node);
  const by = because.find(({ origin, isTrue }) => {
    // Parts of it may have been dropped before: as it was written, it must be enough as well.
    const reason = world.literalOf(origin);
    const opposite = parent === "and" ? negated(own) : own;
    return because.length === 1 && !world.circuit.solver.solve([isTrue ? reason : negated(reason), opposite]);
  })?.origin;
  if (by !== undefined && world.literalOf(by) === own) return about(node, "repeated", by);
  if (siblings > 0) return about(node, "implied", by);
  return about(node, parent === "and" ? "always-true" : "always-false", by);
}

/** Nothing needs to be said of what is in an operand that can go as a whole. */
function inSourceOrder(condition: Condition, found: readonly Redundancy[]): readonly Redundancy[] {
  const byNode = new Map(found.map((redundancy) => [redundancy.node, redundancy]));
  const sorted: Redundancy[] = [];
  const visit = (node: Condition): void => {
    const redundancy = byNode.get(node);
    if (redundancy === undefined) {
      for (const child of childrenOf(node)) visit(child);
    } else {
      sorted.push(redundancy);
      // A tree that a program built may hold one node at several places.
      byNode.delete(node);
    }
  };
  visit(condition);
  return sorted;
}
