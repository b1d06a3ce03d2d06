import type { FlagParametersForType } from "@stricli/core";
import type { LintFlags, RuleLevel } from "../linting/settings.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { campaignFlags } from "./campaign-flags.js";
import {
  choiceFlag,
  repeated,
  exprFlag,
  inputNameFlag,
  jsonFlag,
  outputFlag,
  parsedFlag,
  parseWarnings,
  passingFlags,
  switchFlag,
  valueFlag,
  vocabularyFlag,
} from "./flags.js";

/** How the flags of `recond lint` are read and described. */
export const lintFlags: FlagParametersForType<LintFlags, Environment> = {
  config: valueFlag(
    "FILE",
    "The configuration; by default, each recond.config.json, .yaml or .yml from the folder of a file upwards",
  ),
  "no-config": switchFlag("Use no configuration"),
  "print-config": valueFlag(
    "FILE",
    "Print what holds for a file, as flags and configurations put together say, and lint nothing",
  ),
  rule: repeated(
    parsedFlag("ID=LEVEL", "Give a rule another level: off, info, warning or error; may be repeated", parseRule),
  ),
  "max-warnings": parsedFlag("N", "Exit with 1 when there are more warnings than this", parseWarnings),
  vocabulary: vocabularyFlag,
  expr: exprFlag,
  files: switchFlag("Take every argument as a file, a folder or a glob, and leave out what has no campaign in it"),
  "stdin-filename": inputNameFlag,
  ...passingFlags,
  baseline: valueFlag(
    "FILE",
    "Leave out the findings that this file knows, which `--write-baseline` wrote: only new ones fail",
  ),
  "write-baseline": valueFlag("FILE", "Write what is found to this file, for `--baseline`"),
  complete: switchFlag("Take request bodies as complete: what is missing in them is missing in the campaign"),
  current: campaignFlags.current,
  terms: {
    ...campaignFlags.terms,
    brief:
      "Which terms of `--current` count: the staged ones (`future`, by default; the live ones where nothing is staged) or the live ones",
  },
  fix: switchFlag("Apply the safe fixes: those that change no decision"),
  "fix-suggested": switchFlag("Apply the suggested fixes of errors as well; exit with 1 until you have looked at them"),
  accept: switchFlag("With `--fix-suggested`: you answer for what is guessed, and the guesses are no errors"),
  diff: switchFlag("Show what the fixes would change, and write nothing"),
  format: choiceFlag(
    ["text", "json", "sarif", "github", "junit", "compact", "gitlab", "rdjson", "checkstyle", "markdown"],
    "How to report; text for people by default",
  ),
  json: jsonFlag,
  output: outputFlag,
  watch: switchFlag("Lint again whenever a file changes, until Ctrl-C"),
  quiet: switchFlag("List errors only; warnings are counted all the same"),
  statistics: switchFlag("Count the findings by rule as well; after a long list they are counted unasked"),
};

function parseRule(text: string): RuleLevel {
  const [id = "", level = "", ...others] = text.split("=");
  if (id !== "" && level !== "" && others.length === 0) return { id, level };
  throw new UserError(`\`${text}\` is no \`ID=LEVEL\`, such as \`double-negation=off\``);
}
