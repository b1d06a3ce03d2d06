import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { type LintConfig, readConfig } from "@recond/linter";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { CONFIG_NAMES } from "../input/kinds.js";
import { readText, STANDARD_INPUT, type TextFile } from "../input/read-text.js";
import { frames } from "../input/file-error.js";

/** A configuration and where it came from. */
export interface ConfigFile {
  readonly file: TextFile;
  /** Names of files in the configuration count from here. */
  readonly folder: string;
  readonly config: LintConfig;
}

/**
 * The configuration that the flags name, or the one in the folder where the command runs.
 *
 * @returns undefined when there is none
 * @throws UserError when there are several, or it has mistakes: with a code frame for each
 */
export async function findConfig(
  flags: { readonly config?: string | undefined; readonly "no-config": boolean },
  environment: Environment,
): Promise<ConfigFile | undefined> {
  if (flags["no-config"]) {
    if (flags.config === undefined) return undefined;
    throw new UserError("There is a `--config` and a `--no-config`. Give only one of them.");
  }
  const found = flags.config === undefined ? CONFIG_NAMES.filter((name) => existsSync(name)) : [flags.config];
  const [path, other] = found;
  if (path === undefined) return undefined;
  if (other !== undefined) {
    throw new UserError(`There is \`${path}\` and \`${other}\`. Keep one of them, or choose with \`--config FILE\`.`);
  }
  const file = await readText(path, environment);
  const isJson = /\.json$/i.test(path) || (!/\.ya?ml$/i.test(path) && /^\s*\{/.test(file.text));
  const read = readConfig(file.text, isJson ? "json" : "yaml");
  if ("config" in read) {
    const folder = path === STANDARD_INPUT ? resolve(".") : dirname(resolve(path));
    return { file, folder, config: read.config };
  }
  throw new UserError("The configuration has mistakes.", "", frames(file, read.problems, environment.messages.style));
}

/**
 * The name of a file as a configuration has it: from its folder, with `/` between folders.
 *
 * @param configFile - the configuration; the folder where the command runs counts without one
 */
export function nameInConfig(path: string, configFile: ConfigFile | undefined): string {
  return relative(configFile?.folder ?? ".", path)
    .split(sep)
    .join("/");
}
