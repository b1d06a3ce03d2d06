import { parseId, type TermsName } from "@recond/campaign";
import type { FlagParametersForType } from "@stricli/core";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { FOR_ONE_FILE, requireOneInput } from "../input/read-text.js";
import type { IdFlags } from "../request/campaign-ids.js";
import type { Method } from "../request/build-request.js";
import { parseBaseUrl, PLATFORM } from "../request/base-url.js";
import { parseTokenName, TOKEN_VARIABLE } from "../request/read-token.js";
import * as flag from "./flags.js";

/** The flags of `recond request record-all` and `record-none`; `set` has them too. */
export interface RequestFlags extends IdFlags, flag.StrictnessFlags {
  readonly campaign?: string | undefined;
  readonly terms?: TermsName | undefined;
  readonly current?: string | undefined;
  readonly "without-tree": boolean;
  readonly method: Method;
  readonly "base-url": URL;
  readonly "allow-http": boolean;
  readonly curl: boolean;
  readonly send: boolean;
  readonly "token-env": string;
  readonly timeout: number;
  readonly json: boolean;
}

const MAX_SECONDS = 3600;

function parseSeconds(text: string): number {
  const seconds = flag.parseCount(text);
  if (seconds <= MAX_SECONDS) return seconds;
  throw new UserError(`\`${text}\` is more than an hour (${MAX_SECONDS} seconds)`);
}

const ids = {
  network: flag.parsed("ID", "The network's id; by default, the network_id of the campaign's file", parseId),
  advertiser: flag.parsed(
    "ID",
    "The advertiser's id, the network's own; by default, the advertiser_id_from_network of the file",
    parseId,
  ),
  "campaign-id": flag.parsed(
    "ID",
    "The campaign's id, the network's own; by default, the advertiser_campaign_id_from_network of the file",
    parseId,
  ),
} as const;

const trees = {
  campaign: flag.value(
    "FILE",
    "The campaign whose IVR tree is kept: an API response or request body (`-`: standard input)",
  ),
  terms: {
    ...flag.ofCampaign.terms,
    brief: "Which tree of a response is kept, where the live one and the staged one differ",
  },
  "without-tree": flag.onOff(
    "Send the settings alone. That the platform then keeps the present tree is not documented",
  ),
  current: flag.value(
    "FILE",
    "The campaign as the API returns it: to look at the request with its hours and regions, and to say what changes",
  ),
  ...flag.strictness,
} as const;

const sending = {
  method: flag.preferring(["POST", "PUT"], "The method"),
  "base-url": {
    kind: "parsed",
    parse: parseBaseUrl,
    default: PLATFORM,
    brief: "Where the API is",
    placeholder: "URL",
  },
  "allow-http": flag.onOff("Allow an address without encryption, to which the token would travel in the clear"),
  curl: flag.onOff("Print a command for the shell that sends the request with curl"),
  send: flag.onOff("Send the request"),
  "token-env": {
    kind: "parsed",
    parse: parseTokenName,
    default: TOKEN_VARIABLE,
    brief: "The environment variable with the OAuth token",
    placeholder: "NAME",
  },
  timeout: {
    kind: "parsed",
    parse: parseSeconds,
    default: "30",
    brief: "How long to wait for the answer",
    placeholder: "SECONDS",
  },
} as const;

export const requestFlags: FlagParametersForType<RequestFlags, Environment> = {
  ...ids,
  ...trees,
  ...sending,
  json: flag.json,
};

/**
 * Refuses flags that contradict each other, rather than ignoring one.
 *
 * @throws UserError that says which to leave out
 */
export function requireSensible(flags: RequestFlags, others: readonly string[]): void {
  const { campaign, current, terms, config } = flags;
  requireOneInput([campaign, current, config, ...others], FOR_ONE_FILE);
  if (flags.curl && (flags.send || flags.json)) {
    throw new UserError(
      `\`--curl\` and \`--${flags.send ? "send" : "json"}\` ask for two things. Give only one of them.`,
    );
  }
  if (campaign === undefined && !flags["without-tree"]) {
    throw new UserError(
      "The campaign's IVR tree is missing: whether the platform keeps the present tree when a request has none is not documented. Give it with `--campaign FILE` (the campaign as the API returns it, or a request body), and it is sent along as it is. To send the settings alone all the same, write `--without-tree`.",
    );
  }
  if (campaign !== undefined && flags["without-tree"]) {
    throw new UserError("`--campaign` gives a tree to keep, `--without-tree` sends none. Give only one of them.");
  }
  if (campaign === undefined && terms !== undefined) {
    throw new UserError("`--terms` chooses a tree of the campaign, but there is no `--campaign`. Leave it out.");
  }
}
