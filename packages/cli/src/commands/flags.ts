import type { AnalyzerOptions } from "@recond/analyzer";
import type { VocabularyName } from "@recond/parser";
import { UserError } from "../terminal/errors.js";
import { FOR_ONE_FILE, requireOneInput, STANDARD_INPUT } from "../input/read-text.js";
import type { TermsName } from "@recond/campaign";
import type { CampaignChoice } from "../campaign/read-version.js";

/** A flag that is on or off, as it is read and described. */
export interface SwitchFlag {
  readonly kind: "boolean";
  readonly brief: string;
  readonly withNegated: false;
}

/** A flag with a value that may be left out. */
export interface ValueFlag<Value> {
  readonly kind: "parsed";
  readonly parse: (text: string) => Value;
  readonly optional: true;
  readonly brief: string;
  readonly placeholder: string;
}

/** A flag with one of a few words as its value, which may be left out. */
export interface ChoiceFlag<Word extends string> {
  readonly kind: "enum";
  readonly values: readonly Word[];
  readonly optional: true;
  readonly brief: string;
}

/** A flag with one of a few words as its value. */
type PreferringFlag<Word extends string> = Omit<ChoiceFlag<Word>, "optional"> & { readonly default: Word };

/** A flag that may be given several times. */
export type RepeatedFlag<Flag> = Flag & { readonly variadic: true };

/** What a command gets of its flags, by how they are described. */
export type FlagsOf<Described> = {
  readonly [Name in keyof Described as Described[Name] extends Optional ? never : Name]: ValueOf<Described[Name]>;
} & {
  readonly [Name in keyof Described as Described[Name] extends Optional ? Name : never]?:
    | ValueOf<Described[Name]>
    | undefined;
};

interface Optional {
  readonly optional: true;
}

type ValueOf<Described> = Described extends { readonly variadic: true }
  ? readonly OneOf<Described>[]
  : OneOf<Described>;

type OneOf<Described> = Described extends { readonly values: readonly (infer Word)[] }
  ? Word
  : Described extends { readonly parse: (text: string) => infer Value }
    ? Value
    : boolean;

/** A flag with a value that may be left out; `parse` refuses wrong ones with a UserError. */
export function parsed<Value>(placeholder: string, brief: string, parse: (text: string) => Value): ValueFlag<Value> {
  return { kind: "parsed", parse, optional: true, brief, placeholder };
}

/** A flag with any text as its value, which may be left out. */
export function value(placeholder: string, brief: string): ValueFlag<string> {
  return parsed(placeholder, brief, String);
}

/** A flag with any text as its value, which must be there. */
export function required(placeholder: string, brief: string): Omit<ValueFlag<string>, "optional"> {
  return { kind: "parsed", parse: String, brief, placeholder };
}

/** A flag with one of a few words as its value, which may be left out. */
export function oneOf<const Word extends string>(values: readonly Word[], brief: string): ChoiceFlag<Word> {
  return { kind: "enum", values, optional: true, brief };
}

/** A flag with one of a few words as its value: the first of them where it is left out. */
export function preferring<const Word extends string>(
  values: readonly [Word, ...Word[]],
  brief: string,
): PreferringFlag<Word> {
  return { kind: "enum", values, default: values[0], brief };
}

/** The same flag, which may be given several times, and says so. */
export function repeated<Flag extends { readonly brief: string }>(flag: Flag): RepeatedFlag<Flag> {
  return { ...flag, brief: `${flag.brief}; may be repeated`, variadic: true };
}

/** A flag with any text as its value, which may be left out, and may be given several times. */
export function repeatedValue(placeholder: string, brief: string): RepeatedFlag<ValueFlag<string>> {
  return repeated(value(placeholder, brief));
}

/** An argument as it is described; it may be any text. */
interface Argument {
  readonly parse: (text: string) => string;
  readonly brief: string;
  readonly placeholder: string;
}

/** Any number of arguments. */
export function words(placeholder: string, brief: string): { readonly kind: "array"; readonly parameter: Argument } {
  return { kind: "array", parameter: { parse: String, brief, placeholder } };
}

/** One argument that may be left out. */
interface OptionalArgument extends Argument {
  readonly optional: true;
  readonly proposeCompletions: (begun: string) => readonly string[];
}

/**
 * One argument that may be left out.
 *
 * @param known - what it can be, if there is not too much of it; a shell completes these
 */
export function optionalWord(
  placeholder: string,
  brief: string,
  known: () => readonly string[] = () => [],
): { readonly kind: "tuple"; readonly parameters: readonly [OptionalArgument] } {
  const proposed = (begun: string): readonly string[] => known().filter((word) => word.startsWith(begun));
  return {
    kind: "tuple",
    parameters: [{ parse: String, brief, placeholder, optional: true, proposeCompletions: proposed }],
  };
}

/** `--json`, which every command has. */
export const json: SwitchFlag = onOff("Print one JSON object instead of text");

/**
 * The form of a report that `--format` or `--json` names, `text` without them.
 *
 * @throws UserError when they name two
 */
export function formatOf<Format extends string>({
  json: isJson,
  format,
}: JsonFlags & { readonly format?: Format | undefined }): Format | "text" | "json" {
  if (!isJson) return format ?? "text";
  if (format === undefined || format === "json") return "json";
  throw new UserError(`\`--json\` reports as JSON and \`--format ${format}\` does not. Give only one of them.`);
}

/** The flags of a command that has no other. */
export interface JsonFlags {
  readonly json: boolean;
}

/** A flag that is on or off. */
export function onOff(brief: string): SwitchFlag {
  return { kind: "boolean", brief, withNegated: false };
}

/** `--vocabulary`: which of the payload's conditions it is. */
export const vocabulary: PreferringFlag<VocabularyName> = preferring(
  ["recording", "routing", "payout"],
  "Which terms the condition may use",
);

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
export const nodeLimit: ValueFlag<number> = parsed(
  "N",
  "Most steps that each search for an answer may take; without it, about two seconds' worth",
  parseCount,
);

/** The limit as the analyzer takes it. */
export function limitOptions(limit: number | undefined): AnalyzerOptions {
  return limit === undefined ? {} : { nodeLimit: limit };
}

/** `--output`: the report goes to a file. */
export const output: ValueFlag<string> = value(
  "FILE",
  "Write the report to a file instead of printing it (`-`: print it)",
);

/** The file of the report; undefined for standard output. */
export function outputPath(path: string | undefined): string | undefined {
  return path === STANDARD_OUTPUT ? undefined : path;
}

/** The argument that stands for standard output. */
const STANDARD_OUTPUT = "-";

/** `--expr`: no argument is a file. */
export const expr: SwitchFlag = onOff("Take every argument as a condition, even where a file has that name");

/** `--stdin-filename`: what an editor has open comes on standard input. */
export const inputName: ValueFlag<string> = value(
  "FILE",
  "Read standard input and take it for this file, which need not be there: its name tells what it holds",
);

/** @throws UserError when standard input has a name and is not all that is read */
export function requireInputName(name: string | undefined, args: readonly string[]): void {
  if (name === undefined || args.every((argument) => argument === STANDARD_INPUT)) return;
  throw new UserError("`--stdin-filename` reads standard input and nothing else. Leave out the other arguments.");
}

/** `--file`: the condition stands in a file. */
export const conditionFile: ValueFlag<string> = value("FILE", "Read the condition from a file (`-`: standard input)");

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
export type StrictnessFlags = FlagsOf<typeof strictness>;

/** How these flags are read and described. */
export const strictness: {
  readonly config: ValueFlag<string>;
  readonly "no-config": SwitchFlag;
  readonly "max-warnings": ValueFlag<number>;
} = {
  config: value(
    "FILE",
    "The configuration of the linter; by default, recond.config.json, .yaml or .yml in this folder",
  ),
  "no-config": onOff("Use no configuration"),
  "max-warnings": parsed(
    "N",
    "Refuse to go on with more warnings than that; by default, with more than `max_warnings` of the configuration",
    parseWarnings,
  ),
};

/** `--exclude` and `--no-ignore`, of every command that looks into folders. */
export const passing: {
  readonly exclude: RepeatedFlag<ValueFlag<string>>;
  readonly "no-ignore": SwitchFlag;
} = {
  exclude: repeatedValue("PATTERN", "Pass over files and folders, by a pattern as in .gitignore"),
  "no-ignore": onOff("Look also at what .gitignore and .recondignore name"),
};

/**
 * A day as the start of it in UTC.
 *
 * @throws UserError when there is no such day
 */
export function parseDay(text: string): number {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return time;
  throw new UserError(`\`${text}\` is no day. Write it as 2026-11-28`);
}

/** The flags that say which settings decide. */
export type CampaignFlags = FlagsOf<typeof ofCampaign>;

/** How these flags are read and described; `decide` and `simulate` have them. */
export const ofCampaign: {
  readonly campaign: ReturnType<typeof required>;
  readonly terms: ChoiceFlag<TermsName>;
  readonly current: ValueFlag<string>;
} = {
  campaign: required("FILE", "The campaign: an API request body or response, or its settings (`-`: standard input)"),
  terms: oneOf(
    ["current", "future"],
    "Which terms of an API response count: the live ones (by default) or the staged ones (by default of the present campaign of a request)",
  ),
  current: value("FILE", "The campaign as the API returns it, for what a request body leaves unchanged"),
};

/**
 * The campaign that the flags choose.
 *
 * @throws UserError when two of them are standard input
 */
export function campaignChoice({ campaign, terms, current }: CampaignFlags, others: readonly string[]): CampaignChoice {
  requireOneInput([campaign, current, ...others], FOR_ONE_FILE);
  return { campaign, terms, current };
}
