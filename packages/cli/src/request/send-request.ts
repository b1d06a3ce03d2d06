import { setTimeout } from "node:timers/promises";
import { UserError } from "../terminal/errors.js";
import type { CampaignRequest } from "./build-request.js";
import { type Answer, type Delivery, NO_WAY_THROUGH, NoAnswerError, postOnce, WAITED_ENOUGH } from "./post-once.js";
import type { Proxy } from "./proxy.js";

/** How a request went. */
export interface Sent {
  readonly answer: Answer;
  /** How many times it was sent, 1 or 2. */
  readonly attempts: number;
}

/** A network that is just gone may be back after so long. */
const PAUSE_MILLISECONDS = 500;

/** The token of a request, the way it is sent, and how long to wait over both times. */
export type Sending = Omit<Delivery, "signal">;

/**
 * Sends a request. When the connection fails before an answer began, it is sent once more, as it sets the same settings to the
 * same values. After any answer it is not repeated.
 *
 * @throws UserError when there is no answer; it says whether the platform may have taken the change all the same
 */
export async function sendRequest(request: CampaignRequest, sending: Sending): Promise<Sent> {
  const delivery = { ...sending, signal: AbortSignal.timeout(sending.seconds * 1000) };
  const first = await tryOnce(request, delivery);
  if (!(first instanceof NoAnswerError)) return { answer: first, attempts: 1 };
  if (!FAILED_CONNECTIONS.has(first.code)) throw noAnswer(request, [first], sending);
  await setTimeout(PAUSE_MILLISECONDS);
  const second = await tryOnce(request, delivery);
  if (!(second instanceof NoAnswerError)) return { answer: second, attempts: 2 };
  throw noAnswer(request, [first, second], sending);
}

/** Failures of the network, which may be over a moment later: not a certificate, not an answer that is no HTTP. */
const FAILED_CONNECTIONS: ReadonlySet<string> = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

async function tryOnce(request: CampaignRequest, delivery: Delivery): Promise<Answer | NoAnswerError> {
  return postOnce(request, delivery).catch((error: unknown) => {
    if (error instanceof NoAnswerError) return error;
    throw error;
  });
}

function noAnswer(
  { url }: CampaignRequest,
  failures: readonly NoAnswerError[],
  { seconds, proxy }: Sending,
): UserError {
  const host = new URL(url).host;
  const code = failures.at(-1)?.code ?? "";
  const wasConnected = failures.some((each) => each.wasConnected);
  const times = failures.length > 1 ? ", twice" : "";
  const inTime = `within ${seconds} ${seconds === 1 ? "second" : "seconds"}`;
  if (!wasConnected) {
    const what = code === WAITED_ENOUGH ? `was no connection to \`${host}\` ${inTime}` : connectionProblem(host, code);
    return new UserError(
      `There ${what}${times}. Nothing was sent, the campaign is as it was.${proxyHint(proxy, code)}`,
    );
  }
  const what = code === WAITED_ENOUGH ? `\`${host}\` did not answer ${inTime}` : `${lostAnswer(host, code)}${times}`;
  return new UserError(`${what}. It is not known whether the platform took the change. ${LOOK_FIRST}`);
}

/** What to do when nobody knows whether a change was taken. */
export const LOOK_FIRST = "Look at the campaign's `future_terms` (GET) before you send it again.";

function connectionProblem(host: string, code: string): string {
  const isUnknown = code === "ENOTFOUND" || code === "EAI_AGAIN";
  if (isUnknown) return `is no server \`${host}\` that this machine can find (${code})`;
  return `is no connection to \`${host}\` (${code})`;
}

function proxyHint(proxy: Proxy | undefined, code: string): string {
  if (proxy === undefined) return "";
  if (!code.startsWith(NO_WAY_THROUGH)) return ` \`${proxy.name}\` names a proxy: make sure that it is the right one.`;
  const wants = code.endsWith(" 407")
    ? "wants to know who asks: its address there may have a user name and a password in it"
    : "did not lead there";
  return ` The proxy that \`${proxy.name}\` names ${wants}.`;
}

function lostAnswer(host: string, code: string): string {
  // Node's reader of HTTP names its errors so.
  if (code.startsWith("HPE_")) return `\`${host}\` answered something that is not HTTP (${code})`;
  return `The connection to \`${host}\` was lost before an answer came (${code})`;
}
