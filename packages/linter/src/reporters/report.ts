import type { Severity } from "@recond/parser";
import type { MendedCondition } from "../edits/mend.js";
import type { Finding } from "../rule/finding.js";

/** A text that was looked at, with what was found in it. */
export interface LintedText {
  /** What the user calls it: the file's name as it was given, with `/` between folders; `standard input`; `condition`. */
  readonly name: string;
  /** Whether no file is called so: the text was an argument, or came from standard input. */
  readonly isNoFile?: true | undefined;
  /** `"config"`: a configuration, whose ignores are looked at after the run. */
  readonly kind: "condition" | "payload" | "config";
  /** What the spans of the findings are offsets into. */
  readonly text: string;
  /** The line of the file that the text starts at: 1, or the line of a record of an NDJSON file. */
  readonly firstLine: number;
  /** Offset of the text in its file, in UTF-16 units; left out where nobody counted. */
  readonly firstOffset?: number | undefined;
  /** A byte-order mark before the text, which no offset and no column counts; left out when there is none. */
  readonly mark?: string | undefined;
  /** Of an NDJSON file or a list, from 1. */
  readonly record?: number | undefined;
  /** With lines counted from the text's own first line; a condition's own findings have an empty path. */
  readonly findings: readonly Finding[];
  /** How many findings the configuration ignores. */
  readonly ignored: number;
  /** What the conditions that have errors can be mended to. */
  readonly mended?: readonly MendedCondition[] | undefined;
  /** How many findings were made and are not to be listed; none by default. */
  readonly hidden?: number | undefined;
}

/** A file that could not be read or written. */
export interface LintFailure {
  /** As in `LintedText`. */
  readonly name: string;
  readonly isNoFile?: true | undefined;
  /** What is the matter, and what to do. */
  readonly message: string;
  /** Where in the file, from 1; left out when the mistake has no place. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** A run in numbers. */
export interface LintSummary {
  readonly files: number;
  readonly payloads: number;
  readonly conditions: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** How many fixes were applied; left out when none were to be written. */
  readonly fixed?: number | undefined;
  /** What came of the fixes that were asked for; left out when none were. */
  readonly tried?: TriedFixes | undefined;
  readonly ignored: number;
  /** How many findings are in the baseline, and so are not listed; left out when there is none. */
  readonly known?: number | undefined;
  /** Files that were found and left out because they have no campaign in them. */
  readonly foreign?: number | undefined;
  /** Files that could not be read or written. */
  readonly failures?: number | undefined;
  /** How often each rule found something, the most frequent first; left out when nobody wants to know. */
  readonly byRule?: readonly RuleCount[] | undefined;
}

/** How often a rule found something, all findings counted, those included that are not listed. */
export interface RuleCount {
  /** The id of the rule, or a code of the parser. */
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
  /** How many of the findings have a fix, safe or suggested. */
  readonly fixable: number;
}

/** What came of fixes that were applied, or only shown. */
export interface TriedFixes {
  /** Which were asked for. */
  readonly wanted: "safe" | "suggested";
  /** How many were applied, or would be. */
  readonly applied: number;
  /** How many findings are left whose fix was asked for and not applied, because it would bring another finding. */
  readonly refused: number;
}

/** Writes a report piece by piece, so that a run over any number of texts needs no more memory than one. */
export interface Reporter {
  /** What stands before everything else; called once, first. */
  readonly start: () => string;
  /** What is said of one text; `""` where there is nothing to say. The records of a file follow one another. */
  readonly file: (linted: LintedText) => string;
  /** What is said of a file that could not be read or written. */
  readonly fail: (failure: LintFailure) => string;
  /** What stands behind everything else; called once, last. */
  readonly end: (summary: LintSummary) => string;
}

/** How many findings have a fix. */
export interface Fixable {
  /** That `--fix` applies. */
  readonly safe: number;
  /** That `--fix-suggested` applies in addition: of errors alone. */
  readonly suggested: number;
}

/** A form of a report; what says nothing at a place leaves that out, and the fixable findings of all texts are counted for it. */
export type ReportForm = Pick<Reporter, "file" | "fail"> &
  Partial<Pick<Reporter, "start">> & { readonly end?: (summary: LintSummary, fixable: Fixable) => string };

/** Where a finding stands in its file: `file:line:column`. */
export function placeIn({ name, firstLine }: LintedText, { line, column }: Pick<Finding, "line" | "column">): string {
  return `${name}:${line + firstLine - 1}:${column}`;
}

/** Where something is wrong with a file: its name, with line and column if they are known. */
export function failurePlace({ name, line, column = 1 }: LintFailure): string {
  return line === undefined ? name : `${name}:${line}:${column}`;
}

/**
 * Forms of a report: for a terminal, for programs, for code scanning, for GitHub's annotations, for build servers, for editors, for GitLab's
 * merge requests, for reviewdog, for what reads Checkstyle's XML, for a comment or a page.
 */
export type ReportFormat =
  | "text"
  | "json"
  | "sarif"
  | "github"
  | "junit"
  | "compact"
  | "gitlab"
  | "rdjson"
  | "checkstyle"
  | "markdown";

/** How a report is written. */
export interface ReportOptions {
  /** Colours as ANSI escape sequences, in the text report alone; off by default. */
  readonly colors?: boolean | undefined;
  /** The version of the tool, which SARIF and Checkstyle reports tell. */
  readonly version?: string | undefined;
  /** Where the tool has its pages, which SARIF and reviewdog reports tell. */
  readonly homepage?: string | undefined;
}
