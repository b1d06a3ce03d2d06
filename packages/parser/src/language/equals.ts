import { InvalidConditionError } from "./errors.js";
import { childrenOf, type Condition, type TextField } from "./tree.js";

/**
 * Whether two trees are the same condition, written alike: same kinds, same order, same texts. Spans do not count.
 *
 * @returns true when both are alike; two conditions that merely mean the same are not alike
 * @throws InvalidConditionError when one of them is `undefined`, which stands for "nothing could be read"
 */
export function equals(a: Condition | null, b: Condition | null): boolean {
  // A worklist rather than recursion: a tree that a program built may be deeper than the stack.
  const pairs: [Condition | null, Condition | null][] = [[a, b]];
  // Parts that a tree holds several times are compared once.
  const compared = new Map<Condition, Condition>();
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [left, right] = pair;
    if (left === undefined || right === undefined) {
      throw new InvalidConditionError("`undefined` is no condition: nothing could be read.");
    }
    if (left === right || (left !== null && compared.get(left) === right)) continue;
    if (left === null || right === null || !sameNode(left, right)) return false;
    compared.set(left, right);
    const rightChildren = childrenOf(right);
    for (const [index, child] of childrenOf(left).entries()) pairs.push([child, rightChildren[index] ?? null]);
  }
  return true;
}

/** Whether two nodes agree in all but their children, of which they have equally many. */
function sameNode(a: Condition, b: Condition): boolean {
  switch (a.kind) {
    case "and":
    case "or":
      return a.kind === b.kind && a.operands.length === b.operands.length;
    case "not":
      return b.kind === "not";
    case "flag":
      return b.kind === "flag" && a.name === b.name;
    case "pressed":
      return (
        b.kind === "pressed" && a.keys.length === b.keys.length && a.keys.every((key, index) => key === b.keys[index])
      );
    case "comparison":
      return b.kind === "comparison" && a.operator === b.operator && a.value === b.value && sameField(a.field, b.field);
    case "presence":
      return b.kind === "presence" && sameField(a.field, b.field);
    case "region":
      return b.kind === "region" && a.name === b.name;
    case "duration":
      return b.kind === "duration" && a.name === b.name && a.operator === b.operator && a.seconds === b.seconds;
  }
}

function sameField(a: TextField, b: TextField): boolean {
  if (a.name === "custom_data") return b.name === "custom_data" && a.key === b.key;
  return a.name === b.name;
}
