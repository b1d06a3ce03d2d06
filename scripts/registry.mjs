// A package registry on the loopback, as much of one as `npm publish` and `npm install` of one package need. Nothing leaves the machine.
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/**
 * @typedef {object} Published what `npm publish` sends
 * @property {string} name
 * @property {Record<string, object>} versions
 * @property {Record<string, string>} dist-tags
 * @property {Record<string, { data: string }>} [_attachments]
 */

/** @type {(text: string) => Published} */
const parsePublished = JSON.parse;

/**
 * Starts it.
 *
 * @returns {Promise<{ url: string, flags: string[], close: () => void }>} `flags` lead npm to it
 */
export async function startRegistry() {
  /** @type {Map<string, Published>} */
  const packages = new Map();
  /** @type {Map<string, Buffer>} */
  const archives = new Map();

  /**
   * @param {import("node:http").IncomingMessage} request
   * @returns {Promise<[status: number, body: string | Buffer]>}
   */
  async function answer(request) {
    const path = decodeURIComponent(request.url ?? "/").slice(1);
    if (request.method === "PUT") {
      const { _attachments: attachments = {}, ...published } = parsePublished(await text(request));
      packages.set(published.name, published);
      for (const [file, { data }] of Object.entries(attachments)) {
        archives.set(`${published.name}/-/${file}`, Buffer.from(data, "base64"));
      }
      return [201, "{}"];
    }
    const known = packages.get(path);
    const found = archives.get(path) ?? (known === undefined ? undefined : JSON.stringify(known));
    return found === undefined ? [404, "{}"] : [200, found];
  }

  const server = createServer((request, response) => {
    void (async () => {
      const [status, body] = await answer(request);
      response.writeHead(status).end(body);
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The registry has no port.");
  const host = `127.0.0.1:${address.port}/`;
  return {
    url: `http://${host}`,
    flags: [`--registry=http://${host}`, `--//${host}:_authToken=nobody`],
    close: () => void server.close(),
  };
}
