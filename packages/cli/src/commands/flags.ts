import type { AnalyzerOptions } from "@recond/analyzer";
import type { VocabularyName } from "@recond/parser";
import type { FlagParametersForType } from "@stricli/core";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import type { PassingFlags } from "../input/passed-over.js";
import { STANDARD_INPUT } from "../input/read-text.js";

/** `--json`, which every command has. */
export const jsonFlag: { readonly kind: "boolean"; readonly brief: string; readonly withNegated: false } = {
  kind: "boolean",
  brief: "Print one JSON object instead of text",
  withNegated: false,
};

/** A flag that is on or off. */
export function switchFlag(brief: string): {
  readonly kind: "boolean";
  readonly brief: string;
  readonly withNegated: false;
} {
  return { kind: "boolean", brief, withNegated: false };
}

/** `--vocabulary`: which of the payload's conditions it is. */
export function vocabularyFlag(values: readonly VocabularyName[]): {
  readonly kind: "enum";
  readonly values: readonly VocabularyName[];
  readonly default: VocabularyName;
  readonly brief: string;
} {
  return { kind: "enum", values, default: "recording", brief: "Which terms the condition may use" };
}

/**
 * A number of things counted from 1.
 *
 * @throws UserError when it is no such number
 */
export function parseCount(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UserError(`\`${text}\` is no whole number from 1 on`);
}

/** `--node-limit`: how far a proof may go. */
export const nodeLimitFlag: {
  readonly kind: "parsed";
  readonly parse: (text: string) => number;
  readonly optional: true;
  readonly brief: string;
  readonly placeholder: string;
} = {
  kind: "parsed",
  parse: parseCount,
  optional: true,
  brief: "Most steps that each search for an answer may take; without it, about two seconds' worth",
  placeholder: "N",
};

/** The limit as the analyzer takes it. */
export function limitOptions(nodeLimit: number | undefined): AnalyzerOptions {
  return nodeLimit === undefined ? {} : { nodeLimit };
}

/** `--output`: the report goes to a file. */
export const outputFlag: {
  readonly kind: "parsed";
  readonly parse: (text: string) => string;
  readonly optional: true;
  readonly brief: string;
  readonly placeholder: string;
} = {
  kind: "parsed",
  parse: String,
  optional: true,
  brief: "Write the report to a file instead of printing it (`-`: print it)",
  placeholder: "FILE",
};

/** The file of the report; undefined for standard output. */
export function outputPath(output: string | undefined): string | undefined {
  return output === STANDARD_OUTPUT ? undefined : output;
}

/** The argument that stands for standard output. */
const STANDARD_OUTPUT = "-";

/** `--expr`: no argument is a file. */
export const exprFlag: ReturnType<typeof switchFlag> = switchFlag(
  "Take every argument as a condition, even where a file has that name",
);

/** `--stdin-filename`: what an editor has open comes on standard input. */
export const inputNameFlag: {
  readonly kind: "parsed";
  readonly parse: (text: string) => string;
  readonly brief: string;
  readonly placeholder: string;
  readonly optional: true;
} = {
  kind: "parsed",
  parse: String,
  brief: "Read standard input and take it for this file, which need not be there: its name tells what it holds",
  placeholder: "FILE",
  optional: true,
};

/** @throws UserError when standard input has a name and is not all that is read */
export function requireInputName(inputName: string | undefined, args: readonly string[]): void {
  if (inputName === undefined || args.every((argument) => argument === STANDARD_INPUT)) return;
  throw new UserError("`--stdin-filename` reads standard input and nothing else. Leave out the other arguments.");
}

/** `--file`: the condition stands in a file. */
export const conditionFileFlag: {
  readonly kind: "parsed";
  readonly parse: (text: string) => string;
  readonly brief: string;
  readonly placeholder: string;
  readonly optional: true;
} = {
  kind: "parsed",
  parse: String,
  brief: "Read the condition from a file (`-`: standard input)",
  placeholder: "FILE",
  optional: true,
};

/**
 * A number of warnings.
 *
 * @throws UserError when it is none
 */
export function parseWarnings(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UserError(`\`${text}\` is no whole number from 0 on`);
}

/** The flags of commands that lint a change before they make it. */
export interface StrictnessFlags {
  readonly config?: string | undefined;
  readonly "no-config": boolean;
  readonly "max-warnings"?: number | undefined;
}

/** How these flags are read and described. */
export const strictnessFlags: FlagParametersForType<StrictnessFlags, Environment> = {
  config: {
    kind: "parsed",
    parse: String,
    optional: true,
    brief: "The configuration of the linter; by default, recond.config.json, .yaml or .yml in this folder",
    placeholder: "FILE",
  },
  "no-config": switchFlag("Use no configuration"),
  "max-warnings": {
    kind: "parsed",
    parse: parseWarnings,
    optional: true,
    brief:
      "Refuse to go on with more warnings than that; by default, with more than `max_warnings` of the configuration",
    placeholder: "N",
  },
};

/** `--exclude` and `--no-ignore`, of every command that looks into folders. */
export const passingFlags: FlagParametersForType<PassingFlags, Environment> = {
  exclude: {
    kind: "parsed",
    parse: String,
    optional: true,
    variadic: true,
    brief: "Pass over files and folders, by a pattern as in .gitignore; may be repeated",
    placeholder: "PATTERN",
  },
  "no-ignore": switchFlag("Look also at what .gitignore and .recondignore name"),
};
