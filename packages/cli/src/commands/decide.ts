import type { Command } from "@stricli/core";
import { knowledgeOf } from "@recond/campaign";
import { explain } from "@recond/evaluator";
import { showable } from "@recond/parser";
import { jsonText } from "@recond/reports";
import { impossibleFacts, misspeltFields } from "../decision/impossible-facts.js";
import { readCall } from "../decision/read-call.js";
import { campaignJson, campaignText, readCampaign } from "../campaign/read-campaign.js";
import type { Environment } from "../terminal/environment.js";
import type { ExitCode } from "../terminal/errors.js";
import { tellWarnings } from "../terminal/tell.js";
import { explanationJson, explanationText } from "../decision/explanation.js";
import * as flag from "./flags.js";
import { createCommand } from "./command.js";

const described = {
  ...flag.ofCampaign,
  call: flag.required("FILE", "The facts of the call, a JSON object (`-`: standard input)"),
  expect: flag.oneOf(["record", "skip", "undetermined"], "Exit with 1 when the decision is another one"),
  json: flag.json,
};

type DecideFlags = flag.FlagsOf<typeof described>;

/** `recond decide`: whether one call is recorded, and why. */
export const decideCommand: Command<Environment> = createCommand(
  runDecide,
  {
    flags: described,
  },
  "Decide whether a call is recorded, and say why",
  `Decides whether one call is recorded, says why, and keeps apart what the platform documents and what is assumed.
The campaign may be a request body (ivr_tree), a response (current_terms, future_terms), or { "record_calls": …, "call_recording_condition": … }.

EXAMPLES
  recond decide --campaign campaign.json --call call.json
  recond decide --campaign request.json --current campaign.json --call call.json
  echo '{ "mobile": true }' | recond decide --campaign campaign.json --call - --expect record

EXIT CODES
  0 decided, 1 another decision than expected, 2 wrong use, unreadable file or invalid campaign`,
);

async function runDecide(environment: Environment, flags: DecideFlags): Promise<ExitCode> {
  const { output, messages } = environment;
  const campaign = await readCampaign(flag.campaignChoice(flags, [flags.call]), environment);
  const { id, call } = await readCall(flags.call, environment);
  const known = knowledgeOf(campaign.facts);
  await tellWarnings([...impossibleFacts(call, known), ...misspeltFields(call, campaign.condition)], environment);
  const explained = explanationJson(explain(campaign.settings, call, { known }), call, campaign);
  if (flags.json) {
    const named = id === undefined ? {} : { id };
    await output.write(jsonText({ ...named, campaign: campaignJson(campaign), ...explained }));
  } else {
    const named = id === undefined ? "" : `  ${output.style.dim("call".padEnd(12))}${showable(String(id))}\n`;
    await output.write(
      `${explanationText(explained, campaign, output.style)}${named}  ${output.style.dim("campaign".padEnd(12))}${campaignText(campaign)}\n`,
    );
  }
  if (flags.expect === undefined || flags.expect === explained.decision) return 0;
  await messages.write(`The decision is \`${explained.decision}\`, not \`${flags.expect}\` as expected.\n`);
  return 1;
}
