import { type IncomingHttpHeaders, type IncomingMessage, request as openPlain } from "node:http";
import { request as openEncrypted } from "node:https";
import { messageOf } from "../errors.js";
import type { CampaignRequest } from "./build-request.js";

/** What the platform answered. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As far as it came, at most a megabyte. */
  readonly text: string;
}

/** Why there is no answer. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";

  /**
   * @param code - the system's name of what happened, such as `ECONNREFUSED`, or words for it
   * @param wasConnected - whether the platform may have got the request
   */
  constructor(
    readonly code: string,
    readonly wasConnected: boolean,
  ) {
    super(code);
  }
}

/** Longer answers are read no further. */
const MAX_BYTES = 1024 * 1024;

/**
 * Sends a request, exactly once: nothing is repeated, and no redirection is followed, since the token would go with it.
 *
 * @param request - the request
 * @param token - is sent as `Authorization: Bearer`
 * @param signal - ends the waiting
 * @throws NoAnswerError when the connection fails or the waiting ends before an answer began
 */
export async function postOnce(request: CampaignRequest, token: string, signal: AbortSignal): Promise<Answer> {
  const { method, body } = request;
  const url = new URL(request.url);
  const open = url.protocol === "https:" ? openEncrypted : openPlain;
  const headers = {
    ...request.headers,
    "Content-Length": Buffer.byteLength(body),
    "User-Agent": "recond",
    Authorization: `Bearer ${token}`,
  };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    let isConnected = false;
    const call = open(url, { method, headers, signal, agent: false }, resolve);
    call.on("socket", (socket) => {
      socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
        isConnected = true;
      });
    });
    // Once an answer began, this changes nothing any more: the status of the answer counts.
    call.on("error", (error) => reject(new NoAnswerError(codeOf(error), isConnected)));
    // A server that wants to speak something else than HTTP is left without an answer and without an error.
    call.on("close", () => reject(new NoAnswerError("closed", isConnected)));
    call.end(body);
  });
  return readAnswer(response);
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const bytes: AsyncIterable<Uint8Array> = response;
  try {
    for await (const part of bytes) {
      parts.push(part);
      length += part.length;
      if (length > MAX_BYTES) break;
    }
  } catch {
    // The rest of the answer is lost.
  }
  const text = Buffer.concat(parts).subarray(0, MAX_BYTES).toString("utf8");
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : messageOf(error);
}
