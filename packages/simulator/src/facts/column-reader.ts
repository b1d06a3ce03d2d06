import type { CallContext } from "@recond/evaluator";
import { createDictionary, type Dictionary, isFull } from "../columns/dictionary.js";
import type { FactColumn } from "../columns/fact-column.js";

/** Reads one fact out of the rows of a batch. */
export interface ColumnReader {
  /** As `factKey` names it. */
  readonly key: string;
  readonly read: (rows: readonly object[]) => FactColumn;
  /** What is wrong with the value that has a code, if anything. */
  readonly doubt: (code: number) => string | undefined;
}

/**
 * A reader that works each value out once.
 *
 * @param raw - what stands for the fact in a row: a text, a number, a boolean, null, or undefined for what is not there
 * @param contextOf - the call context that it gives, with that fact alone
 * @param doubtOf - what is wrong with it
 */
export function createColumnReader(
  key: string,
  raw: (row: object) => unknown,
  contextOf: (raw: unknown) => CallContext,
  doubtOf?: (raw: unknown) => string | undefined,
): ColumnReader {
  let contexts: Dictionary<CallContext> | undefined;
  let doubts: (string | undefined)[] = [];
  const begin = (): Dictionary<CallContext> => {
    doubts = [];
    return createDictionary((value) => {
      doubts.push(doubtOf?.(value));
      return contextOf(value);
    });
  };
  return {
    key,
    read(rows) {
      if (contexts === undefined || isFull(contexts)) contexts = begin();
      const codes = new Uint32Array(rows.length);
      for (let index = 0; index < rows.length; index += 1) {
        const row = rows[index];
        if (row !== undefined) codes[index] = contexts.codeOf(raw(row));
      }
      return { codes, contexts };
    },
    doubt: (code) => doubts[code],
  };
}
