import { InvalidConditionError } from "../diagnostics/errors.js";

/** A half-open range `[start, end)` of UTF-16 units in a source text. */
export interface Span {
  /** Offset of the first unit. */
  readonly start: number;
  /** Offset behind the last unit. */
  readonly end: number;
}

/** What every node has: the parser sets `span`, nodes that a program builds carry none. */
interface Node {
  /** UTF-16 offsets into the source, without the parentheses around the node itself. */
  readonly span?: Span;
}

/** The terms that are true or false by themselves ([F]; `sms_sent` in routing and payout only). */
export type FlagName = "during_hours" | "repeat" | "landline" | "mobile" | "sms_sent";

/** The text fields that need no name in brackets ([F]). */
export type PlainTextFieldName = "affiliate_name" | "media_type" | "promo_number_description";

/** A text field: `custom_data[key]`, or one of the plain ones. */
export type TextField = { readonly name: "custom_data"; readonly key: string } | { readonly name: PlainTextFieldName };

/** How a text is compared: `=` matches, `!=` does not match, `contains` has it as a part ([R10]). */
export type TextOperator = "=" | "!=" | "contains";

/** The lengths of a call that payout conditions compare. */
export type DurationName = "duration" | "connect_duration";

/** How a length is compared. */
export type DurationOperator = ">" | ">=" | "<" | "<=" | "=";

/** All of two or more operands, none of them an `And`. */
export interface And extends Node {
  readonly kind: "and";
  readonly operands: readonly Condition[];
}

/** At least one of two or more operands, none of them an `Or`. */
export interface Or extends Node {
  readonly kind: "or";
  readonly operands: readonly Condition[];
}

/** The opposite of its operand. */
export interface Not extends Node {
  readonly kind: "not";
  readonly operand: Condition;
}

/** A term without a test, such as `repeat`. */
export interface Flag extends Node {
  readonly kind: "flag";
  readonly name: FlagName;
}

/** `pressed[1 1 2]`: the caller's key path starts with these keys ([R8], [R9]). */
export interface Pressed extends Node {
  readonly kind: "pressed";
  readonly keys: readonly string[];
}

/** A text field compared with a text ([R10], [R11]). */
export interface Comparison extends Node {
  readonly kind: "comparison";
  readonly field: TextField;
  readonly operator: TextOperator;
  readonly value: string;
}

/** A text field tested for having a value ([R12]). */
export interface Presence extends Node {
  readonly kind: "presence";
  readonly field: TextField;
}

/** `in_region` (`name` is `null`) or `in_region[NAME]`: routing and payout only ([R18]). */
export interface Region extends Node {
  readonly kind: "region";
  readonly name: string | null;
}

/** A length of the call compared with whole seconds: payout only ([R18]). */
export interface Duration extends Node {
  readonly kind: "duration";
  readonly name: DurationName;
  readonly operator: DurationOperator;
  readonly seconds: number;
}

/** A leaf of the tree: a term with its test. */
export type Predicate = Flag | Pressed | Comparison | Presence | Region | Duration;

/** A condition as a tree. The empty condition is `null`, not a `Condition`. */
export type Condition = And | Or | Not | Predicate;

const NO_CHILDREN: readonly Condition[] = [];

/**
 * The direct children of a node. Every walk follows this one function; a new kind that it does not name does not compile.
 *
 * @param node - any node of a tree
 * @returns the operands in source order, an empty list for a predicate
 */
export function childrenOf(node: Condition): readonly Condition[] {
  switch (node.kind) {
    case "and":
    case "or":
      return node.operands;
    case "not":
      return [node.operand];
    case "flag":
    case "pressed":
    case "comparison":
    case "presence":
    case "region":
    case "duration":
      return NO_CHILDREN;
  }
}

/**
 * Whether two trees are the same condition, written alike: same kinds, same order, same texts. Spans do not count.
 *
 * @param a - a tree, or `null` for the empty condition
 * @param b - the tree to compare it with
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
