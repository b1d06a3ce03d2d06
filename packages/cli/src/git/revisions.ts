import { existsSync } from "node:fs";
import { UserError } from "../terminal/errors.js";
import { runGit } from "./run-git.js";

/** The repository in which the command runs. */
export interface Repository {
  /** Its working tree; undefined for a bare repository. */
  readonly root: string | undefined;
  /** The way from its root to the working folder: nothing, or a path with slashes that ends in one. */
  readonly prefix: string;
  readonly isShallow: boolean;
}

/** A commit, and how the user called it. */
export interface Revision {
  readonly name: string;
  readonly commit: string;
}

/** What is compared. */
export interface RevisionRange {
  readonly before: Revision;
  /** Undefined for the working tree. */
  readonly after: Revision | undefined;
  /** What of it the user named. */
  readonly paths: readonly string[];
}

/** @throws UserError outside of a repository */
export async function findRepository(): Promise<Repository> {
  const said = (await runGit(["rev-parse", "--is-shallow-repository", "--is-inside-work-tree"])).toString("utf8");
  const [isShallow, isInside] = said.split("\n").map((word) => word === "true");
  const inWorkTree = async (flag: string): Promise<string> =>
    isInside === true ? (await runGit(["rev-parse", flag])).toString("utf8").replace(/\n$/, "") : "";
  const root = await inWorkTree("--show-toplevel");
  return {
    root: root === "" ? undefined : root,
    prefix: await inWorkTree("--show-prefix"),
    isShallow: isShallow === true,
  };
}

/**
 * What `--git` and the arguments say: `REV`, `REV REV`, `REV..REV`, `REV...REV` (from where the two parted), then paths.
 *
 * @throws UserError when there is no such revision
 */
export async function readRange(from: string, args: readonly string[], repository: Repository): Promise<RevisionRange> {
  const range = /^(.*?)(\.\.\.?)(.*)$/s.exec(from);
  if (range !== null && (await findCommit(from)) === undefined) {
    const [, first = "", dots, second = ""] = range;
    const [before, after] = [
      await readRevision(first || "HEAD", repository),
      await readRevision(second || "HEAD", repository),
    ];
    return { before: dots === "..." ? await parting(before, after, repository) : before, after, paths: args };
  }
  const before = await readRevision(from, repository);
  const [second, ...others] = args;
  const commit = second === undefined ? undefined : await findCommit(second);
  if (second === undefined || commit === undefined) return { before, after: undefined, paths: args };
  // What lies in a bare repository is no file of a campaign.
  if (repository.root !== undefined && existsSync(second)) {
    throw new UserError(
      `\`${second}\` is a revision and a path. Write \`--git ${from}..${second}\` for the revision, \`./${second}\` for the path.`,
    );
  }
  return { before, after: { name: second, commit }, paths: others };
}

async function readRevision(name: string, repository: Repository): Promise<Revision> {
  const commit = await findCommit(name);
  if (commit !== undefined) return { name, commit };
  throw new UserError(`There is no revision \`${name}\` in this repository.${shallowHint(repository)}`);
}

/** Git reads the name from its standard input, so that none is an option. */
async function findCommit(name: string): Promise<string | undefined> {
  if (name === "" || /[\0\r\n]/.test(name)) return undefined;
  const said = (await runGit(["cat-file", "--batch-check"], `${name}^{commit}\n`)).toString("utf8");
  return /^([0-9a-f]{40,64}) commit \d+\n$/.exec(said)?.[1];
}

async function parting(before: Revision, after: Revision, repository: Repository): Promise<Revision> {
  const found = await runGit(["merge-base", before.commit, after.commit]).catch(() => Buffer.alloc(0));
  const commit = found.toString("latin1").trim();
  if (commit !== "") return { name: `${before.name}...`, commit };
  throw new UserError(`\`${before.name}\` and \`${after.name}\` have no commit in common.${shallowHint(repository)}`);
}

function shallowHint({ isShallow }: Repository): string {
  return isShallow
    ? " This is a shallow clone, whose history is cut off: `git fetch --unshallow` brings the rest, in a build `fetch-depth: 0` or `GIT_DEPTH: 0`."
    : " Check the name; `git log` lists commits, and `git fetch` brings branches of others.";
}
