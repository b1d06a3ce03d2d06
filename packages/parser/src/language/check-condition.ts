import { comparison, customData, duration, flag, presence, region, textField } from "./builders.js";
import { InvalidConditionError } from "./errors.js";
import { MAX_LENGTH, MAX_NESTING } from "./limits.js";
import { bindsLooser } from "./precedence.js";
import type { Condition, TextField } from "./tree.js";
import { comparesLengths, comparesTexts, LEGAL_KEYS, type Term, type TermKind, termNamed } from "./vocabulary.js";

/** What is still unchecked about a value that should be a node: any property may be there, of any type. */
type Unchecked = Readonly<Record<string, unknown>>;

/** Nodes met so far. A tree that shares its parts can unfold to more nodes than any text has characters. */
interface Tally {
  nodes: number;
}

/**
 * Makes sure that a value is a condition which the language can write: every node as the builders make it, nested no deeper than the
 * limit. Does not measure how long its text would be.
 *
 * @param value - a tree, or `null` for the empty condition
 * @throws InvalidConditionError that says what is wrong: for `undefined`, other values, trees that the builders would not make, trees
 * deeper than 200 parentheses and `not`s (section 7), and trees that contain themselves
 */
export function checkCondition(value: unknown): asserts value is Condition | null {
  if (value === null) return;
  if (value === undefined) {
    throw new InvalidConditionError(
      "There is no condition: `undefined` stands for one that could not be read, `null` for the empty one.",
    );
  }
  checkNode(value, undefined, 0, { nodes: 0 });
}

/** Whether a value is a condition which the language can write: see `checkCondition`. */
export function isWritable(value: unknown): value is Condition | null {
  try {
    checkCondition(value);
    return true;
  } catch (error) {
    if (error instanceof InvalidConditionError) return false;
    throw error;
  }
}

/** Counts nesting as the parser does, so the recursion ends on any tree: no level but `and` in `or` comes free. */
function checkNode(value: unknown, parent: "and" | "or" | "not" | undefined, around: number, tally: Tally): void {
  const node = requireNode(value);
  tally.nodes += 1;
  if (tally.nodes > MAX_LENGTH) {
    throw new InvalidConditionError("The condition has more parts than the longest text can hold.");
  }
  const { kind } = node;
  if (kind !== "and" && kind !== "or" && kind !== "not") {
    checkPredicate(node);
    return;
  }
  const nesting = around + nestingOf(kind, parent);
  if (nesting > MAX_NESTING) throw new InvalidConditionError(tooDeep);
  for (const operand of operandsOf(node, kind)) checkNode(operand, kind, nesting, tally);
}

const tooDeep = `The condition is nested deeper than ${String(MAX_NESTING)} parentheses and \`not\`s, or contains itself.`;

/** How many parentheses and `not`s this node puts around what is in it. */
function nestingOf(kind: "and" | "or" | "not", parent: "and" | "or" | "not" | undefined): number {
  const own = kind === "not" ? 1 : 0;
  return parent !== undefined && bindsLooser(kind, parent) ? own + 1 : own;
}

function requireNode(value: unknown): Unchecked {
  if (isObject(value)) return value;
  throw new InvalidConditionError(`${describe(value)} is no part of a condition.`);
}

function operandsOf(node: Unchecked, kind: "and" | "or" | "not"): readonly unknown[] {
  if (kind === "not") return [node["operand"]];
  const operands: unknown = node["operands"];
  if (!Array.isArray(operands) || operands.length < 2) {
    throw new InvalidConditionError(`\`${kind}\` needs a list of two or more operands.`);
  }
  if (operands.some((operand: unknown) => isObject(operand) && operand["kind"] === kind)) {
    throw new InvalidConditionError(
      `An operand of \`${kind}\` is \`${kind}\` itself: its operands belong in one list.`,
    );
  }
  return operands;
}

function isObject(value: unknown): value is Unchecked {
  return typeof value === "object" && value !== null;
}

/** The builders know what can be written; this sees to it that they get what they are made for. */
function checkPredicate(node: Unchecked): void {
  switch (node["kind"]) {
    case "flag":
      flag(requireWord(node, "name", isTerm("flag")));
      return;
    case "pressed":
      checkKeys(node["keys"]);
      return;
    case "comparison":
      comparison(checkedField(node), requireWord(node, "operator", comparesTexts), requireString(node, "value"));
      return;
    case "presence":
      presence(checkedField(node));
      return;
    case "region":
      region(node["name"] === null ? null : requireString(node, "name"));
      return;
    case "duration":
      duration(
        requireWord(node, "name", isTerm("duration")),
        requireWord(node, "operator", comparesLengths),
        requireSeconds(node),
      );
      return;
    default:
      throw new InvalidConditionError(`${describe(node["kind"])} is no kind of condition.`);
  }
}

/** Not by the builder, which takes the keys as arguments: a path can have more keys than the stack has room for. */
function checkKeys(keys: unknown): void {
  if (!Array.isArray(keys) || keys.length === 0) {
    throw new InvalidConditionError("`pressed` needs a list of one or more keys.");
  }
  for (const key of keys as readonly unknown[]) {
    if (typeof key !== "string" || !LEGAL_KEYS.has(key)) {
      throw new InvalidConditionError(`${describe(key)} is no key: keys are 1-9, a-z, W and N.`);
    }
  }
}

function checkedField(node: Unchecked): TextField {
  const field = requireNode(node["field"]);
  if (field["name"] === "custom_data") return customData(requireString(field, "key"));
  return textField(requireWord(field, "name", isTerm("text")));
}

function requireSeconds(node: Unchecked): number {
  const seconds = node["seconds"];
  if (typeof seconds === "number") return seconds;
  throw new InvalidConditionError("The `seconds` of a length are no number.");
}

/** Tells the terms of a kind that need no name in brackets. */
function isTerm<Kind extends TermKind>(kind: Kind): (word: string) => word is PlainName<Kind> {
  return (word): word is PlainName<Kind> => word !== "custom_data" && termNamed(word)?.kind === kind;
}

type PlainName<Kind extends TermKind> = Exclude<Extract<Term, { kind: Kind }>["name"], "custom_data">;

function requireWord<Word extends string>(
  node: Unchecked,
  property: string,
  isWord: (word: string) => word is Word,
): Word {
  const word = requireString(node, property);
  if (isWord(word)) return word;
  throw new InvalidConditionError(
    `${describe(word)} is no \`${property}\` of a condition's \`${describeKind(node)}\`.`,
  );
}

/** A field has no kind, only a name. */
function describeKind(node: Unchecked): string {
  return typeof node["kind"] === "string" ? node["kind"] : "field";
}

function requireString(node: Unchecked, property: string): string {
  const value = node[property];
  if (typeof value === "string") return value;
  throw new InvalidConditionError(`The \`${property}\` of a part of the condition is no string.`);
}

const LONGEST_QUOTE = 40;

/** A value in a message: short texts as they are, of others only the type. */
function describe(value: unknown): string {
  if (typeof value !== "string") return value === null ? "`null`" : `A value of type ${typeof value}`;
  return value.length > LONGEST_QUOTE ? "A text" : JSON.stringify(value);
}
