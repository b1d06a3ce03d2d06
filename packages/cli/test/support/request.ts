import { answer, type Behaviour, type Platform } from "./platform.js";
import { recond, type Run } from "./recond.js";

/** A token that must be in nothing that is printed. */
export const TOKEN = "s3cr3t-0123456789abcdef";

/** The flags that name a campaign. */
export const ids: readonly string[] = ["--network", "1", "--advertiser", "acme", "--campaign-id", "spring-sale"];

/** The `ivr_tree` of a campaign. */
export const tree = {
  record_calls: false,
  call_recording_condition: "mobile",
  whisper_prompt_condition: "",
  call_activity_tracking: "SaveActivityOnCallImport",
  root: {
    node_type: "Menu",
    prompt: "Press 1 or 2.",
    children: [
      { node_type: "Connect", destination_phone_number: "8056173768", destination_country_code: "" },
      {
        node_type: "Condition",
        condition: "mobile",
        children: [{ node_type: "EndCall" }, { node_type: "EndCall" }],
      },
      { node_type: "EndCall", keypress_failover_type: "Wrong" },
    ],
  },
} as const;

/** Runs `recond request VERB` for that campaign. */
export async function request(...args: readonly string[]): Promise<Run> {
  return recond(["request", ...args.slice(0, 1), ...ids, ...args.slice(1)]);
}

const withToken = { RECOND_TOKEN: TOKEN };

/** Sends to a server of the test, which takes everything unless told how to answer. */
export async function sendTo(
  platform: Platform,
  args: readonly string[],
  behaviours: readonly Behaviour[] = [],
  env: Readonly<Record<string, string>> = withToken,
  run = recond,
): Promise<Run> {
  platform.plan(...(behaviours.length === 0 ? [answer(200)] : behaviours));
  const [verb = "", ...others] = args;
  return run(["request", verb, ...ids, "--base-url", platform.baseUrl, "--send", ...others], { env });
}
