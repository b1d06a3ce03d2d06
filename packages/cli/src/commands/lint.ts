import type { Command } from "@stricli/core";
import type { Environment } from "../terminal/environment.js";
import { createCommand } from "./command.js";
import { lintFlags } from "./lint-flags.js";
import { runLint } from "./run-lint.js";
import { wordsParameter } from "./flags.js";

/** `recond lint`: what is wrong, or doubtful, about conditions and payloads. */
export const lintCommand: Command<Environment> = createCommand(runLint, {
  parameters: {
    flags: lintFlags,
    aliases: { c: "config", e: "expr", f: "format", o: "output", q: "quiet" },
    positional: wordsParameter(
      "file or condition",
      "A file, a folder, a glob, a condition in quotes, or `-` for standard input",
    ),
  },
  docs: {
    brief: "Find what is wrong or doubtful in conditions and payloads, and fix it",
    fullDescription: `Looks at conditions, and at whole payloads: request bodies, responses, lists of them, NDJSON. Of a folder, all files that end in .json, .ndjson, .jsonl or .recond are linted; those that have no campaign in them are counted. An argument that is no file is a condition. For hooks and build servers there is --files: an argument that is no file is then an error, files without a campaign are left out even if they are named, and it is no error if nothing is left. Without arguments, the \`files\` of the configuration are linted.

What a team has agreed on (files, levels, known names, ignored findings) stands in recond.config.yaml or .json; docs/before-you-upload.md has all of its keys.

Fixes change nothing but condition strings, and a file is replaced at once or not at all: of a file with several hard links, the name that was given has the new text, the others keep the old. Safe fixes change no decision. --fix-suggested also mends errors by the likeliest reading; where no reading is the likeliest, or a condition is valid, it leaves the text to you. (What a rule only suggests for a valid condition is applied when the rule is made an error: --rule ID=error.) Every condition that was guessed is listed, as it was and as it is, and the exit code is 1 until you have looked: run again on the saved file, or say --accept. What was fixed on standard input, or in a condition, is printed, and the report goes to standard error; so does it with --diff, which never writes.

EXAMPLES
  recond lint 'mobile and landline'
  recond lint request.json --current campaign.json
  recond lint payloads/ 'more/**/*.ndjson' --max-warnings 0
  recond lint --files campaigns/
  recond lint --diff payloads/
  recond lint --fix --rule double-negation=off request.json
  recond lint - --format sarif --output findings.sarif < campaign.json

EXIT CODES
  0 no errors, 1 errors, guesses or too many warnings, 2 wrong use, nothing to lint, a file that cannot be read or written`,
  },
});
