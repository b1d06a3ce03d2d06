import { remembered } from "@recond/parser";
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { type LintConfig, readConfig } from "@recond/linter";
import { withSlashes } from "../input/walk-folder.js";
import type { Texts } from "../git/snapshots.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { CONFIG_NAMES, formOf } from "../input/kinds.js";
import { readText, STANDARD_INPUT, type TextFile } from "../input/read-text.js";
import { frames } from "../input/file-error.js";

/** A configuration and where it came from. */
export interface ConfigFile {
  readonly file: TextFile;
  /** Names of files in the configuration count from here. */
  readonly folder: string;
  readonly config: LintConfig;
}

/** The configurations that count for a file, the nearest one first: what that says goes before what the others say. */
export type Scope = readonly ConfigFile[];

/** Where configurations come from. */
export interface Configs {
  /** Those of the folder where the command runs. */
  readonly here: Scope;
  /**
   * Those of a file: of its folder and the folders above it, up to one with `root: true`. Without any, those of the folder where the
   * command runs.
   *
   * @throws UserError when there are several in a folder, or one has mistakes: with a code frame for each
   */
  readonly scopeOf: (path: string) => Promise<Scope>;
}

/** What the flags say about the configuration. */
export interface ConfigFlags {
  readonly config?: string | undefined;
  readonly "no-config": boolean;
}

/**
 * The configurations that the flags name, or those of folders.
 *
 * @param committed - the configurations of a commit, which count in the place of those in its repository's working tree
 * @throws UserError when those of the folder where the command runs cannot be read
 */
export async function findConfigs(flags: ConfigFlags, environment: Environment, committed?: Texts): Promise<Configs> {
  if (flags["no-config"]) {
    if (flags.config === undefined) return { here: [], scopeOf: async () => [] };
    throw new UserError("There is a `--config` and a `--no-config`. Give only one of them.");
  }
  if (flags.config !== undefined) {
    const folder = flags.config === STANDARD_INPUT ? resolve(".") : dirname(resolve(flags.config));
    const here = [configIn(await readText(flags.config, environment), folder)];
    return { here, scopeOf: async () => here };
  }
  const scopeIn = createSearch(environment, committed);
  const here = await scopeIn(resolve("."));
  return {
    here,
    async scopeOf(path) {
      const scope = await scopeIn(dirname(resolve(path)));
      return scope.length > 0 ? scope : here;
    },
  };
}

/** What several configurations say together, but for the files that each names. */
export function merged(scope: Scope): Pick<LintConfig, "rules" | "known" | "complete" | "maxWarnings"> {
  const outerFirst = scope.toReversed().map(({ config }) => config);
  const last = <Value>(read: (config: LintConfig) => Value | undefined): Value | undefined =>
    outerFirst.map(read).findLast((value) => value !== undefined);
  const complete = last((config) => config.complete);
  const maxWarnings = last((config) => config.maxWarnings);
  return {
    rules: Object.fromEntries(outerFirst.flatMap(({ rules }) => Object.entries(rules ?? {}))),
    known: Object.fromEntries(outerFirst.flatMap(({ known }) => Object.entries(known ?? {}))),
    ...(complete === undefined ? {} : { complete }),
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
  };
}

/** Looks for configurations from a folder upwards; each folder is looked into once. */
function createSearch(environment: Environment, committed?: Texts): (folder: string) => Promise<Scope> {
  const scopes = new Map<string, Promise<Scope>>();
  const isCommitted = (path: string): boolean =>
    committed !== undefined && (path === committed.root || path.startsWith(committed.root + sep));
  const isThere = (path: string): boolean =>
    isCommitted(path) ? committed?.files.has(path) === true : existsSync(path);
  const read = async (path: string): Promise<TextFile> =>
    committed?.files.get(path)?.() ?? readText(shortest(path), environment);
  const look = async (folder: string): Promise<Scope> => {
    const [name, other] = CONFIG_NAMES.filter((each) => isThere(join(folder, each)));
    const parent = dirname(folder);
    const outer = (): Promise<Scope> => (parent === folder ? Promise.resolve([]) : scopeIn(parent));
    if (name === undefined) return outer();
    if (other !== undefined) {
      const [path, second] = [shortest(join(folder, name)), shortest(join(folder, other))];
      throw new UserError(
        `There is \`${path}\` and \`${second}\`. Keep one of them, or choose with \`--config FILE\`.`,
      );
    }
    const own = configIn(await read(join(folder, name)), folder);
    return own.config.root === true ? [own] : [own, ...(await outer())];
  };
  const scopeIn = (folder: string): Promise<Scope> => remembered(scopes, folder, look);
  return scopeIn;
}

/** From the folder where the command runs, unless that is longer. */
function shortest(path: string): string {
  const short = relative(".", path);
  return short.length < path.length ? short : path;
}

/** @throws UserError when it has mistakes: with a code frame for each */
export function configIn(file: TextFile, folder: string): ConfigFile {
  const read = readConfig(file.text, formOf(file));
  if ("config" in read) return { file, folder, config: read.config };
  throw new UserError("The configuration has mistakes.", "", frames(file, read.problems));
}

/**
 * The name of a file as a configuration has it: from its folder, with `/` between folders.
 *
 * @param configFile - the configuration; the folder where the command runs counts without one
 */
export function nameInConfig(path: string, configFile: ConfigFile | undefined): string {
  return withSlashes(relative(configFile?.folder ?? ".", path));
}
