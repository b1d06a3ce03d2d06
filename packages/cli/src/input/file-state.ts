import { stat } from "node:fs/promises";
import { UserError } from "../terminal/errors.js";
import { replaceText } from "./write-text.js";

/** What changes when somebody writes to a file. */
export interface FileState {
  readonly changed: bigint;
  readonly size: bigint;
  readonly inode: bigint;
}

/**
 * The state of a file before it is read.
 *
 * @returns undefined when that is not known: reading the file will say why
 */
export async function stateOf(path: string): Promise<FileState | undefined> {
  try {
    const { mtimeNs, size, ino } = await stat(path, { bigint: true });
    return { changed: mtimeNs, size, inode: ino };
  } catch {
    return undefined;
  }
}

/**
 * Refuses to write over what somebody else wrote in the meantime.
 *
 * @param before - its state before it was read
 * @throws UserError when it has changed since
 */
export async function requireUnchanged(path: string, before: FileState | undefined): Promise<void> {
  const now = await stateOf(path);
  const isSame = now?.changed === before?.changed && now?.size === before?.size && now?.inode === before?.inode;
  if (!isSame) throw new UserError(`\`${path}\` was changed by somebody else while it was read. It is left as it is.`);
}

/**
 * Replaces a text that was read, unless somebody else wrote to it in the meantime.
 *
 * @param before - its state before it was read
 * @throws UserError when it has changed since, or cannot be written
 */
export async function replaceUnchanged(path: string, text: string, before: FileState | undefined): Promise<void> {
  await requireUnchanged(path, before);
  await replaceText(path, text);
}
