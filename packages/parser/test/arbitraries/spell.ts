import type { Condition, TextField } from "@recond/parser";

/** Choices that depend on a seed only, so that a failure can be seen again. */
interface Dice {
  /** A whole number from 0 to below `sides`. */
  throw(sides: number): number;
}

/** The generator "mulberry32". */
function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return {
    throw(sides) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
    },
  };
}

const PRECEDENCE: Readonly<Record<string, number>> = { or: 1, and: 2, not: 3 };

/**
 * One of the many texts of a tree, valid in each of them. Knows nothing of the formatter.
 *
 * @param seed - any integer; which of the texts to write
 */
export function spell(condition: Condition, seed: number): string {
  const dice = diceOf(seed);
  return `${space(dice)}${node(condition, 0, dice)}${space(dice)}`;
}

/** White space that may be missing, seldom much. */
function space(dice: Dice): string {
  return ["", "", " ", "\t", "\r\n", "  \n "][dice.throw(6)] ?? "";
}

/** White space between two words. */
function gap(dice: Dice): string {
  return [" ", " ", "\t", "\n", "\r\n\t ", "   "][dice.throw(6)] ?? " ";
}

function node(condition: Condition, outer: number, dice: Dice): string {
  const own = PRECEDENCE[condition.kind] ?? 4;
  const text = inner(condition, own, dice);
  return own < outer || dice.throw(8) === 0 ? `(${space(dice)}${text}${space(dice)})` : text;
}

function inner(condition: Condition, own: number, dice: Dice): string {
  switch (condition.kind) {
    case "and":
    case "or":
      return operands(condition.operands, condition.kind, own, dice);
    case "not":
      return `not${gap(dice)}${node(condition.operand, own, dice)}`;
    case "flag":
      return condition.name;
    case "pressed":
      return `pressed[${blanks(dice)}${condition.keys.join(dice.throw(2) === 0 ? " " : "  ")}${blanks(dice)}]`;
    case "comparison":
      return comparison(condition, dice);
    case "presence":
      return `${field(condition.field, dice)}${gap(dice)}present`;
    case "region":
      return condition.name === null ? "in_region" : `in_region[${blanks(dice)}${condition.name}${blanks(dice)}]`;
    case "duration":
      return `${condition.name}${space(dice)}${condition.operator}${space(dice)}${length(condition.seconds, dice)}`;
  }
}

/** The operands in a row, or some of them grouped: `and` and `or` are associative. */
function operands(list: readonly Condition[], kind: "and" | "or", own: number, dice: Dice): string {
  const operator = `${gap(dice)}${kind}${gap(dice)}`;
  const texts = list.map((operand) => node(operand, own, dice));
  const isGrouped = texts.length > 2 && dice.throw(3) === 0;
  return isGrouped ? `${texts[0] ?? ""}${operator}(${texts.slice(1).join(operator)})` : texts.join(operator);
}

function comparison(condition: Condition & { kind: "comparison" }, dice: Dice): string {
  const name = field(condition.field, dice);
  const text = `"${condition.value}"`;
  if (condition.operator === "contains") return `${name}${gap(dice)}contains${gap(dice)}${text}`;
  return `${name}${space(dice)}${condition.operator}${space(dice)}${text}`;
}

function field(of: TextField, dice: Dice): string {
  return of.name === "custom_data" ? `custom_data[${blanks(dice)}${of.key}${blanks(dice)}]` : of.name;
}

function blanks(dice: Dice): string {
  return " ".repeat(Math.max(0, dice.throw(5) - 2));
}

function length(seconds: number, dice: Dice): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const texts = [String(seconds), `${String(seconds)}${gap(dice)}sec`];
  if (rest === 0 && minutes > 0) texts.push(`${String(minutes)}${gap(dice)}min`);
  if (minutes > 0) texts.push(`${String(minutes)}${gap(dice)}min${gap(dice)}${String(rest)}${gap(dice)}sec`);
  return texts[dice.throw(texts.length)] ?? "";
}
