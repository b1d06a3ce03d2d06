import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { quote } from "@recond/parser";

/** Where something stands in a scratch file. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
}

/** A temporary file for what has no room in memory. It comes into being with the first write, and no other program finds it where that can be had. */
export interface ScratchFile {
  readonly write: (bytes: Uint8Array) => Extent;
  /** Copies what was written into an array of that length. */
  readonly read: (extent: Extent, into: Uint8Array) => void;
  /** Removes the file. */
  readonly close: () => void;
}

/** What waits for the end of a log has no room in the system's folder for temporary files. The message says what to do. */
export class TemporaryFileError extends Error {
  override readonly name = "TemporaryFileError";

  /** @param cause - what the system says */
  constructor(cause: unknown) {
    const said = cause instanceof Error ? cause.message : String(cause);
    super(
      `What waits for the end of the log cannot be written to ${quote(tmpdir())} (${said}). It takes some 100 bytes for each row: make room there, or name another folder in TMPDIR, on Windows in TEMP.`,
      { cause },
    );
  }
}

/**
 * A scratch file in the system's folder for temporary files.
 *
 * @throws TemporaryFileError when it cannot be written
 */
export function createScratchFile(): ScratchFile {
  let open: OpenFile | undefined;
  let end = 0;
  return {
    write(bytes) {
      const offset = end;
      try {
        open ??= openFile();
        for (let written = 0; written < bytes.length;) {
          written += writeSync(open.file, bytes, written, bytes.length - written, offset + written);
        }
      } catch (error) {
        throw new TemporaryFileError(error);
      }
      end += bytes.length;
      return { offset, length: bytes.length };
    },
    read({ offset, length }, bytes) {
      if (open === undefined) return;
      for (let read = 0; read < length;) {
        const count = readSync(open.file, bytes, read, length - read, offset + read);
        if (count === 0) throw new Error("A temporary file has become shorter than what was written to it.");
        read += count;
      }
    },
    close() {
      if (open === undefined) return;
      closeSync(open.file);
      rmSync(open.folder, { recursive: true, force: true });
      open = undefined;
    },
  };
}

interface OpenFile {
  readonly folder: string;
  readonly file: number;
}

function openFile(): OpenFile {
  const folder = mkdtempSync(join(tmpdir(), "recond-"));
  const file = openSync(join(folder, "log"), "wx+", 0o600);
  // It is a file without a name from now on, so that nothing of the log stays behind, however the program ends.
  if (platform() !== "win32") rmSync(folder, { recursive: true });
  return { folder, file };
}
