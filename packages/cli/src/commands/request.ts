import type { WantedSettings } from "@recond/campaign";
import { buildRouteMap, type Command, type RouteMap } from "@stricli/core";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { readCondition, requireValid } from "../input/conditions.js";
import { createCommand } from "./command.js";
import * as flag from "./flags.js";
import { type RequestFlags, requestFlags, requireSensible } from "./request-flags.js";
import { runRequest } from "./run-request.js";

/** The flags of `recond request set`. */
interface SetFlags extends RequestFlags {
  readonly file?: string | undefined;
}

const EXIT_CODES = `EXIT CODES
  0 built, or with --send taken by the platform; 1 answered, but not taken, or not known to be; 2 not built or not sent, or no answer came`;

const setCommand: Command<Environment> = createCommand(
  runSet,
  {
    flags: { file: flag.conditionFile, ...requestFlags },
    aliases: { c: "config" },
    positional: flag.words("condition", "The condition, in quotes, or `-` for standard input"),
  },
  "The request that records the calls that meet a condition",
  `Builds the request that sets record_calls to true and call_recording_condition to a condition, and keeps the rest of the IVR tree.
It is linted first: errors refuse it, warnings are reported. Nothing is sent without --send.

EXAMPLES
  recond request set 'during_hours and repeat' --network 1 --advertiser 2 --campaign-id 3 --campaign campaign.json
  recond request set --file condition.recond --network 1 --advertiser 2 --campaign-id 3 --campaign campaign.json --curl
  RECOND_TOKEN=… recond request set 'mobile' --network 1 --advertiser 2 --campaign-id 3 --campaign campaign.json --send

${EXIT_CODES}`,
);

const recordAllCommand = plainCommand(
  "The request that records all calls",
  "Builds the request that sets record_calls to true and removes the condition.",
  "record-all",
  { record_calls: true, call_recording_condition: "" },
);

const recordNoneCommand = plainCommand(
  "The request that records no calls",
  "Builds the request that sets record_calls to false and removes the condition.",
  "record-none",
  { record_calls: false, call_recording_condition: "" },
);

/** `recond request`: the API request that changes what is recorded, linted first, printed or sent. */
export const requestCommands: RouteMap<Environment> = buildRouteMap<string, Environment>({
  routes: { set: setCommand, "record-all": recordAllCommand, "record-none": recordNoneCommand },
  docs: {
    brief: "Build the API request that changes what is recorded, or send it",
    fullDescription: `Builds the API request that sets a campaign's recording settings and keeps its IVR tree, lints it, and prints it as JSON or as a curl command.
With --send it is sent, with the OAuth token in the environment variable RECOND_TOKEN.

EXAMPLES
  recond request set 'during_hours and repeat' --campaign campaign.json --curl
  recond request record-none --campaign campaign.json

\`recond help request COMMAND\` has more about each command.`,
  },
});

async function runSet(environment: Environment, flags: SetFlags, ...words: string[]): Promise<ExitCode> {
  requireSensible(flags, flags.file === undefined ? words : [flags.file, ...words]);
  const file = await readCondition(words, flags.file, environment);
  if (requireValid(file, "recording") === null) {
    throw new UserError(
      "The condition is empty: all calls would be recorded. If you want that, write `recond request record-all`.",
    );
  }
  // Blanks around a condition mean nothing.
  return runRequest(environment, flags, { record_calls: true, call_recording_condition: file.text.trim() });
}

function plainCommand(brief: string, does: string, name: string, settings: WantedSettings): Command<Environment> {
  const run = async (environment: Environment, flags: RequestFlags): Promise<ExitCode> => {
    requireSensible(flags, []);
    return runRequest(environment, flags, settings);
  };
  return createCommand(
    run,
    { flags: requestFlags, aliases: { c: "config" } },
    brief,
    `${does} The rest of the IVR tree is kept.
It is linted first: errors refuse it, warnings are reported. Nothing is sent without --send.

EXAMPLES
  recond request ${name} --network 1 --advertiser 2 --campaign-id 3 --campaign campaign.json
  RECOND_TOKEN=… recond request ${name} --network 1 --advertiser 2 --campaign-id 3 --campaign campaign.json --send

${EXIT_CODES}`,
  );
}
