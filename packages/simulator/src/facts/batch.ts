import type { CallContext } from "@recond/evaluator";
import type { CallId } from "../logs/call-id.js";
import type { Bits } from "../columns/bits.js";
import type { FactColumn } from "../columns/fact-column.js";
import type { Truths } from "../columns/truths.js";
import type { LogRows } from "../logs/log-rows.js";
import type { GroupColumn } from "./group-readers.js";
import type { Identities } from "./identities.js";

/** Rows of a log as columns. */
export interface Batch {
  readonly source: LogRows;
  /** The rows that are calls to be decided, as far as their own values tell. */
  readonly live: Bits;
  readonly notCalls: number;
  readonly otherCampaigns: number;
  /** Rows whose values are no facts of a call. */
  readonly rejected: readonly RowProblem[];
  /** Values that are taken as unknown because they are wrong. */
  readonly doubts: readonly RowProblem[];
  /** Sentences about facts of which no row says anything. */
  readonly lacking: readonly string[];
  /** The campaign of each row, its index in the plan. */
  readonly campaigns: Uint16Array;
  /** By the keys of facts. */
  readonly columns: ReadonlyMap<string, FactColumn>;
  /** The columns of other readings. */
  readonly otherColumns: ReadonlyMap<string, FactColumn>;
  /** The rows of which `during_hours` was worked out; null where nobody asks. */
  readonly hours: Bits | null;
  /** Rows that columns do not say all of, as they have a list of unknown facts. */
  readonly odd: ReadonlyMap<number, CallContext>;
  /** In epoch milliseconds, NaN where it is not known. */
  readonly starts: Float64Array;
  /** What the log calls the rows. */
  readonly ids: readonly (CallId | undefined)[];
  /** Which calls they are, of whom; null for rows that are judged by themselves, as they say all that there is. */
  readonly identities: Identities | null;
  /** Whether the rows have a recording; null where none of them says. */
  readonly recorded: Truths | null;
  /** For each field by which is grouped, the groups of the rows. */
  readonly groups: readonly GroupColumn[];
}

/** What is wrong with a row. */
export interface RowProblem {
  readonly row: number;
  readonly problem: string;
}
