import type { Truth } from "@recond/evaluator";
import { type Bits, createBits, setBit } from "./bits.js";

/** What a condition is for each row of a batch: surely true, surely false, or neither, which is unknown. */
export interface Truths {
  readonly yes: Bits;
  readonly no: Bits;
}

/** Unknown for every row. */
export function unknownTruths(rows: number): Truths {
  return { yes: createBits(rows), no: createBits(rows) };
}

/** Kleene's connectives, 32 rows at a time. */
export function negateTruths({ yes, no }: Truths): Truths {
  return { yes: no, no: yes };
}

/** True where all are, false where one is. */
export function allTruths(operands: readonly Truths[]): Truths {
  return combined(operands);
}

/** True where one is, false where all are. */
export function anyTruths(operands: readonly Truths[]): Truths {
  return negateTruths(combined(operands.map(negateTruths)));
}

function combined(operands: readonly Truths[]): Truths {
  const [first, ...others] = operands;
  if (first === undefined) throw new RangeError("An operator has operands.");
  const yes = first.yes.slice();
  const no = first.no.slice();
  for (const other of others) {
    for (let index = 0; index < yes.length; index += 1) {
      yes[index] = (yes[index] ?? 0) & (other.yes[index] ?? 0);
      no[index] = (no[index] ?? 0) | (other.no[index] ?? 0);
    }
  }
  return { yes, no };
}

/** Sets the truth of a row that is unknown so far. */
export function setTruth({ yes, no }: Truths, row: number, truth: Truth): void {
  if (truth !== undefined) setBit(truth ? yes : no, row);
}

/** The rows that are neither true nor false. Rows beyond the batch are among them. */
export function unknownBits({ yes, no }: Truths): Bits {
  const open = new Uint32Array(yes.length);
  for (let index = 0; index < open.length; index += 1) open[index] = ~((yes[index] ?? 0) | (no[index] ?? 0));
  return open;
}
