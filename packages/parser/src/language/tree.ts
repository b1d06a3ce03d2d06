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
