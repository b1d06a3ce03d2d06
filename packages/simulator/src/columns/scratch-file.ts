import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where something stands in a scratch file. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
}

/** A temporary file for what has no room in memory. It comes into being with the first write. */
export interface ScratchFile {
  readonly write: (bytes: Uint8Array) => Extent;
  /** A copy of what was written. */
  readonly read: (extent: Extent) => Uint8Array<ArrayBuffer>;
  /** Removes the file. */
  readonly close: () => void;
}

/** A scratch file in the system's folder for temporary files. */
export function createScratchFile(): ScratchFile {
  let open: { readonly folder: string; readonly file: number } | undefined;
  let end = 0;
  const begin = (): { readonly folder: string; readonly file: number } => {
    const folder = mkdtempSync(join(tmpdir(), "recond-"));
    return { folder, file: openSync(join(folder, "log"), "wx+", 0o600) };
  };
  return {
    write(bytes) {
      open ??= begin();
      const offset = end;
      let written = 0;
      while (written < bytes.length)
        written += writeSync(open.file, bytes, written, bytes.length - written, end + written);
      end += written;
      return { offset, length: bytes.length };
    },
    read({ offset, length }) {
      const bytes = new Uint8Array(length);
      let read = 0;
      while (open !== undefined && read < length)
        read += readSync(open.file, bytes, read, length - read, offset + read);
      return bytes;
    },
    close() {
      if (open === undefined) return;
      closeSync(open.file);
      rmSync(open.folder, { recursive: true, force: true });
      open = undefined;
    },
  };
}
