import { allBits, type Bits, both, createBits, either, setBit } from "../columns/bits.js";
import { type Truths, unknownBits } from "../columns/truths.js";
import type { PlannedProgram } from "./programs.js";
import { addDeciding, type RanProgram, runProgram } from "./run-program.js";

/** The decisions of one candidate for the rows of a batch. A row that is no call to be decided has none. */
export interface Decided {
  readonly record: Bits;
  readonly skip: Bits;
  readonly undetermined: Bits;
  /** By the settings that decided. */
  readonly parts: readonly DecidedPart[];
}

/** The rows of the campaigns that have the same settings. */
export interface DecidedPart {
  readonly planned: PlannedProgram;
  readonly rows: Bits;
  /** Null where `record_calls` or an empty condition decided. */
  readonly ran: RanProgram | null;
}

/**
 * Decides the rows of a batch.
 *
 * @param live - the rows that are calls to be decided
 * @param campaigns - the campaign of each row, its index in the plan
 */
export function decideBatch(
  programs: readonly PlannedProgram[],
  leaves: readonly Truths[],
  live: Bits,
  campaigns: ArrayLike<number>,
  rows: number,
): Decided {
  const parts = programs.map((planned): DecidedPart => {
    const ran = planned.recordCalls && planned.program !== null ? runProgram(planned.program, leaves) : null;
    return { planned, ran, rows: programs.length === 1 ? live : rowsOf(planned, live, campaigns, rows) };
  });
  const none = createBits(rows);
  const merged = (pick: (part: DecidedPart) => Bits): Bits =>
    parts.map((part) => both(part.rows, pick(part))).reduce(either, none);
  const everything = allBits(rows);
  return {
    record: merged((part) => part.ran?.truths.yes ?? (part.planned.recordCalls ? everything : none)),
    skip: merged((part) => part.ran?.truths.no ?? (part.planned.recordCalls ? none : everything)),
    undetermined: merged((part) => (part.ran === null ? none : unknownBits(part.ran.truths))),
    parts,
  };
}

function rowsOf({ campaigns: wanted }: PlannedProgram, live: Bits, campaigns: ArrayLike<number>, count: number): Bits {
  const rows = createBits(count);
  for (let row = 0; row < count; row += 1) if (wanted[campaigns[row] ?? -1] === true) setBit(rows, row);
  return both(live, rows);
}

/** The predicates that decided the rows of a batch, by their index in the plan. */
export function decidingIn({ parts }: Decided): ReadonlyMap<number, Bits> {
  const deciding = new Map<number, Bits>();
  for (const { ran, rows } of parts) if (ran !== null) addDeciding(ran, rows, deciding);
  return deciding;
}
