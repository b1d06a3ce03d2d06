import { type Bits, both, either } from "../columns/bits.js";
import { allTruths, anyTruths, negateTruths, type Truths, unknownBits } from "../columns/truths.js";
import type { Program } from "./programs.js";

/** What every part of a program is for the rows of a batch. */
export interface RanProgram {
  readonly program: Program;
  readonly truths: Truths;
  readonly operands: readonly RanProgram[];
}

/**
 * Runs a program over the columns of a batch.
 *
 * @param leaves - the truths of the plan's predicates
 */
export function runProgram(program: Program, leaves: readonly Truths[]): RanProgram {
  switch (program.kind) {
    case "and":
    case "or": {
      const operands = program.operands.map((operand) => runProgram(operand, leaves));
      const truths = operands.map((operand) => operand.truths);
      return { program, operands, truths: program.kind === "and" ? allTruths(truths) : anyTruths(truths) };
    }
    case "not": {
      const operand = runProgram(program.operand, leaves);
      return { program, operands: [operand], truths: negateTruths(operand.truths) };
    }
    case "predicate": {
      const truths = leaves[program.index];
      if (truths === undefined) throw new RangeError("A program has no predicate that the plan does not have.");
      return { program, operands: [], truths };
    }
  }
}

/**
 * The rows in which each predicate is one of those that decided, by the rule of `explain`: an `and` that holds needs all of its operands, one
 * that fails does so by those that fail, for `or` it is the other way round, and an unknown one is open because of all of them.
 *
 * @param rows - the rows that are asked for
 * @param deciding - by the index of the predicate; a predicate that stands in two places counts where one of them does
 */
export function addDeciding(ran: RanProgram, rows: Bits, deciding: Map<number, Bits>): void {
  const { program, truths, operands } = ran;
  if (program.kind === "predicate") {
    const before = deciding.get(program.index);
    deciding.set(program.index, before === undefined ? rows : either(before, rows));
  } else if (program.kind === "not") {
    for (const operand of operands) addDeciding(operand, rows, deciding);
  } else {
    const open = unknownBits(truths);
    for (const operand of operands) {
      const alike = either(both(truths.yes, operand.truths.yes), both(truths.no, operand.truths.no));
      addDeciding(operand, both(rows, either(open, alike)), deciding);
    }
  }
}
