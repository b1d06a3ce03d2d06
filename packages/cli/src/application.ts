import { type Application, buildApplication, buildRouteMap, help, version } from "@stricli/core";
import { argumentTextsFor } from "./arguments.js";
import { analyzeCommand } from "./commands/analyze.js";
import { decideCommand } from "./commands/decide.js";
import { diffCommand } from "./commands/diff.js";
import { explainCommand } from "./commands/explain.js";
import { fmtCommand } from "./commands/fmt.js";
import { lintCommand } from "./commands/lint.js";
import { parseCommand } from "./commands/parse.js";
import { requestCommands } from "./commands/request.js";
import { rulesCommand } from "./commands/rules.js";
import { setCommand } from "./commands/set.js";
import { simulateCommand } from "./commands/simulate.js";
import { termsCommand } from "./commands/terms.js";
import { testCommand } from "./commands/test.js";
import type { Environment } from "./terminal/environment.js";

const description = `Checks, formats, lints, explains, tests and back-tests call recording conditions.

EXAMPLES
  recond parse 'mobile or repeat and during_hours'
  recond fmt --write campaign.json
  recond lint campaign.json
  recond decide --campaign campaign.json --call call.json
  recond simulate --campaign campaign.json --calls calls.ndjson --each
  recond analyze 'mobile and (mobile or repeat)'
  recond diff 'repeat' 'repeat and mobile'
  recond test campaign.test.yaml
  recond explain letter-case
  recond set campaign.json 'during_hours and repeat' --write

\`recond help COMMAND\` has more about each command. Every command prints JSON with --json.`;

/**
 * The command `recond` with all its commands.
 *
 * @param currentVersion - what `--version` prints
 * @param command - the command that was named, for messages about its arguments
 */
export function createApplication(currentVersion: string, command?: string): Application<Environment> {
  const root = buildRouteMap<string, Environment>({
    routes: {
      parse: parseCommand,
      fmt: fmtCommand,
      lint: lintCommand,
      rules: rulesCommand,
      terms: termsCommand,
      decide: decideCommand,
      simulate: simulateCommand,
      analyze: analyzeCommand,
      diff: diffCommand,
      test: testCommand,
      explain: explainCommand,
      set: setCommand,
      request: requestCommands,
    },
    docs: { brief: "Check, format and back-test call recording conditions", fullDescription: description },
  });
  const formatting = { useAliasInUsageLine: false, onlyRequiredInUsageLine: false, caseStyle: "original" } as const;
  return buildApplication<Environment>(
    root,
    {
      name: "recond",
      scanner: { caseStyle: "original", allowArgumentEscapeSequence: true, distanceOptions },
      documentation: { disableAnsiColor: true },
      localization: { text: argumentTextsFor(command) },
    },
    {
      help: help({ brief: "Print help and exit", formatting, defaultForRouteMap: true }),
      version: version({ brief: "Print the version and exit", info: { currentVersion } }),
    },
  );
}

/** Letters that were left out are forgiven more than others, so that `--vocab` finds `--vocabulary`. */
const distanceOptions = { threshold: 5, weights: { insertion: 1, deletion: 2, substitution: 2, transposition: 1 } };
