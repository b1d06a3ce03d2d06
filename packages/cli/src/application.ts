import {
  type Application,
  buildApplication,
  buildCommand,
  buildRouteMap,
  type Command,
  help,
  type RouteMap,
  version,
} from "@stricli/core";
import { argumentTextsFor } from "./arguments.js";
import type { Environment } from "./terminal/environment.js";

const description = `Checks, formats, lints, explains, tests and back-tests call recording conditions.

EXAMPLES
  recond demo
  recond parse 'mobile or repeat and during_hours'
  recond fmt --write campaign.json
  recond lint campaign.json
  recond decide --campaign campaign.json --call call.json
  recond simulate --campaign campaign.json --calls calls.ndjson --each
  recond sql --dialect bigquery 'mobile and not repeat'
  recond analyze 'mobile and (mobile or repeat)'
  recond diff 'repeat' 'repeat and mobile'
  recond prove --never landline campaigns/
  recond test campaign.test.yaml
  recond explain letter-case
  recond set campaign.json 'during_hours and repeat' --write

\`recond help COMMAND\` has more about each command. Every command prints JSON with --json.`;

/** A command, or a group of commands. */
type Route = Command<Environment> | RouteMap<Environment>;

/** What loads each command. Loading takes most of the time of a short run, so a run loads the command that it is for. */
const loaders: Readonly<Record<string, () => Promise<Route>>> = {
  parse: async () => (await import("./commands/parse.js")).parseCommand,
  fmt: async () => (await import("./commands/fmt.js")).fmtCommand,
  lint: async () => (await import("./commands/lint.js")).lintCommand,
  rules: async () => (await import("./commands/rules.js")).rulesCommand,
  terms: async () => (await import("./commands/terms.js")).termsCommand,
  decide: async () => (await import("./commands/decide.js")).decideCommand,
  simulate: async () => (await import("./commands/simulate.js")).simulateCommand,
  sample: async () => (await import("./commands/sample.js")).sampleCommand,
  sql: async () => (await import("./commands/sql.js")).sqlCommand,
  analyze: async () => (await import("./commands/analyze.js")).analyzeCommand,
  diff: async () => (await import("./commands/diff.js")).diffCommand,
  prove: async () => (await import("./commands/prove.js")).proveCommand,
  test: async () => (await import("./commands/test.js")).testCommand,
  explain: async () => (await import("./commands/explain.js")).explainCommand,
  set: async () => (await import("./commands/set.js")).setCommand,
  init: async () => (await import("./commands/init.js")).initCommand,
  completion: async () => (await import("./commands/completion.js")).completionCommand,
  demo: async () => (await import("./commands/demo.js")).demoCommand,
  request: async () => (await import("./commands/request.js")).requestCommands,
};

/** Stands for a command that the run is not for. */
const unloaded: Route = buildCommand<object, [], Environment>({
  func: () => new Error("This command was not loaded."),
  parameters: {},
  docs: { brief: "" },
});

/** All commands, of which only the one that is named is loaded; all of them where none is, for the help lists them. */
async function routesFor(first: string | undefined): Promise<Readonly<Record<string, Route>>> {
  const isVersion = first === "--version" || first === "-v";
  const isOne = isVersion || (first !== undefined && Object.hasOwn(loaders, first));
  const load = async ([name, loader]: [string, () => Promise<Route>]): Promise<[string, Route]> => [
    name,
    isOne && name !== first ? unloaded : await loader(),
  ];
  return Object.fromEntries(await Promise.all(Object.entries(loaders).map(load)));
}

/** The command `recond`. */
export async function createApplication(currentVersion: string, first?: string): Promise<Application<Environment>> {
  const root = buildRouteMap<string, Environment>({
    routes: await routesFor(first),
    docs: { brief: "Check, format and back-test call recording conditions", fullDescription: description },
  });
  const formatting = { useAliasInUsageLine: false, onlyRequiredInUsageLine: false, caseStyle: "original" } as const;
  return buildApplication<Environment>(
    root,
    {
      name: "recond",
      scanner: { caseStyle: "original", allowArgumentEscapeSequence: true, distanceOptions },
      documentation: { disableAnsiColor: true },
      localization: { text: argumentTextsFor(first) },
    },
    {
      help: help({ brief: "Print help and exit", formatting, defaultForRouteMap: true }),
      version: version({ brief: "Print the version and exit", info: { currentVersion } }),
    },
  );
}

/** Letters that were left out are forgiven more than others, so that `--vocab` finds `--vocabulary`. */
const distanceOptions = { threshold: 5, weights: { insertion: 1, deletion: 2, substitution: 2, transposition: 1 } };
