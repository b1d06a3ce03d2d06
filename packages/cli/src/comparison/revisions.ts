import { existsSync } from "node:fs";
import { basename, posix } from "node:path";
import { showable } from "@recond/parser";
import { findRepository, readRange, type Repository, type Revision } from "../git/revisions.js";
import { readObjects } from "../git/run-git.js";
import {
  changedElsewhere,
  type Elsewhere,
  filesOfCommit,
  filesOfWorkingTree,
  type GitFile,
  isBelow,
  isInSight,
  nameAt,
  pathsInRepository,
  readerOf,
  rootOf,
  type Snapshot,
  type Texts,
  textsOf,
} from "../git/snapshots.js";
import { conditionFiles, isGlob } from "../input/find-files.js";
import { isConfigName } from "../input/kinds.js";
import { nearestPath } from "../input/missing-file.js";
import type { PassedOver } from "../input/passed-over.js";
import { decodeText, type TextFile } from "../input/read-text.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { isMeant, type Member, type PairedFiles, pairUp, type ReadMembers, readMembers } from "./folders.js";

/** As for files that are read from disk. */
const MAX_BYTES = 64 * 1024 * 1024;

const LFS_POINTER = "version https://git-lfs.github.com/spec/";

/** The files of two revisions, and which these are. */
export interface PairedRevisions extends PairedFiles {
  /** The configurations of both. */
  readonly configs: readonly [before: Texts, after: Texts];
  readonly between: { readonly before: Revision; readonly after: Revision | undefined };
}

/**
 * The files that differ between two revisions, or between one and the working tree.
 *
 * @param args - a second revision, if there is one, and paths
 * @throws UserError outside of a repository, for unknown revisions, and for paths that neither has
 */
export async function readRevisions(
  from: string,
  args: readonly string[],
  passed: PassedOver,
  environment: Environment,
): Promise<PairedRevisions> {
  const repository = await findRepository();
  const { before, after, paths } = await readRange(from, args, repository);
  const wanted = pathsInRepository(paths, repository);
  const isWanted = wantedIn(wanted);
  const [first, second] = await snapshotsOf(before, after, repository, isWanted);
  requireFound(paths, repository, [first, second]);
  await tellElsewhere(await changedElsewhere(before, after), wanted, environment);
  const [a, b] = [await keptOf(first, repository, passed), await keptOf(second, repository, passed)];
  const isSame = (key: string): boolean => a.has(key) && a.get(key)?.hash === b.get(key)?.hash;
  const same = [...a].flatMap(([key, file]) => (isSame(key) ? [file] : []));
  const changedIn = (files: Snapshot): readonly GitFile[] =>
    [...files].flatMap(([key, file]) => (isSame(key) ? [] : [file]));
  const named = pairUp(
    await membersOf(changedIn(a), before, environment),
    await membersOf(changedIn(b), after, environment),
  );
  const paired = paths.length === 0 ? named : await withRenamed(named, { before, after }, repository, environment);
  return {
    ...paired,
    unchanged: await countMeant(same),
    base: rootOf(repository),
    configs: await configsOf(before, after, repository),
    between: { before, after },
  };
}

/** What git keeps elsewhere may be campaigns, and nobody should take them for compared. */
async function tellElsewhere(
  changed: readonly Elsewhere[],
  paths: readonly string[],
  { messages }: Environment,
): Promise<void> {
  const isWanted = wantedIn(paths);
  const isAsked = (name: string): boolean =>
    paths.length === 0 || paths.some((path) => isBelow(path, name) || isBelow(name, path));
  const told = changed.filter(({ name, isLink }) => (isLink ? isWanted(name) : isInSight(`${name}/`) && isAsked(name)));
  const lines = told.map(({ name, isLink }) =>
    isLink
      ? `warning: \`${showable(name)}\` is a link that was changed. Files are compared under their own names only.\n`
      : `warning: \`${showable(name)}\` is a submodule that was changed. What is in it is not compared: run this there as well.\n`,
  );
  if (lines.length > 0) await messages.write(lines.join(""));
}

/** A campaign that is called otherwise in the other revision, where the paths do not lead, is found by its id. */
async function withRenamed(
  named: Omit<PairedFiles, "unchanged" | "base">,
  { before, after }: PairedRevisions["between"],
  repository: Repository,
  environment: Environment,
): Promise<Omit<PairedFiles, "unchanged" | "base">> {
  const lonely = new Set([...named.removed, ...named.added].filter(({ ids }) => ids.length > 0));
  if (lonely.size === 0) return named;
  const [first, second] = await snapshotsOf(before, after, repository, wantedIn([]));
  const known = new Set([...lonely].map(({ name }) => name));
  const onlyIn = (files: Snapshot, others: Snapshot): readonly GitFile[] =>
    [...files].flatMap(([key, file]) => (others.has(key) || known.has(file.name) ? [] : [file]));
  // Nobody asked for those, so what is wrong with them is not told.
  const quiet = { ...environment, messages: { ...environment.messages, write: async () => {} } };
  const [gone, come] = [
    await membersOf(onlyIn(first, second), before, quiet),
    await membersOf(onlyIn(second, first), after, quiet),
  ];
  const { pairs } = pairUp(
    { members: [...named.removed, ...gone.members], unreadable: [] },
    { members: [...named.added, ...come.members], unreadable: [] },
  );
  const found = pairs.filter((pair) => pair.some((member) => lonely.has(member)));
  const isAlone = (member: Member): boolean => !found.some((pair) => pair.includes(member));
  return {
    ...named,
    pairs: [...named.pairs, ...found],
    removed: named.removed.filter(isAlone),
    added: named.added.filter(isAlone),
  };
}

async function snapshotsOf(
  before: Revision,
  after: Revision | undefined,
  repository: Repository,
  isWanted: (name: string) => boolean,
): Promise<readonly [Snapshot, Snapshot]> {
  const first = await filesOfCommit(before, isWanted);
  return [
    first,
    after === undefined ? await filesOfWorkingTree(repository, isWanted) : await filesOfCommit(after, isWanted),
  ];
}

async function configsOf(
  before: Revision,
  after: Revision | undefined,
  repository: Repository,
): Promise<PairedRevisions["configs"]> {
  const [first, second] = await snapshotsOf(before, after, repository, (name) => isConfigName(basename(name)));
  return [await textsOf(first, before, repository), await textsOf(second, after, repository)];
}

/** What was named, and of folders what `recond diff` takes of a folder. */
function wantedIn(paths: readonly string[]): (name: string) => boolean {
  return (name) => {
    if (paths.includes(name)) return true;
    if (!conditionFiles.isWanted(basename(name)) || !isInSight(name)) return false;
    return paths.length === 0 || paths.some((path) => isBelow(path, name));
  };
}

function requireFound(paths: readonly string[], repository: Repository, snapshots: readonly Snapshot[]): void {
  const names = snapshots.flatMap((files) => [...files.values()].map(({ name }) => name));
  for (const path of paths) {
    const [full = ""] = pathsInRepository([path], repository);
    if (names.some((name) => isBelow(full, name))) continue;
    const meant = existsSync(path) ? undefined : nearestPath(path);
    const advice = meant === undefined ? "Check the name, and the revisions." : `Did you mean \`${meant}\`?`;
    const hint = isGlob(path) ? "Give files and folders: `--git` takes no globs." : advice;
    throw new UserError(
      `\`${path}\` is no revision of this repository, and neither of the two that are compared has such a file, or a folder with a file that ends in .json or .recond. ${hint}`,
    );
  }
}

/** Without what `--exclude` and `.recondignore` name. */
async function keptOf(files: Snapshot, { root, prefix }: Repository, passed: PassedOver): Promise<Snapshot> {
  const kept = await Array.fromAsync([...files], async (entry) => {
    const path = root === undefined ? entry[1].name : posix.relative(prefix, entry[1].name);
    return (await passed.isListedInVain(path)) ? [] : [entry];
  });
  return new Map(kept.flat());
}

async function membersOf(
  files: readonly GitFile[],
  revision: Revision | undefined,
  environment: Environment,
): Promise<ReadMembers> {
  const read = await readerOf(files);
  return readMembers(
    files.map((file) => ({ name: file.name, read: async () => textOf(nameAt(revision, file), await read(file)) })),
    environment,
  );
}

function textOf(name: string, bytes: Buffer): TextFile {
  if (bytes.length > MAX_BYTES) {
    throw new UserError(`\`${name}\` has more than 64 MB. No campaign is as large as that.`);
  }
  const file = decodeText(name, bytes);
  if (!file.text.startsWith(LFS_POINTER)) return file;
  throw new UserError(
    `\`${name}\` is kept by Git LFS, and git itself has only a pointer to it. Campaigns belong into git.`,
  );
}

/** How many of them are campaigns or conditions. */
async function countMeant(files: readonly GitFile[]): Promise<number> {
  let count = 0;
  await readObjects(files, ({ name }, content) => {
    if (isMeant({ name, text: content.toString("utf8"), mark: "" })) count += 1;
  });
  return count;
}
