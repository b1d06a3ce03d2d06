import type { Ignore, LintedText, LintOptions } from "@recond/linter";
import type { Environment } from "../terminal/environment.js";
import type { FileState } from "../input/write-text.js";
import type { ConfigFile } from "./find-config.js";
import type { Report } from "./report.js";
import type { LintSettings } from "./settings.js";

/** What the inputs of one run have in common. */
export interface Run {
  readonly settings: LintSettings;
  readonly report: Report;
  readonly environment: Environment;
  /** The ignores that left something out so far. */
  readonly used: Set<Ignore>;
  /** The paths of the files that were linted so far, or the names of what is no file. */
  readonly checked: Set<string>;
  /** The configurations that counted so far. */
  readonly configs: Set<ConfigFile>;
  /** The files that were found and have nothing to do with campaigns. */
  readonly foreign: string[];
  /** Arguments that are no conditions and may have been meant as files, which are not there. */
  readonly missing: string[];
  /** Whether nothing that is still to come would change how the run ends, or be read by anybody. */
  readonly isOver: () => boolean;
}

/** Where an input came from. */
export interface Origin {
  /** For people: the path with `/` between folders, `standard input` or `condition`. */
  readonly name: string;
  /** How it is linted. */
  readonly options: LintOptions;
  /** Those of its configurations that hold for it. */
  readonly ignores: readonly Ignore[];
  /** Where fixes are written to; undefined for what is no file. */
  readonly path: string | undefined;
  /** Whether the name is that of a file, for which standard input may stand. */
  readonly isNamed: boolean;
  /** Whether it was not named but found, so that it may be something else altogether. */
  readonly isFound: boolean;
  /** Of the file, before it was read. */
  readonly state: FileState | undefined;
}

/** What reports call an input. */
export function namedBy({ name, isNamed }: Pick<Origin, "name" | "isNamed">): Pick<LintedText, "name" | "isNoFile"> {
  return isNamed ? { name } : { name, isNoFile: true };
}
