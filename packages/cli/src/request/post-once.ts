import { Agent as PlainAgent, type IncomingHttpHeaders, type IncomingMessage, request as openPlain } from "node:http";
import { Agent as EncryptedAgent, request as openEncrypted } from "node:https";
import { messageOf } from "../terminal/errors.js";
import type { CampaignRequest } from "./build-request.js";
import type { Proxy } from "./proxy.js";

/** What the platform answered. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As far as it came, at most 16 MB. */
  readonly text: string;
  /** Whether that is all: the connection may be lost, or the waiting over, before the end, and what is too long is not read to its end. */
  readonly end: "whole" | "broken" | "late" | "long";
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

/** The rest of a longer answer is not read. A campaign has its tree twice, and a tree may have 4 MB. */
const MAX_BYTES = 16 * 1024 * 1024;

/** How a request goes out. */
export interface Delivery {
  /** Is sent as `Authorization: Bearer`. */
  readonly token: string;
  /** Over when the waiting is. */
  readonly signal: AbortSignal;
  /** How long that is at most. */
  readonly seconds: number;
  readonly proxy: Proxy | undefined;
}

/**
 * Sends a request, exactly once: nothing is repeated, and no redirection is followed, since the token would go with it.
 *
 * @throws NoAnswerError when the connection fails or the waiting ends before an answer began
 */
export async function postOnce(request: CampaignRequest, delivery: Delivery): Promise<Answer> {
  const { method, body } = request;
  const { token, signal } = delivery;
  const url = new URL(request.url);
  const isEncrypted = url.protocol === "https:";
  const open = isEncrypted ? openEncrypted : openPlain;
  const headers = {
    ...request.headers,
    "Content-Length": Buffer.byteLength(body),
    "User-Agent": "recond",
    Authorization: `Bearer ${token}`,
  };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    let isConnected = false;
    const call = open(url, { method, headers, signal, agent: agentFor(isEncrypted, delivery) }, resolve);
    call.on("socket", (socket) => {
      // One that a proxy has led to the platform is connected by now.
      isConnected = !socket.connecting;
      socket.once(isEncrypted ? "secureConnect" : "connect", () => {
        isConnected = true;
      });
    });
    // While a proxy leads to the platform, a call does not hear that the waiting is over.
    signal.addEventListener("abort", () => reject(new NoAnswerError(WAITED_ENOUGH, isConnected)), { once: true });
    // This changes nothing once an answer began: then the status counts.
    call.on("error", (error) => reject(new NoAnswerError(codeOf(error), isConnected)));
    // A server that asks for another protocol than HTTP causes neither an answer nor an error.
    call.on("close", () => reject(new NoAnswerError("closed", isConnected)));
    call.end(body);
  });
  const { bytes, end } = await readBytes(response, signal);
  return { status: response.statusCode ?? 0, headers: response.headers, text: bytes.toString("utf8"), end };
}

/** The code of a request whose time is over. */
export const WAITED_ENOUGH = "ABORT_ERR";

/** Nothing keeps a connection to a proxy for longer than the waiting. */
function agentFor(isEncrypted: boolean, { proxy, seconds }: Delivery): PlainAgent | false {
  if (proxy === undefined) return false;
  const options = { proxyEnv: proxy.env, keepAlive: false, timeout: seconds * 1000 + 100 };
  return isEncrypted ? new EncryptedAgent(options) : new PlainAgent(options);
}

async function readBytes(
  pieces: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<{ readonly bytes: Buffer; readonly end: Answer["end"] }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let end: Answer["end"] = "whole";
  try {
    for await (const part of pieces) {
      parts.push(part);
      length += part.length;
      if (length > MAX_BYTES) {
        end = "long";
        break;
      }
    }
  } catch {
    end = signal.aborted ? "late" : "broken";
  }
  return { bytes: Buffer.concat(parts).subarray(0, MAX_BYTES), end };
}

function codeOf(error: Error): string {
  // The message of this one has the address of the proxy in it.
  if ("statusCode" in error) return `${NO_WAY_THROUGH}, status ${String(error.statusCode)}`;
  return "code" in error && typeof error.code === "string" ? error.code : messageOf(error);
}

/** The code when a proxy does not lead to the platform; the status with which it says so may follow. */
export const NO_WAY_THROUGH = "ERR_PROXY_TUNNEL";
