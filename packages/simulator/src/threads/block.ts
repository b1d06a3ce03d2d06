import { type AskedRows, createAsker } from "../decisions/asked-rows.js";
import { createPrograms } from "../decisions/programs.js";
import { InvalidCallLogError } from "../logs/errors.js";
import type { ReadLogOptions, RowsOfFile } from "../logs/log-rows.js";
import { createRowsReader, type SameOfFile } from "../logs/read-file.js";
import type { RowsReader } from "../logs/rows-reader.js";
import type { Plan } from "../replay/plan.js";
import { asBuffer, type SharedBytes } from "./blocks.js";

/** Some lines of a text, not its first ones. Who reads them knows nothing of those before, and takes them to begin with a row. */
export interface Block {
  readonly same: SameOfFile;
  /** Those of a table. */
  readonly columns: readonly string[] | null;
  readonly bytes: SharedBytes;
}

/** What a block holds that ends between two rows, with the columns with which it begins. */
export interface ReadBlock {
  readonly asked: readonly AskedRows[];
  /** As which line its first one was counted, and how many there are. */
  readonly firstLine: number;
  readonly lines: number;
}

/** No line of a block may be taken for the first of its file. */
const NOT_THE_FIRST = 2;

/** Reads blocks, and asks the predicates of a plan; undefined where a block has to be read by somebody who knows what stands before it. */
export function createBlockReader(plan: Plan, options: ReadLogOptions): (block: Block) => ReadBlock | undefined {
  const ask = createAsker(plan, createPrograms(plan).predicates, false);
  let key = "";
  let known: Block["columns"] = null;
  let last: RowsReader | undefined;
  return ({ same, columns, bytes }) => {
    const nextKey = JSON.stringify([same, columns]);
    if (nextKey !== key) [key, known, last] = [nextKey, columns, undefined];
    const start = { line: NOT_THE_FIRST, columns: known };
    // A reader that is between two rows knows no more than a new one.
    const reader = last?.joint() === undefined ? createRowsReader("", same, options, start) : last;
    last = reader;
    const from = reader.joint() ?? start;
    const rows = rowsIn(reader, bytes);
    const end = reader.joint();
    if (rows === undefined || end === undefined || end.columns !== known) return undefined;
    return {
      // What the log lacks is told by its first rows.
      asked: rows.map((some) => ({ ...ask({ ...same, read: 0, ...some }), lacking: [] })),
      firstLine: from.line,
      lines: end.line - from.line,
    };
  };
}

/** The rows of a block that has any, or problems; undefined for what is an error: whoever knows the file says it. */
function rowsIn(reader: RowsReader, bytes: SharedBytes): readonly RowsOfFile[] | undefined {
  try {
    const all = reader.push(asBuffer(bytes));
    return all.filter(({ rows, rejected }) => rows.length + rejected.length > 0);
  } catch (error) {
    if (error instanceof InvalidCallLogError) return undefined;
    throw error;
  }
}
