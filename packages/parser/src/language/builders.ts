import { describeValue } from "./require.js";
import { InvalidConditionError } from "./errors.js";
import { describeCharacter, firstUnwritable, quote } from "./characters.js";
import { joined } from "./join.js";
import { isKindOfNode } from "./precedence.js";
import type {
  Comparison,
  Condition,
  Duration,
  DurationName,
  DurationOperator,
  Flag,
  FlagName,
  Not,
  PlainTextFieldName,
  Presence,
  Pressed,
  Region,
  TextField,
  TextOperator,
} from "./tree.js";
import { comparesLengths, comparesTexts, LEGAL_KEYS, type Term, termNamed, vocabulary } from "./vocabulary.js";

/**
 * All of the operands: flattens operands that are `and` themselves.
 *
 * @param operands - at least one; a single one is given back as it is
 * @throws InvalidConditionError without operands, or with one that is no condition
 */
export function and(...operands: readonly Condition[]): Condition {
  return connect("and", operands);
}

/**
 * At least one of the operands: flattens operands that are `or` themselves.
 *
 * @param operands - at least one; a single one is given back as it is
 * @throws InvalidConditionError without operands, or with one that is no condition
 */
export function or(...operands: readonly Condition[]): Condition {
  return connect("or", operands);
}

function connect(kind: "and" | "or", operands: readonly Condition[]): Condition {
  for (const operand of operands) requireCondition(operand, kind);
  const condition = joined(kind, operands);
  if (condition === undefined) throw new InvalidConditionError(`\`${kind}\` needs at least one operand.`);
  return condition;
}

/**
 * The opposite of a condition.
 *
 * @throws InvalidConditionError when the operand is no condition
 */
export function not(operand: Condition): Not {
  requireCondition(operand, "not");
  return { kind: "not", operand };
}

/** Guards the callers that no type checker guards: `null`, `undefined` and other values are no operands. */
function requireCondition(operand: unknown, kind: string): void {
  const isNode =
    typeof operand === "object" &&
    operand !== null &&
    "kind" in operand &&
    isKindOfNode(operand.kind) &&
    (operand.kind !== kind || kind === "not" || ("operands" in operand && Array.isArray(operand.operands)));
  if (!isNode) {
    throw new InvalidConditionError(
      `An operand of \`${kind}\` is no condition (the empty condition cannot be one either).`,
    );
  }
}

/**
 * A term without a test, such as `flag("repeat")`.
 *
 * @throws InvalidConditionError when there is no such flag
 */
export function flag(name: FlagName): Flag {
  requireTerm(name, "flag");
  return { kind: "flag", name };
}

/**
 * `pressed[…]`: the keys in the order pressed, such as `pressed("1", "1", "2")` ([R8]).
 *
 * @param keys - one or more single characters out of `1`-`9`, `a`-`z`, `W`, `N`
 * @throws InvalidConditionError without keys, or with a key that does not exist
 */
export function pressed(...keys: readonly string[]): Pressed {
  if (keys.length === 0) throw new InvalidConditionError("`pressed` needs at least one key.");
  for (const key of keys) {
    if (!LEGAL_KEYS.has(key)) {
      throw new InvalidConditionError(`${shown(key)} is no key: keys are 1-9, a-z, W and N.`);
    }
  }
  return { kind: "pressed", keys: [...keys] };
}

/**
 * The custom-data field with a partner name ([R7]).
 *
 * @param key - the partner name, without white space at its ends
 * @throws InvalidConditionError when the name cannot be written in brackets
 */
export function customData(key: string): TextField {
  requireName(key, "custom-data field");
  return { name: "custom_data", key };
}

/**
 * A text field without a name in brackets, such as `textField("media_type")`.
 *
 * @throws InvalidConditionError when there is no such field; `custom_data` needs `customData`
 */
export function textField(name: PlainTextFieldName): TextField {
  requireTerm(name, "text");
  if ((name as string) === "custom_data") {
    throw new InvalidConditionError("`custom_data` needs a field's name: use customData(name).");
  }
  return { name };
}

/**
 * A text field compared with a text.
 *
 * @param value - any text without `"`, control characters and lone surrogates, which the language cannot write ([R6])
 * @throws InvalidConditionError when field, operator or value cannot be written
 */
export function comparison(field: TextField, operator: TextOperator, value: string): Comparison {
  if (!comparesTexts(operator)) {
    throw new InvalidConditionError(`${shown(operator)} does not compare texts: use \`=\`, \`!=\` or \`contains\`.`);
  }
  requireText(value);
  return { kind: "comparison", field: checkedField(field), operator, value };
}

/**
 * A text field tested for having a value.
 *
 * @throws InvalidConditionError when there is no such field
 */
export function presence(field: TextField): Presence {
  return { kind: "presence", field: checkedField(field) };
}

/**
 * `in_region`, or `in_region[NAME]` (routing and payout conditions).
 *
 * @param name - the region's name without white space at its ends; `null` for any region of the campaign
 * @throws InvalidConditionError when the name cannot be written in brackets
 */
export function region(name: string | null): Region {
  if (name !== null) requireName(name, "region");
  return { kind: "region", name };
}

/**
 * A length of the call compared with seconds (payout conditions).
 *
 * @param seconds - a whole number of seconds, 0 or more
 * @throws InvalidConditionError when name, operator or seconds cannot be written
 */
export function duration(name: DurationName, operator: DurationOperator, seconds: number): Duration {
  requireTerm(name, "duration");
  if (!comparesLengths(operator)) {
    throw new InvalidConditionError(
      `${shown(operator)} does not compare lengths: use \`>\`, \`>=\`, \`<\`, \`<=\` or \`=\`.`,
    );
  }
  if (!Number.isSafeInteger(seconds) || seconds < 0) {
    throw new InvalidConditionError(`A length is a whole number of seconds, not ${describeValue(seconds)}.`);
  }
  return { kind: "duration", name, operator, seconds };
}

/** Callers that no type checker guards may give anything. */
function requireTerm(name: unknown, kind: Term["kind"]): void {
  if (typeof name === "string" && termNamed(name)?.kind === kind) return;
  const names = vocabulary
    .filter((term) => term.kind === kind && term.name !== "custom_data")
    .map((term) => `\`${term.name}\``);
  throw new InvalidConditionError(`${shown(name)} is not one of ${names.join(", ")}.`);
}

function requireName(name: string, what: string): void {
  const problem = typeof name === "string" ? nameProblem(name) : "is no string";
  if (problem !== undefined) throw new InvalidConditionError(`The name of a ${what} ${problem}.`);
}

/** Why a text cannot stand in brackets as a name, as the end of a sentence; undefined when it can ([R7]). */
function nameProblem(name: string): string | undefined {
  if (name === "") return "must not be empty";
  if (name.trim() !== name) return "must not start or end with white space";
  const reserved = /[[\]"]/.exec(name);
  if (reserved !== null) return `cannot have a \`${reserved[0]}\` in it`;
  // U+2028 and U+2029 break lines, as the control characters CR and LF do: there is no line break in brackets.
  const unwritable = /[\u2028\u2029]/.exec(name)?.[0] ?? firstUnwritable(name)?.character;
  return unwritable === undefined ? undefined : `cannot have ${describeCharacter(unwritable)} in it`;
}

function requireText(value: string): void {
  if (typeof value !== "string") throw new InvalidConditionError("The text to compare with is no string.");
  if (value.includes('"')) {
    throw new InvalidConditionError('A text cannot have a `"` in it: the language has no way to write that.');
  }
  const unwritable = firstUnwritable(value);
  if (unwritable === undefined) return;
  throw new InvalidConditionError(`A text cannot have ${describeCharacter(unwritable.character)} in it.`);
}

function checkedField(field: TextField): TextField {
  if (typeof field !== "object" || field === null) {
    throw new InvalidConditionError("A test needs a text field: use customData(name) or textField(name).");
  }
  return field.name === "custom_data" ? customData(field.key) : textField(field.name);
}

/** Any value in backticks; objects are only named, because turning them into text would run their code. */
function shown(value: unknown): string {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  return isObject ? "An object" : quote(String(value));
}
