/** A part of a file that holds one record after the other. All parts together are the file, byte for byte. */
export type Part =
  /** A record, without white space around it but that which indents it. */
  | { readonly kind: "record"; readonly bytes: Buffer }
  /** What separates records. */
  | { readonly kind: "between"; readonly bytes: Buffer }
  /** What cannot be read as a record, or stands where none may stand: `isRecord` says which. */
  | { readonly kind: "mistake"; readonly bytes: Buffer; readonly problem: string; readonly isRecord: boolean };

/** Takes a file apart that comes in pieces. */
export interface PartSplitter {
  /** The parts that the next piece completes. */
  readonly push: (bytes: Buffer) => readonly Part[];
  /** The parts that the end of the file completes. */
  readonly end: () => readonly Part[];
}

/** Longest text of one record; longer ones are reported and skipped, so that no file can fill the memory. */
export const MAX_RECORD_BYTES: number = 16 * 1024 * 1024;

/** What separates records, unless there is nothing of it. */
export function between(bytes: Buffer): readonly Part[] {
  return bytes.length === 0 ? [] : [{ kind: "between", bytes }];
}
