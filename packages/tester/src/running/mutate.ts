import { type Condition, joined, not } from "@recond/parser";

/** What is done to a condition to make a mutant: a predicate is negated or dropped, an `and` becomes an `or` or the reverse. */
export type Change = "negated" | "dropped" | "swapped";

/** A change to a condition. */
export interface Mutation {
  readonly change: Change;
  /** The node that is changed. */
  readonly part: Condition;
  /** The condition after the change; null when nothing is left of it. Not made before it is asked for: there may be very many. */
  readonly make: () => Condition | null;
}

/** Makes the whole condition again, with something else in the place of one of its nodes; null for nothing. */
type Rebuild = (replacement: Condition | null) => Condition | null;

/**
 * Every change that makes a mutant, in source order.
 *
 * @param condition - a tree within the language's limits
 */
export function mutationsOf(condition: Condition): readonly Mutation[] {
  const mutations: Mutation[] = [];
  addMutations(mutations, condition, (replacement) => replacement);
  return mutations;
}

function addMutations(mutations: Mutation[], node: Condition, rebuild: Rebuild): void {
  const add = (change: Change, make: () => Condition | null): void => {
    mutations.push({ change, part: node, make: () => rebuild(make()) });
  };
  switch (node.kind) {
    case "not":
      // A `not` falls with its operand.
      addMutations(mutations, node.operand, (operand) => rebuild(operand === null ? null : not(operand)));
      break;
    case "and":
    case "or": {
      add("swapped", () => joined(node.kind === "and" ? "or" : "and", node.operands) ?? null);
      const operands: readonly (Condition | undefined)[] = node.operands;
      for (const [index, operand] of node.operands.entries()) {
        addMutations(mutations, operand, (replacement) =>
          rebuild(joined(node.kind, operands.with(index, replacement ?? undefined)) ?? null),
        );
      }
      break;
    }
    default:
      add("negated", () => not(node));
      add("dropped", () => null);
  }
}
