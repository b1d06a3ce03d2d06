import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { lstat, readFile } from "node:fs/promises";
import { isAbsolute, posix, relative, resolve } from "node:path";
import { isSkippedFolder, withSlashes } from "../input/walk-folder.js";
import { isDropping } from "../input/kinds.js";
import { messageOf, UserError } from "../terminal/errors.js";
import { decodeText, type TextFile } from "../input/read-text.js";
import { readObjects, runGit } from "./run-git.js";
import type { Repository, Revision } from "./revisions.js";

/** A file of a commit or of the working tree. */
export interface GitFile {
  /** From the root of the repository, with slashes; in a name that is no UTF-8, bytes show as `\xE9`. */
  readonly name: string;
  /** The object that git has, or would have, of its content. */
  readonly hash: string;
  /** Where it lies, unless it is one of git's objects. The name of a file need not be UTF-8. */
  readonly path?: Buffer;
}

/** Files by the bytes of their names, one character for each. */
export type Snapshot = ReadonlyMap<string, GitFile>;

/** The files of a commit; links and submodules are none. */
export async function filesOfCommit({ commit }: Revision, isWanted: (name: string) => boolean): Promise<Snapshot> {
  const listed = await runGit(["ls-tree", "-r", "-z", "--full-tree", commit]);
  return new Map(entriesIn(listed, /^(100\d+) blob ([0-9a-f]+)\t/).filter(([, { name }]) => isWanted(name)));
}

/** A link, or a submodule: what it leads to is in no snapshot. */
export interface Elsewhere {
  readonly name: string;
  readonly isLink: boolean;
}

/**
 * The links and submodules that are not what they were. No content is read, so that no program is started that the repository names.
 *
 * @param after - undefined for the working tree, of whose submodules the commit counts
 */
export async function changedElsewhere(before: Revision, after: Revision | undefined): Promise<readonly Elsewhere[]> {
  const flags = ["--raw", "-z", "--no-renames", "--ignore-submodules=dirty"];
  const command = after === undefined ? ["diff-index", ...flags] : ["diff-tree", "-r", ...flags];
  const listed = await runGit([...command, before.commit, ...(after === undefined ? [] : [after.commit])]);
  const parts = listed.toString("latin1").split("\0");
  return parts.flatMap((head, index) => {
    const modes = /^:(?:(120)|(160)|\d{3})\d{3} (?:(120)|(160)|\d{3})\d{3} /.exec(index % 2 === 0 ? head : "");
    if (modes === null || modes.slice(1).every((mode) => mode === undefined)) return [];
    const name = nameOf(Buffer.from(parts[index + 1] ?? "", "latin1"));
    return [{ name, isLink: (modes[1] ?? modes[3]) !== undefined }];
  });
}

/** Texts of a commit or of the working tree, as they lie there or would. */
export interface Texts {
  /** Below it, no others count. */
  readonly root: string;
  /** By their paths; decoded when they are asked for. */
  readonly files: ReadonlyMap<string, () => TextFile>;
}

/**
 * The contents of some files.
 *
 * @param revision - whose files they are; undefined for the working tree
 */
export async function textsOf(files: Snapshot, revision: Revision | undefined, repository: Repository): Promise<Texts> {
  const root = rootOf(repository);
  const all = [...files.values()];
  const read = await readerOf(all);
  const texts = await Array.fromAsync(all, async (file) => {
    const bytes = await read(file);
    return [resolve(root, file.name), () => decodeText(nameAt(revision, file), bytes)] as const;
  });
  return { root, files: new Map(texts) };
}

/** A file as messages call it. */
export function nameAt(revision: Revision | undefined, { name }: GitFile): string {
  return revision === undefined ? name : `${revision.name}:${name}`;
}

/**
 * What reads some files. Those that git has are read already.
 *
 * @returns throws a UserError for a file that cannot be read
 */
export async function readerOf(files: readonly GitFile[]): Promise<(file: GitFile) => Promise<Buffer>> {
  const contents = new Map<GitFile, Buffer>();
  const objects = files.filter(({ path }) => path === undefined);
  await readObjects(objects, (file, content) => contents.set(file, Buffer.from(content)));
  return async (file) => {
    const { path } = file;
    if (path === undefined) return contents.get(file) ?? Buffer.alloc(0);
    return readFile(path).catch((error: unknown) => {
      throw new UserError(`\`${path.toString("utf8")}\` cannot be read (${messageOf(error)}).`);
    });
  };
}

/** Where the names of a repository's files count from; of a bare one, the folder where the command runs. */
export function rootOf({ root = "." }: Repository): string {
  return resolve(root);
}

/**
 * The files of the working tree: those that git knows as far as they are there, and those that it does not ignore.
 *
 * @throws UserError in a bare repository
 */
export async function filesOfWorkingTree({ root }: Repository, isWanted: (name: string) => boolean): Promise<Snapshot> {
  if (root === undefined) {
    throw new UserError("This repository has no working tree to compare with. Give a second revision.");
  }
  const inRoot = ["-C", root, "ls-files", "-z"];
  const index = await runGit([...inRoot, "-t", "--stage"]);
  const known = entriesIn(index, /^(\w) 100\d+ ([0-9a-f]+) \d\t/);
  const skipped = entriesIn(index, /^(S) 100\d+ ([0-9a-f]+) \d\t/);
  const others = entriesIn(await runGit([...inRoot, "--others", "--exclude-standard"]), /^()()/);
  // In a sparse checkout a file may be absent and not removed.
  const found = new Map(skipped.filter(([, { name }]) => isWanted(name)));
  await Array.fromAsync([...new Map([...known, ...others])], async ([key, file]) => {
    if (!isWanted(file.name)) return;
    const path = Buffer.concat([Buffer.from(`${root}/`), Buffer.from(key, "latin1")]);
    const state = await lstat(path).catch(() => undefined);
    if (state?.isFile() === true) found.set(key, { name: file.name, path, hash: await hashOf(path, file.hash.length) });
  });
  return found;
}

function entriesIn(listed: Buffer, head: RegExp): readonly (readonly [string, GitFile])[] {
  return listed
    .toString("latin1")
    .split("\0")
    .flatMap((entry) => {
      const match = head.exec(entry);
      if (entry === "" || match === null) return [];
      const key = entry.slice(match[0].length);
      return [[key, { name: nameOf(Buffer.from(key, "latin1")), hash: match[2] ?? "" }] as const];
    });
}

/** Bytes that are no text are written as escapes, so that two names stay two. */
function nameOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase()}`,
  ).join("");
}

/** What git calls a content; a file that cannot be read is none that it has. */
async function hashOf(path: Buffer, length: number): Promise<string> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return "";
  const hash = createHash(length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** Whether a file lies where a folder is looked into, and is no editor's. */
export function isInSight(name: string): boolean {
  const steps = name.split("/");
  return !isDropping(steps.at(-1) ?? "") && !steps.slice(0, -1).some(isSkippedFolder);
}

/**
 * The paths that the user named, from the root of the repository; `.` for all of it.
 *
 * @throws UserError when one leads out of the repository
 */
export function pathsInRepository(paths: readonly string[], { prefix }: Repository): readonly string[] {
  return paths.map((path) => {
    const fromHere = withSlashes(isAbsolute(path) ? relative(".", path) : path);
    const full = posix.normalize(posix.join(prefix, fromHere)).replace(/\/$/, "");
    if (full !== ".." && !full.startsWith("../")) return full;
    throw new UserError(`\`${path}\` lies outside of the repository.`);
  });
}

/** Whether a path names a file, or a folder above it. */
export function isBelow(path: string, name: string): boolean {
  return path === "." || path === name || name.startsWith(`${path}/`);
}
