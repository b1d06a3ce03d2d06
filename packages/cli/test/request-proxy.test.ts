import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { answer, startPlatform } from "./support/platform.js";
import { folder, recond, recondProcess, type Run } from "./support/recond.js";
import { ids, sendTo, TOKEN, tree } from "./support/request.js";

const { file, path: dir } = await folder();
const campaign = await file("campaign.json", { ivr_tree: tree });
const platform = await startPlatform();

/** A proxy on this machine: what it was asked for, and what it does with one who asks for a way through. */
const asked: { readonly target: string | undefined; readonly authorization: string | undefined }[] = [];
let lead: (socket: Socket) => void = (socket) => socket.destroy();
const proxy = createServer((call, response) => {
  asked.push({ target: call.url, authorization: call.headers["proxy-authorization"] });
  response.end("{}");
});
proxy.on("connect", (call, socket: Socket) => {
  asked.push({ target: call.url, authorization: call.headers["proxy-authorization"] });
  socket.on("error", () => {});
  lead(socket);
});
await new Promise<void>((resolve) => {
  proxy.listen(0, "127.0.0.1", resolve);
});
afterAll(() => {
  proxy.closeAllConnections();
  proxy.close();
});

const PASSWORD = "pr0xy-pa55word";
const address = `http://me:${PASSWORD}@127.0.0.1:${(proxy.address() as AddressInfo).port}`;

/** Sends to a platform that this machine cannot find: only a proxy can. */
async function send(base: string, env: Readonly<Record<string, string>>, run = recond): Promise<Run> {
  asked.length = 0;
  const flags = ["--campaign", campaign, "--base-url", base, "--allow-http", "--send", "--timeout", "2"];
  const done = await run(["request", "record-all", ...ids, ...flags], { env: { RECOND_TOKEN: TOKEN, ...env } });
  for (const secret of [PASSWORD, TOKEN, "127.0.0.1:"]) expect(done.stdout + done.stderr).not.toContain(secret);
  return done;
}

const encrypted = "https://platform.invalid";

describe("recond request --send, by way of a proxy,", () => {
  it.each(["HTTP_PROXY", "http_proxy"])("goes where %s says", async (name) => {
    expect(await send("http://platform.invalid", { [name]: address })).toMatchObject({ code: 0 });
    const authorization = `Basic ${Buffer.from(`me:${PASSWORD}`).toString("base64")}`;
    expect(asked).toEqual([
      { target: expect.stringMatching(/^http:\/\/platform\.invalid\/api\//) as string, authorization },
    ]);
  });

  it.each<[string, Record<string, string>]>([
    ["NO_PROXY", { HTTPS_PROXY: address, NO_PROXY: "other.invalid, .invalid" }],
    ["no_proxy", { HTTPS_PROXY: address, no_proxy: "*" }],
    ["another scheme", { HTTP_PROXY: address }],
    ["an empty variable", { HTTPS_PROXY: "" }],
  ])("but for %s", async (_, env) => {
    const run = await send(encrypted, env);
    expect(run.stderr).toMatch(/no server `platform\.invalid`|no connection to `platform\.invalid`/);
    expect(asked).toEqual([]);
  });

  it("but for this machine, which a token without encryption must not leave", async () => {
    const env = { RECOND_TOKEN: TOKEN, HTTP_PROXY: address, http_proxy: address };
    asked.length = 0;
    expect((await sendTo(platform, ["record-all", "--campaign", campaign], [answer(200)], env)).code).toBe(0);
    expect(asked).toEqual([]);
  });

  it.each(["proxy.invalid:3128", `socks5://me:${PASSWORD}@127.0.0.1`, "http://"])(
    "does not take %s for one, nor goes without",
    async (wrong) => {
      const run = await send(encrypted, { https_proxy: wrong });
      expect(run).toMatchObject({ code: 2, stdout: "" });
      expect(run.stderr).toContain("`https_proxy` has no address of a proxy such as");
    },
  );

  it.each<[string, typeof lead, string]>([
    [
      "refuses",
      (socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"),
      "(ERR_PROXY_TUNNEL, status 407). Nothing was sent, the campaign is as it was. The proxy that `HTTPS_PROXY` names wants to know who asks",
    ],
    ["hangs up", (socket) => socket.destroy(), "(ERR_PROXY_TUNNEL). Nothing was sent"],
    ["says nothing", () => {}, "There was no connection to `platform.invalid` within 2 seconds. Nothing was sent"],
    ["leads to a wall", (socket) => socket.end("HTTP/1.1 200 OK\r\n\r\n"), ", twice. Nothing was sent"],
  ])("that %s, says that nothing was sent", async (_, behaviour, message) => {
    lead = behaviour;
    const run = await send(encrypted, { HTTPS_PROXY: address });
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
    expect(asked[0]?.target).toBe("platform.invalid:443");
  });

  it("has a way to the platform that nobody can read", async () => {
    const [key, cert] = [join(dir, "key.pem"), join(dir, "cert.pem")];
    const words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=x -addext";
    const names = ["subjectAltName=DNS:platform.invalid", "-keyout", key, "-out", cert];
    await promisify(execFile)("openssl", [...words.split(" "), ...names]);
    let behaviour = "answer";
    const server = createTlsServer({ key: await readFile(key), cert: await readFile(cert) }, (call, response) => {
      if (behaviour === "answer") response.end(JSON.stringify({ token: call.headers.authorization }));
      else call.socket.destroy();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    lead = (socket) => {
      const onward = connect((server.address() as AddressInfo).port, "127.0.0.1");
      onward.on("error", () => socket.destroy());
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(onward).pipe(socket);
    };
    const env = { HTTPS_PROXY: address, NODE_EXTRA_CA_CERTS: cert };
    try {
      const run = await send(encrypted, env, recondProcess);
      expect(run.stdout).toContain("accepted  The platform took the change (status 200).");
      behaviour = "destroy";
      const lost = await send(encrypted, env, recondProcess);
      expect(lost.stderr).toContain("twice. It is not known whether the platform took the change.");
      const untrusted = await send(encrypted, { HTTPS_PROXY: address });
      expect(untrusted.stderr).toContain("Nothing was sent");
    } finally {
      server.close();
    }
  });
});
