import { setTimeout } from "node:timers/promises";
import { UserError } from "../terminal/errors.js";
import type { CampaignRequest } from "./build-request.js";
import { type Answer, NoAnswerError, postOnce } from "./post-once.js";

/** How a request went. */
export interface Sent {
  readonly answer: Answer;
  /** How many times it was sent, 1 or 2. */
  readonly attempts: number;
}

/** A network that is just gone may be back after so long. */
const PAUSE_MILLISECONDS = 500;

/**
 * Sends a request. When the connection fails before an answer began, it is sent once more, as it sets the same settings to the
 * same values. After any answer it is not repeated.
 *
 * @param seconds - how long to wait, over both times
 * @throws UserError when there is no answer; it says whether the platform may have taken the change all the same
 */
export async function sendRequest(request: CampaignRequest, token: string, seconds: number): Promise<Sent> {
  const signal = AbortSignal.timeout(seconds * 1000);
  const first = await tryOnce(request, token, signal);
  if (!(first instanceof NoAnswerError)) return { answer: first, attempts: 1 };
  if (!FAILED_CONNECTIONS.has(first.code)) throw noAnswer(request, [first], seconds);
  await setTimeout(PAUSE_MILLISECONDS);
  const second = await tryOnce(request, token, signal);
  if (!(second instanceof NoAnswerError)) return { answer: second, attempts: 2 };
  throw noAnswer(request, [first, second], seconds);
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

const WAITED_ENOUGH = "ABORT_ERR";

async function tryOnce(request: CampaignRequest, token: string, signal: AbortSignal): Promise<Answer | NoAnswerError> {
  try {
    return await postOnce(request, token, signal);
  } catch (error) {
    if (error instanceof NoAnswerError) return error;
    throw error;
  }
}

function noAnswer({ url }: CampaignRequest, failures: readonly NoAnswerError[], seconds: number): UserError {
  const host = new URL(url).host;
  const code = failures.at(-1)?.code ?? "";
  const wasConnected = failures.some((each) => each.wasConnected);
  const times = failures.length > 1 ? ", twice" : "";
  const inTime = `within ${seconds} ${seconds === 1 ? "second" : "seconds"}`;
  if (!wasConnected) {
    const what = code === WAITED_ENOUGH ? `was no connection to \`${host}\` ${inTime}` : connectionProblem(host, code);
    return new UserError(`There ${what}${times}. Nothing was sent, the campaign is as it was.`);
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

function lostAnswer(host: string, code: string): string {
  // Node's reader of HTTP names its errors so.
  if (code.startsWith("HPE_")) return `\`${host}\` answered something that is not HTTP (${code})`;
  return `The connection to \`${host}\` was lost before an answer came (${code})`;
}
