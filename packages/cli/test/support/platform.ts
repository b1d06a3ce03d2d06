import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** A request as it arrived. */
export interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** How the platform answers; without an answer the connection stays open. */
export type Behaviour = (response: ServerResponse, request: Received) => void;

/** A server on this machine in the place of the platform. */
export interface Platform {
  readonly baseUrl: string;
  /** What arrived since the last `plan`. */
  readonly received: readonly Received[];
  /** The answers to the next requests, one each; the last one to all that follow. */
  readonly plan: (...behaviours: readonly Behaviour[]) => void;
}

export async function startPlatform(): Promise<Platform> {
  const received: Received[] = [];
  let behaviours: readonly Behaviour[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("error", () => {});
    request.on("end", () => {
      const { method, url, headers } = request;
      const arrived = { method, url, headers, body: Buffer.concat(parts).toString() };
      const behaviour = behaviours[received.length] ?? behaviours.at(-1);
      received.push(arrived);
      behaviour?.(response, arrived);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    plan(...next) {
      received.length = 0;
      behaviours = next;
    },
  };
}

/** An answer with a status and a body: JSON, or a text as it is. */
export function answer(status: number, body: unknown = {}, headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    response.writeHead(status, headers);
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

/** Breaks the connection before an answer. */
export const drop: Behaviour = (response) => {
  response.destroy();
};

/** Never answers. */
export const stall: Behaviour = () => {};
