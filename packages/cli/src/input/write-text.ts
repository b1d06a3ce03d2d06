import { type BigIntStats, existsSync, rmSync } from "node:fs";
import {
  access,
  chmod,
  constants,
  type FileHandle,
  open,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { reasonOf, UserError } from "../terminal/errors.js";

/** A file's new content while it is written, beside the file. Every function throws a UserError when something cannot be written. */
export interface Replacement {
  readonly write: (content: string | Uint8Array) => Promise<void>;
  /** Puts the new content in the old one's place. */
  readonly commit: () => Promise<void>;
  /** Leaves the file as it is. Does nothing after `commit`. */
  readonly abandon: () => Promise<void>;
}

/**
 * Replaces a file's text so that at no moment a half-written file can be seen: the text goes to a new file in the same folder, which then
 * takes the old one's place. A symbolic link stays one; its target is replaced. The permissions stay.
 *
 * @throws UserError when the folder or the file cannot be written
 */
export async function replaceText(path: string, text: string): Promise<void> {
  const replacement = await openReplacement(path);
  try {
    await replacement.write(text);
    await replacement.commit();
  } finally {
    await replacement.abandon();
  }
}

/**
 * Writes a file that is not there yet.
 *
 * @returns false when there is one of that name, which is left as it is
 * @throws UserError when it cannot be written
 */
export async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw new UserError(`\`${path}\` cannot be written (${reasonOf(error)}).`);
  }
}

/**
 * Replaces a file by a content that comes piece by piece, as `replaceText` does.
 *
 * @param path - of an existing file, or of one that is to be
 * @throws UserError when the folder or the file cannot be written
 */
export async function openReplacement(path: string): Promise<Replacement> {
  const withPath = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      throw new UserError(`\`${path}\` cannot be written (${reasonOf(error)}). It is as it was before.`);
    }
  };
  const { write, commit, abandon } = await withPath(openTarget(path));
  return {
    write: (content) => withPath(write(content)),
    commit: () => withPath(commit()),
    abandon: () => withPath(abandon()),
  };
}

async function openTarget(path: string): Promise<Replacement> {
  const target = existsSync(path) ? await realpath(path) : path;
  const found = existsSync(target) ? await stat(target) : undefined;
  if (found !== undefined) {
    if (found.isDirectory()) throw new Error("it is a folder");
    // Renaming would replace a file that its owner made read-only.
    await access(target, constants.W_OK);
    // A device, such as /dev/null, is not to be replaced.
    if (!found.isFile()) return openDevice(target);
  }
  return openBeside(target, found?.mode);
}

async function openDevice(target: string): Promise<Replacement> {
  const file = await open(target, "w");
  return {
    write: (content) => file.writeFile(content),
    commit: () => file.close(),
    abandon: () => closeAnyhow(file),
  };
}

/** Nobody needs to hear of a file that is of no use any more. */
async function closeAnyhow(file: FileHandle): Promise<void> {
  await file.close().catch(() => {});
}

async function openBeside(target: string, mode: number | undefined): Promise<Replacement> {
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${crypto.randomUUID()}.tmp`);
  const file = await open(temporary, "wx");
  begin(temporary);
  let isDone = false;
  return {
    // Writes where the last write ended.
    write: (content) => file.writeFile(content),
    async commit() {
      await closeDurably(file);
      // Not at creation, where the umask would take permissions away.
      if (mode !== undefined) await chmod(temporary, mode);
      await rename(temporary, target);
      isDone = true;
      end(temporary);
    },
    async abandon() {
      if (isDone) return;
      isDone = true;
      await closeAnyhow(file);
      await rm(temporary, { force: true });
      end(temporary);
    },
  };
}

/** What a signal that ends the process would leave behind; it may be as large as a log. */
const unfinished = new Set<string>();

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function begin(path: string): void {
  // First, as what listens once is gone when the next one looks.
  if (unfinished.size === 0) for (const signal of SIGNALS) process.prependListener(signal, removeUnfinished);
  unfinished.add(path);
}

function end(path: string): void {
  unfinished.delete(path);
  if (unfinished.size === 0) for (const signal of SIGNALS) process.off(signal, removeUnfinished);
}

function removeUnfinished(signal: NodeJS.Signals): void {
  // Somebody else goes on, such as a replay that tells what it has so far.
  if (process.listenerCount(signal) > 1) return;
  for (const path of unfinished) {
    rmSync(path, { force: true });
    end(path);
  }
  process.kill(process.pid, signal);
}

async function closeDurably(file: FileHandle): Promise<void> {
  await file.sync();
  await file.close();
}

/** What changes when somebody writes to a file. */
export type FileState = Pick<BigIntStats, "mtimeNs" | "size" | "ino">;

/** The state of a file before it is read; undefined when that is not known: reading the file will say why. */
export async function stateOf(path: string): Promise<FileState | undefined> {
  return stat(path, { bigint: true }).catch(() => undefined);
}

/**
 * Refuses to write over what somebody else wrote in the meantime.
 *
 * @param before - its state before it was read
 * @throws UserError when it has changed since
 */
export async function requireUnchanged(path: string, before: FileState | undefined): Promise<void> {
  const now = await stateOf(path);
  const isSame = now?.mtimeNs === before?.mtimeNs && now?.size === before?.size && now?.ino === before?.ino;
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
