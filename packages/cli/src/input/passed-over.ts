import { remembered } from "@recond/parser";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import ignore from "ignore";
import { UserError } from "../terminal/errors.js";
import { decodeText } from "./read-text.js";

/** What the flags say about files that are not to be looked at. */
export interface PassingFlags {
  readonly exclude?: readonly string[] | undefined;
  readonly "no-ignore": boolean;
}

/** What is passed over: by `--exclude` anything, by the ignore files what was not named. */
export interface PassedOver {
  /** Whether `--exclude` names a file. */
  readonly isExcluded: (path: string) => boolean;
  /** The same for a file that a program listed: of the ignore files, `.recondignore` counts. What is in git although `.gitignore` names it is meant. */
  readonly isListedInVain: (path: string) => Promise<boolean>;
  /**
   * Whether something found below a folder is passed over. An ignore file that passes over the folder itself does not count: somebody
   * named it.
   *
   * @param base - the folder that was named
   * @param path - of what was found, and not in a folder that is passed over; a folder's ends with a separator
   */
  readonly isPassed: (base: string, path: string) => Promise<boolean>;
  /** Whether anything was passed over so far. */
  readonly hasPassed: () => boolean;
}

/** Patterns, and the folder from which they count. */
interface Patterns {
  readonly folder: string;
  readonly isGit: boolean;
  readonly matcher: ignore.Ignore;
}

/** No system has longer paths, so that a longer pattern names none. */
export const LONGEST_PATH = 4096;

const OWN_FILE = ".recondignore";
const GIT_FILE = ".gitignore";

/**
 * What `--exclude`, the `.recondignore` of each folder and, in a repository, its `.gitignore` pass over: all three have git's patterns,
 * and a nearer file goes before one further up. A `.recondignore` that is no UTF-8 is a UserError of whatever asks.
 */
export function createPassedOver({ exclude = [], "no-ignore": isOff }: PassingFlags): PassedOver {
  if (exclude.some((pattern) => pattern.length > LONGEST_PATH)) {
    throw new UserError(`A pattern of \`--exclude\` has at most ${LONGEST_PATH} characters: no path is longer.`);
  }
  const excluded = matcherOf(exclude.join("\n"));
  const patternsIn = isOff ? async (): Promise<readonly Patterns[]> => [] : createPatterns();
  let hasPassed = false;
  const noted = (isPassed: boolean): boolean => {
    hasPassed ||= isPassed;
    return isPassed;
  };
  const isExcluded = (path: string): boolean => noted(excluded.ignores(fromHere(path)));
  return {
    isExcluded,
    async isListedInVain(path) {
      if (isExcluded(path)) return true;
      const own = (await patternsIn(dirname(resolve(path)))).filter(({ isGit }) => !isGit);
      return noted(isIgnored(resolve(path), own));
    },
    async isPassed(base, path) {
      if (isExcluded(path)) return true;
      const full = resolve(path) + (path.endsWith(sep) ? sep : "");
      const patterns = await Array.fromAsync(await patternsIn(dirname(full)), async (each) => {
        const isOuter = isWithin(each.folder, resolve(base));
        return isOuter && isIgnored(`${resolve(base)}${sep}`, [each]) ? [] : [each];
      });
      return noted(isIgnored(full, patterns.flat()));
    },
    hasPassed: () => hasPassed,
  };
}

function matcherOf(text: string): ignore.Ignore {
  // On a file system where letter case does not count, one file too many is looked at, and none too few.
  const lines = text.split(/\r?\n/).filter(({ length }) => length <= LONGEST_PATH);
  return ignore({ ignorecase: false }).add(lines);
}

/** The nearest patterns that say anything about a path decide. */
function isIgnored(path: string, patterns: readonly Patterns[]): boolean {
  for (const { folder, matcher } of patterns) {
    const below = relative(folder, path);
    if (below === "") continue;
    const { ignored, unignored } = matcher.test(path.endsWith(sep) ? `${below}${sep}` : below);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** A path from the folder where the command runs; of one that lies outside, without the way there. */
function fromHere(path: string): string {
  const steps = relative(".", path).split(sep);
  return steps.slice(steps.findLastIndex((step) => step === "..") + 1).join(sep) || basename(path);
}

function isWithin(outer: string, path: string): boolean {
  return path !== outer && path.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);
}

/** The patterns that count in a folder, the nearest first; each ignore file is read once. */
function createPatterns(): (folder: string) => Promise<readonly Patterns[]> {
  const known = new Map<string, Promise<readonly Patterns[]>>();
  const look = async (folder: string): Promise<readonly Patterns[]> => {
    const parent = dirname(folder);
    const isEnd = parent === folder || existsSync(join(folder, ".git"));
    const own = await patternsOf(folder);
    return isEnd ? own : [...own, ...(await patternsIn(parent))];
  };
  const patternsIn = (folder: string): Promise<readonly Patterns[]> => remembered(known, folder, look);
  return patternsIn;
}

async function patternsOf(folder: string): Promise<readonly Patterns[]> {
  const found = await Array.fromAsync([OWN_FILE, GIT_FILE], async (name): Promise<readonly Patterns[]> => {
    if (name === GIT_FILE && !isInRepository(folder)) return [];
    const path = join(folder, name);
    // Without it, or if it cannot be read, nothing is passed over.
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes === undefined) return [];
    // What git makes of its own file is git's.
    const text = name === GIT_FILE ? bytes.toString("utf8") : decodeText(relative(".", path), bytes).text;
    return [{ folder, isGit: name === GIT_FILE, matcher: matcherOf(text) }];
  });
  return found.flat();
}

/** Outside a repository, a `.gitignore` says nothing: git would not read it either. */
function isInRepository(folder: string): boolean {
  const parent = dirname(folder);
  return existsSync(join(folder, ".git")) || (parent !== folder && isInRepository(parent));
}
