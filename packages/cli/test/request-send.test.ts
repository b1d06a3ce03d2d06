import { describe, expect, it } from "vitest";
import { answer, type Behaviour, drop, stall, startPlatform } from "./support/platform.js";
import { folder, json, recond, type Run, runnerFor, STACK_TRACE } from "./support/recond.js";
import { ids, sendTo, TOKEN, tree } from "./support/request.js";

const { file } = await folder();
const platform = await startPlatform();
const campaign = await file("campaign.json", { ivr_tree: tree });
const keep = ["--campaign", campaign];

/** Everything that a test printed. */
const printed: string[] = [];

function noted(run: Run): Run {
  printed.push(run.stdout, run.stderr);
  return run;
}

const send = async (args: readonly string[], ...behaviours: readonly Behaviour[]): Promise<Run> =>
  noted(await sendTo(platform, args, behaviours));

const sendMobile = async (...behaviours: readonly Behaviour[]): Promise<Run> =>
  send(["set", "mobile", ...keep], ...behaviours);

const sendWith = async (flags: readonly string[], env: Readonly<Record<string, string>>): Promise<Run> =>
  noted(await sendTo(platform, ["record-all", ...keep, ...flags], [], env));

/** An answer that ends before its end. */
const cut =
  (type: string, text: string): Behaviour =>
  (response) => {
    response.writeHead(200, { "content-type": type, "content-length": "1000" });
    response.write(text, () => response.destroy());
  };

/** An answer whose end never comes. */
const unended: Behaviour = (response) => {
  response.writeHead(200);
  response.write('{"id":');
};

const noise: Behaviour = (response) => void response.socket?.end("hello\r\n\r\n");

const withCondition = (condition: string): object => ({
  ivr_tree: { ...tree, call_recording_condition: condition },
});

const withPrompt = (text: string): object => ({ prompt: text });

describe("recond request --send", () => {
  it("sends the documented body, and the token in the header alone", async () => {
    const run = await sendMobile(answer(200));
    expect(run.code).toBe(0);
    expect(run.stdout).toContain("accepted  The platform took the change (status 200).");
    expect(run.stdout).toContain("becomes current when the campaign goes live");
    expect(run.stderr).toContain('call_recording_condition  "mobile"  (as before)');
    expect(run.stderr).toContain("record_calls              true  (before: false)");
    expect(platform.received).toHaveLength(1);
    const [arrived] = platform.received;
    expect(arrived).toMatchObject({
      method: "POST",
      url: "/api/2022-08-01/1/advertisers/acme/advertiser_campaigns/spring-sale.json",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json", accept: "application/json" },
    });
    expect(arrived?.body).toBe(
      JSON.stringify({ ivr_tree: { ...tree, record_calls: true, call_recording_condition: "mobile" } }, null, 2),
    );
  });

  it("says what the staged settings were where they differ from the live ones", async () => {
    const staged = await file("staged.json", {
      current_terms: withCondition("mobile"),
      future_terms: withCondition("repeat"),
    });
    const both = 'call_recording_condition  "mobile"  (live: "mobile", staged: "repeat")';
    const keepings = [
      ["--campaign", staged],
      ["--campaign", staged, "--terms", "current"],
      [...keep, "--current", staged],
    ];
    const runs = await Promise.all(
      [...keepings, ["--without-tree", "--current", staged]].map((flags) => send(["set", "mobile", ...flags])),
    );
    for (const { stderr } of runs) {
      expect(stderr).toContain(both);
      expect(stderr).toContain("record_calls              true  (before: false)");
    }
    const draft = await file("draft.json", { current_terms: null, future_terms: withCondition("repeat") });
    const { stderr } = await send(["record-none", "--without-tree", "--current", draft]);
    expect(stderr).toContain('call_recording_condition  ""  (before: "repeat")');
    expect(stderr).toContain("record_calls              false  (as before)");
  });

  it("sends nothing when the condition or the tree has an error", async () => {
    expect((await send(["set", "mobile adn", ...keep], answer(200))).code).toBe(2);
    const broken = await file("broken.json", { ivr_tree: { ...tree, whisper_prompt_condition: "mobile or" } });
    expect((await send(["record-all", "--campaign", broken], answer(200))).stderr).toContain("nothing was sent");
    expect(platform.received).toHaveLength(0);
  });

  it("shows what the platform does not take, at its place", async () => {
    const ivr_tree = {
      record_calls: ["is odd"],
      children: [
        { "0": { destination_phone_number: ["is not valid", "is too short"] } },
        { "1": { children: [{ "0": { prompt: ["cannot be empty\u001B[2J"] } }] } },
        { "2": { __proto__x: [`has ${TOKEN} in it`] } },
      ],
    };
    const run = await sendMobile(answer(403, { error: { ivr_tree } }));
    expect(run.code).toBe(1);
    expect(run.stdout.split("\n").map((line) => line.trimEnd())).toEqual([
      "refused  The platform refused the tree (status 403).",
      "",
      "  ivr_tree.record_calls                                                      is odd",
      "  ivr_tree.root.children[0].destination_phone_number  key 1                  is not valid",
      "  ivr_tree.root.children[0].destination_phone_number  key 1                  is too short",
      "  ivr_tree.root.children[1].children[0].prompt        key 2, condition true  cannot be empty<U+001B>[2J",
      "  ivr_tree.root.children[2].__proto__x                wrong key              has [the token] in it",
      "",
      "The change was not taken. Mend what it names, and send it again.",
      "",
    ]);
  });

  it("gives programs the same", async () => {
    const error = { ivr_tree: { children: [{ "0": { prompt: ["cannot be empty"] } }] } };
    const run = await send(["set", "mobile", ...keep, "--json"], answer(403, { error }));
    expect(json(run)).toMatchObject({
      request: { method: "POST" },
      warnings: [],
      answer: {
        attempts: 1,
        status: 403,
        accepted: false,
        problems: [{ path: "ivr_tree.root.children[0].prompt", node: "key 1", message: "cannot be empty" }],
      },
    });
  });

  it.each<[number, unknown, string]>([
    [400, { error: "bad" }, "error  bad"],
    [401, {}, "Check that `RECOND_TOKEN` has a valid OAuth token"],
    [403, "<html>Forbidden</html>", "the answer begins  <html>Forbidden</html>"],
    [403, { error: { ivr_tree: null } }, "The platform refused the tree"],
    [404, "", "Check the ids: http://127.0.0.1:"],
    [409, {}, "The platform did not take the change (status 409)."],
    [422, { errors: ["a", "b"] }, "errors  b"],
    [429, {}, "Wait 17 seconds"],
    [500, "x".repeat(3_000_000), "It is not known whether it took the change."],
    [302, "", "points to another address and names none (status 302)."],
    [304, "", "The platform says that nothing was changed (status 304)."],
    [
      403,
      { error: { ivr_tree: { root: { children: [{}] } } } },
      "The change was not taken. The answer does not say why.",
    ],
    [
      403,
      { error: { ivr_tree: { root: {} }, name: ["is odd"] } },
      "error.name  is odd\n\nThe change was not taken. Mend",
    ],
    [422, { errors: [{ message: "a" }, { message: "b", code: 7 }] }, "errors[1].message  b\n  errors[1].code  7"],
    [422, { errors: Array.from({ length: 60 }, () => "odd") }, "these are the first 50 messages."],
    [422, `{"error":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, "The change was not taken."],
    [503, `${TOKEN} \u001B]0;title\u0007`, "[the token] <U+001B>]0;title<U+0007>"],
  ])("says what a status of %d means, and does not repeat the request", async (status, body, message) => {
    const answers = [answer(status, body, { "retry-after": "17" }), answer(200)];
    const run = noted(await sendTo(platform, ["set", "mobile", ...keep], answers, undefined, runnerFor(body)));
    expect(run.code).toBe(1);
    expect(run.stdout.replaceAll(/ {2,}/g, "  ")).toContain(message);
    expect(run.stdout.length).toBeLessThan(2000);
    expect(platform.received).toHaveLength(1);
  });

  it.each(["<html>Log in</html>", '["taken"]', "0"])("does not take the answer %s for the platform's", async (text) => {
    const run = await sendMobile(answer(200, text));
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^unknown {2}`127/);
    expect(run.stdout).toContain("(status 200), but not with a JSON object as the platform does.");
    expect(run.stdout).toContain("It is not known whether the change was taken.");
    expect(run.stdout).toContain(`the answer begins  ${text}`);
    expect(json(await send(["set", "mobile", ...keep, "--json"], answer(200, text)))).toMatchObject({
      answer: { accepted: null, excerpt: text },
    });
  });

  it("takes an empty answer with a good status", async () => {
    expect((await sendMobile(answer(204, ""))).stdout).toContain("The platform took the change (status 204).");
  });

  it("names the key of each child that there is", async () => {
    const children = [
      {},
      withPrompt("second"),
      withPrompt("third"),
      ...Array.from({ length: 5 }, () => ({})),
      withPrompt("none"),
    ];
    const trees = {
      listed: { root: { children } },
      numbered: { root: { children: [{ "9": { prompt: ["tenth"] } }] } },
    };
    const listed = await send(["set", "mobile", ...keep, "--json"], answer(403, { error: { ivr_tree: trees.listed } }));
    expect(json(listed)).toMatchObject({
      answer: {
        problems: [
          { path: "ivr_tree.root.children[1].prompt", node: "key 2", message: "second" },
          { path: "ivr_tree.root.children[2].prompt", node: "wrong key", message: "third" },
          { path: "ivr_tree.root.children[8].prompt", node: null, message: "none" },
        ],
      },
    });
    const numbered = await send(
      ["set", "mobile", ...keep, "--json"],
      answer(403, { error: { ivr_tree: trees.numbered } }),
    );
    expect(json(numbered)).toMatchObject({
      answer: { problems: [{ path: "ivr_tree.root.children[9].prompt", node: null, message: "tenth" }] },
    });
  });

  it("does not follow a redirection", async () => {
    const elsewhere = `${platform.baseUrl}/elsewhere?${TOKEN}`;
    const run = await sendMobile(answer(307, {}, { location: elsewhere }), answer(200));
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(`/elsewhere?[the token]`);
    expect(run.stdout).toContain("Nothing was sent there");
    expect(platform.received).toHaveLength(1);
  });

  it("sends once more when the connection breaks", async () => {
    const run = await sendMobile(drop, answer(200));
    expect(run.code).toBe(0);
    expect(run.stdout).toContain("It was sent twice");
    expect(platform.received).toHaveLength(2);
    expect(platform.received[1]).toEqual(platform.received[0]);
  });

  it("sends no third time", async () => {
    const run = await sendMobile(drop, drop, answer(200));
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("twice. It is not known whether the platform took the change.");
    expect(platform.received).toHaveLength(2);
  });

  it("takes the status of an answer that breaks off", async () => {
    const run = await sendMobile(cut("application/json", '{"id":'), answer(500));
    expect(run.code).toBe(0);
    expect(run.stdout).toContain("The platform took the change (status 200), but its answer broke off.");
    expect(platform.received).toHaveLength(1);
    const endless = await send(["set", "mobile", ...keep, "--timeout", "1"], unended);
    expect(endless.code).toBe(0);
    expect(endless.stdout).toContain("its answer broke off: it did not end within the time-out.");
  });

  it.each([
    ["text/html", " "],
    ["text/plain", "<!doctype"],
  ])("does not know what an answer of %s that breaks off means", async (type, text) => {
    const run = await sendMobile(cut(type, text));
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("It is not known whether the change was taken.");
  });

  it("waits no longer than told", async () => {
    const run = await send(["set", "mobile", ...keep, "--timeout", "1"], stall);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(
      "did not answer within 1 second. It is not known whether the platform took the change.",
    );
    expect(platform.received).toHaveLength(1);
  });

  it("takes no answer that is no HTTP", async () => {
    const run = await sendMobile(noise, answer(200));
    expect(run.stderr).toContain("answered something that is not HTTP");
    expect(platform.received).toHaveLength(1);
  });

  it("does not change to another protocol", async () => {
    const run = await sendMobile(answer(101, "", { connection: "upgrade", upgrade: "other" }));
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("was lost before an answer came (closed)");
    expect(platform.received).toHaveLength(1);
  });

  it("says that nothing was sent where nobody listens", async () => {
    const run = noted(
      await recond(["request", "record-all", ...ids, ...keep, "--send", "--base-url", "http://127.0.0.1:1"], {
        env: { RECOND_TOKEN: TOKEN },
      }),
    );
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("(ECONNREFUSED), twice. Nothing was sent, the campaign is as it was.");
  });
});

describe("the token", () => {
  it("comes from the variable that is named", async () => {
    expect((await sendWith(["--token-env", "OTHER"], { OTHER: TOKEN })).code).toBe(0);
    expect(platform.received[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it.each([`${TOKEN}\nX-Other: 1`, `Bearer ${TOKEN}`, `${TOKEN}é`, `${TOKEN}\u007f`])(
    "is refused unseen when it is none: %#",
    async (token) => {
      const run = await sendWith([], { RECOND_TOKEN: token });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain("The token in `RECOND_TOKEN` has a blank, a line break");
      expect(platform.received).toHaveLength(0);
    },
  );

  it.each([
    ["in the place of a name", ["--token-env", TOKEN]],
    ["as a flag", [`--token=${TOKEN}`]],
    ["in the address", ["--base-url", `https://user:${TOKEN}@invoca.net`]],
    ["in a wrong address", ["--base-url", `https://user:${TOKEN}@[`]],
  ])("is not shown when it is given %s", async (_, flags) => {
    const run = noted(await recond(["request", "record-all", ...ids, ...keep, ...flags]));
    expect(run).toMatchObject({ code: 2, stdout: "" });
  });

  /** A token with characters that need an escape somewhere. */
  const ODD = 'Zx"/+&=%~\\secret-0123456789';

  it.each<[string, string]>([
    ["plain", ODD],
    ["in an address", encodeURIComponent(ODD)],
    ["in a path", encodeURI(ODD)],
    ["in lower case", encodeURIComponent(ODD).toLowerCase().replace("zx", "Zx")],
    ["as a value of a form", new URLSearchParams({ a: `Bearer ${ODD}` }).toString()],
    ["cut at the end", ODD.slice(0, 6)],
    ["cut at the end of an address", encodeURIComponent(ODD).slice(0, -12)],
    ["cut in an escape", encodeURIComponent(ODD).slice(0, 12)],
  ])("is hidden in an answer %s", async (_, text) => {
    const env = { RECOND_TOKEN: ODD };
    const flags = ["record-all", ...keep];
    const runs = [
      await sendTo(platform, flags, [answer(500, `The header was ${text}`)], env),
      await sendTo(platform, flags, [answer(422, { error: `The header was ${text}` })], env),
      await sendTo(platform, flags, [answer(302, "", { location: `https://login.example/${text}` })], env),
    ];
    for (const { stdout } of runs) {
      expect(stdout).toContain("[the token]");
      expect(stdout).not.toMatch(/secret|Zx|0123/);
    }
  });

  it("is not shown where an answer breaks off in it", async () => {
    const { stdout } = await sendMobile(cut("text/plain", `Bearer ${TOKEN.slice(0, 7)}`));
    expect(stdout).toContain("Bearer [the token]");
  });

  it("garbles no word of ours when it is short", async () => {
    const env = { RECOND_TOKEN: "a" };
    const { stdout } = await sendTo(
      platform,
      ["record-all", ...keep],
      [answer(403, { error: { ivr_tree: "a b" } })],
      env,
    );
    expect(stdout).toContain("refused  The platform refused the tree (status 403).");
    expect(stdout).toContain("  ivr_tree    [the token] b\n");
    expect(stdout).toContain("The change was not taken. Mend what it names");
  });

  it("is in nothing that was printed", () => {
    expect(printed.length).toBeGreaterThan(50);
    for (const text of printed) {
      expect(text).not.toContain(TOKEN);
      expect(text).not.toMatch(STACK_TRACE);
    }
  });
});
