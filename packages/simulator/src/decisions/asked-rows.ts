import type { FactColumn } from "../columns/fact-column.js";
import { hasBit } from "../columns/bits.js";
import type { Truths } from "../columns/truths.js";
import type { Batch } from "../facts/batch.js";
import { type Identities, mixed } from "../facts/identities.js";
import { createBatchReader } from "../facts/read-batch.js";
import { REPEAT_NO, REPEAT_UNCLEAR, REPEAT_UNKNOWN, REPEAT_YES } from "../facts/repeats.js";
import type { CallId } from "../logs/call-id.js";
import type { LogRows } from "../logs/log-rows.js";
import type { Plan } from "../replay/plan.js";
import { createLeafReader } from "./leaves.js";
import type { PlannedPredicate } from "./programs.js";

/** Where rows come from, and those that could not be read. */
export interface RowsSource extends Pick<LogRows, "file" | "format" | "container" | "compression" | "rejected"> {
  readonly rows: number;
  readonly lines: Uint32Array;
}

/**
 * Rows of which the predicates have been asked, as far as the rows tell by themselves. Without facts that are kept it is plain data: one
 * thread may make it, and another go on with it.
 */
export interface AskedRows extends Pick<
  Batch,
  | "live"
  | "notCalls"
  | "otherCampaigns"
  | "rejected"
  | "doubts"
  | "lacking"
  | "campaigns"
  | "hours"
  | "recorded"
  | "groups"
  | "identities"
> {
  readonly source: RowsSource;
  /** How many bytes of the file were read for these. */
  readonly read: number;
  /** When the first and the last of them started, in epoch milliseconds, if any is known to. */
  readonly starts: readonly number[];
  /** What the log calls the rows: as they are, or as one text, a line for each. */
  readonly ids: readonly (CallId | undefined)[] | string;
  /** What the predicates are, but for `repeat`. */
  readonly leaves: readonly Truths[];
  /** The codes of the flag that the rows themselves have; null where nobody asks. */
  readonly repeats: Uint8Array | null;
  /** What the facts of a row are made of; undefined where they are not to be kept. */
  readonly facts: Pick<Batch, "columns" | "odd"> | undefined;
}

/**
 * Asks the predicates of a plan.
 *
 * @param keepFacts - whether the facts of the rows are asked for, too
 */
export function createAsker(
  plan: Plan,
  predicates: readonly PlannedPredicate[],
  keepFacts: boolean,
): (rows: LogRows) => AskedRows {
  const nodes = predicates.map(({ node }) => node);
  const readBatch = createBatchReader(plan, nodes);
  const readLeaves = createLeafReader(predicates);
  return (rows) => {
    const { source, columns, otherColumns, odd, starts, ids, identities, ...batch } = readBatch(rows);
    const count = source.rows.length;
    const { file, format, container, compression, rejected } = source;
    const column = identities === null ? undefined : columns.get("repeat");
    const leaves = readLeaves(new Map([...columns, ...otherColumns]), odd, count);
    const repeats =
      column === undefined ? null : Uint8Array.from({ length: count }, (_, row) => codeOfRepeat(column, row));
    const told = leaves.filter((_, index) => predicates[index]?.reading === undefined);
    return {
      ...batch,
      identities: identities && { ...identities, signs: signsOf(identities, told, repeats) },
      source: { file, format, container, compression, rejected, rows: count, lines: Uint32Array.from(source.lines) },
      read: source.read,
      starts: span(starts),
      ids: joined(ids),
      leaves,
      repeats,
      facts: keepFacts ? { columns, odd } : undefined,
    };
  };
}

/** What tells rows of one id that differ in what is asked. */
function signsOf({ signs, rows }: Identities, leaves: readonly Truths[], repeats: Uint8Array | null): Uint32Array {
  const all = signs.slice(0, rows);
  for (let row = 0; row < rows; row += 1) {
    let sign = mixed(all[row] ?? 0, repeats?.[row] ?? 0);
    for (const { yes, no } of leaves) sign = mixed(sign, hasBit(yes, row) ? 1 : 2 * Number(hasBit(no, row)));
    all[row] = sign;
  }
  return all;
}

function codeOfRepeat({ codes, contexts }: FactColumn, row: number): number {
  const { repeat, unknown } = contexts.values[codes[row] ?? 0] ?? {};
  if (repeat === undefined) return unknown === undefined ? REPEAT_UNKNOWN : REPEAT_UNCLEAR;
  return repeat ? REPEAT_YES : REPEAT_NO;
}

function span(starts: Float64Array): readonly number[] {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const start of starts) {
    if (start < from) from = start;
    if (start > to) to = start;
  }
  return from <= to ? [from, to] : [];
}

/** An id that is cut out of a piece of the log would keep all of that in memory: joined to the others it does not. */
function joined(ids: Batch["ids"]): AskedRows["ids"] {
  if (ids.some((id) => typeof id === "number" || id?.includes("\n") === true)) return ids;
  return ids.some((id) => id !== undefined) ? ids.map((id) => id ?? "").join("\n") : "";
}
