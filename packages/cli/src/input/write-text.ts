import { randomUUID } from "node:crypto";
import { access, chmod, constants, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { messageOf, UserError } from "../errors.js";

/**
 * Replaces a file's text so that at no moment a half-written file can be seen: the text goes to a new file in the same folder, which then
 * takes the old one's place. A symbolic link stays one; its target is replaced. The permissions stay.
 *
 * @param path - an existing file
 * @param text - its new text
 * @throws UserError when the folder or the file cannot be written
 */
export async function replaceText(path: string, text: string): Promise<void> {
  try {
    const target = await realpath(path);
    // Renaming would replace a file that its owner made read-only.
    await access(target, constants.W_OK);
    const { mode } = await stat(target);
    await replaceAtomically(target, text, mode);
  } catch (error) {
    throw new UserError(`\`${path}\` cannot be written (${messageOf(error)}). It is as it was before.`);
  }
}

async function replaceAtomically(target: string, text: string, mode: number): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}.tmp`);
  try {
    await writeDurably(temporary, text);
    // Not at creation, where the umask would take permissions away.
    await chmod(temporary, mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(text, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}
