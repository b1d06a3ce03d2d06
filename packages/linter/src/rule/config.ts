import type { Span } from "@recond/parser";
import type { Known, Level, NamedGuarantee } from "./options.js";

/** What `recond.config.json` or `recond.config.yaml` says. Names of files count from the folder of the configuration. */
export interface LintConfig {
  /** Whether no configuration of a folder above counts. */
  readonly root?: boolean;
  /** Globs: what is looked at when the command gets no files. */
  readonly files?: readonly string[];
  /** Levels by the id of a rule or the code of a warning. */
  readonly rules?: Readonly<Record<string, Level>>;
  readonly known?: Known;
  /** Whether payloads say everything about their campaigns. */
  readonly complete?: boolean;
  /** More warnings than these make the run fail; `max_warnings` in the file. */
  readonly maxWarnings?: number;
  readonly ignores?: readonly Ignore[];
  readonly guarantees?: readonly ConfigGuarantee[];
}

/** What is promised of campaigns. */
export interface ConfigGuarantee extends NamedGuarantee {
  /** The condition as it is written. */
  readonly text: string;
  readonly why?: string;
  /** Globs of file names; every campaign unless given. */
  readonly campaigns?: readonly string[];
  /** Where the configuration says so: the span is that of the name. */
  readonly place: ConfigPlace;
}

/** Findings that are left out, and why. */
export interface Ignore {
  /** Globs of file names; every file unless given. */
  readonly files?: readonly string[];
  /** Where in the payload, as findings show it: this value and all in it; everywhere unless given. */
  readonly path?: string;
  /** The id of a rule, or the code of a warning. */
  readonly rule: string;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`; every day unless given. */
  readonly until?: string;
  /** Where the configuration says so: the span is that of the rule. */
  readonly place: ConfigPlace;
}

/** A place in the text of a configuration. */
export interface ConfigPlace {
  /** Keys and indexes from the outside in. */
  readonly path: readonly (string | number)[];
  /** UTF-16 offsets. */
  readonly span: Span;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** A configuration after a run, as rules look at it. */
export interface ConfigSubject {
  readonly config: LintConfig;
  /** The ignores that left something out. */
  readonly used: ReadonlySet<Ignore>;
  /** The files that were looked at, by their names from the folder of the configuration. */
  readonly checked: ReadonlySet<string>;
  /** Whether the run looked at all files that the configuration names, and not only at some that the user gave. */
  readonly isWhole: boolean;
  /**
   * The folders that the run looked into, by their names from the folder of the configuration; empty for that one, or one around it.
   * Without it none.
   */
  readonly folders?: readonly string[] | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
