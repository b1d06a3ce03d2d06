import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startPlatform } from "./support/platform.js";
import { examples, folder, json, recond, type Run, shell } from "./support/recond.js";
import { request, sendTo, tree } from "./support/request.js";

const { file, path: dir } = await folder();
const platform = await startPlatform();
const campaign = await file("campaign.json", { ivr_tree: tree });
const keep = ["--campaign", campaign];

describe("recond request builds", () => {
  it("the documented request, with the tree as it was", async () => {
    const run = await request("set", "during_hours and repeat", ...keep);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const printedRequest = json(run);
    expect(printedRequest).toEqual({
      method: "POST",
      url: "https://invoca.net/api/2022-08-01/1/advertisers/acme/advertiser_campaigns/spring-sale.json",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: { ivr_tree: { ...tree, record_calls: true, call_recording_condition: "during_hours and repeat" } },
    });
    expect(Object.keys((printedRequest as { body: { ivr_tree: object } }).body.ivr_tree)).toEqual(Object.keys(tree));
  });

  it.each([
    ["record-all", true],
    ["record-none", false],
  ])("%s", async (verb, record_calls) => {
    const run = await request(verb, ...keep, "--method", "PUT");
    expect(json(run)).toMatchObject({
      method: "PUT",
      body: { ivr_tree: { record_calls, call_recording_condition: "", root: tree.root } },
    });
  });

  it("settings before a tree that has none", async () => {
    const bare = await file("bare.json", { ivr_tree: { root: { node_type: "EndCall" } } });
    const body = {
      ivr_tree: { record_calls: true, call_recording_condition: "mobile", root: { node_type: "EndCall" } },
    };
    const run = await request("set", "mobile", "--campaign", bare, "--json");
    expect(json(run)).toMatchObject({ request: { body }, warnings: [], answer: null });
    expect(run.stdout).toMatch(/"record_calls": true,\s+"call_recording_condition": "mobile",\s+"root"/);
  });

  it("names, numbers and escapes as they are written", async () => {
    const pieces = [
      '"__proto__": {"a": 1}',
      '"big": 12345678901234567890',
      '"huge": 1e400',
      '"exact": 1.0',
      String.raw`"escaped": "\u00e9\/\t"`,
      String.raw`"n\u0061me": [ ]`,
      '"umlaut": "é😀"',
      String.raw`"half": "\ud800"`,
    ];
    const exact = await file(
      "exact.json",
      `{"ivr_tree":{"root":{"node_type":"EndCall"},${pieces.join(",")},"call_recording_condition":""}}`,
    );
    const laidOut = pieces.map((piece) => piece.replace('{"a": 1}', '{\n      "a": 1\n    }').replace("[ ]", "[]"));
    const { stdout } = await request("record-all", "--campaign", exact, "--curl");
    for (const piece of laidOut) expect(stdout).toContain(piece);
  });

  it("ids as one step of the path each", async () => {
    const oddIds = ["--network", "a/b", "--advertiser", "x?y#z", "--campaign-id", "é %2e'"];
    const base = ["--base-url", "https://proxy.example/invoca//"];
    const run = await recond(["request", "record-all", "--without-tree"].concat(oddIds, base));
    expect(json(run)).toMatchObject({
      url: "https://proxy.example/invoca/api/2022-08-01/a%2Fb/advertisers/x%3Fy%23z/advertiser_campaigns/%C3%A9%20%252e'.json",
    });
  });

  it("without a tree only if told", async () => {
    const untold = await request("set", "mobile");
    expect(untold).toMatchObject({ code: 2, stdout: "" });
    expect(untold.stderr).toContain("is not documented");
    expect(untold.stderr).toContain("`--campaign FILE`");
    expect(json(await request("set", "mobile", "--without-tree"))).toMatchObject({
      body: { ivr_tree: { record_calls: true, call_recording_condition: "mobile" } },
    });
  });

  it("with the condition of a file", async () => {
    const condition = await file("condition.recond", "mobile or\n  repeat\n");
    const run = await request("set", "--file", condition, ...keep);
    expect(json(run)).toMatchObject({ body: { ivr_tree: { call_recording_condition: "mobile or\n  repeat" } } });
  });

  it("and tells what of a request body it leaves out", async () => {
    const more = await file("more.json", { name: "Spring", ivr_tree: tree, timezone: "UTC" });
    const run = await request("record-all", "--campaign", more);
    expect(run.stderr).toContain("not what stands beside it: `name`, `timezone`.");
    expect(Object.keys((json(run) as { body: object }).body)).toEqual(["ivr_tree"]);
  });
});

const terms = (prompt: string, record_calls = true): object => ({
  timezone: "UTC",
  ivr_tree: { record_calls, call_recording_condition: "", root: { node_type: "EndCall", prompt } },
});

describe("recond request, of a response,", () => {
  it("keeps the tree that both terms have", async () => {
    const same = await file("same.json", { current_terms: terms("Bye"), future_terms: terms("Bye", false) });
    const run = await request("set", "mobile", "--campaign", same);
    expect(run.code).toBe(0);
    expect(json(run)).toMatchObject({ body: { ivr_tree: { root: { prompt: "Bye" } } } });
  });

  it("asks which tree where they differ", async () => {
    const both = await file("both.json", { current_terms: terms("Live"), future_terms: terms("Staged") });
    const run = await request("set", "mobile", "--campaign", both);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("`--terms future` keeps the change, `--terms current` undoes it.");
    const prompts = { future: "Staged", current: "Live" };
    await Promise.all(
      Object.entries(prompts).map(async ([which, prompt]) => {
        const told = await request("set", "mobile", "--campaign", both, "--terms", which);
        expect(json(told)).toMatchObject({ body: { ivr_tree: { root: { prompt } } } });
      }),
    );
  });
});

const ignore = (path: string, files?: string): object => ({
  rule: "unreachable-keys",
  reason: "Tried.",
  path,
  files,
});

describe("recond request refuses", () => {
  it.each<[string, readonly string[], string]>([
    ["a condition with an error", ["set", "mobile adn repeat", ...keep], "^^^"],
    ["an empty condition", ["set", " ", ...keep], "`recond request record-all`"],
    ["no condition", ["set", ...keep], "The condition is missing."],
    ["a condition in several words", ["set", "mobile", "and", "repeat", ...keep], "single quotes"],
    ["a file in the place of a flag", ["record-all", "campaign.json", ...keep], "`--campaign FILE`"],
    ["a tree and none", ["record-all", "--without-tree", ...keep], "Give only one of them."],
    ["two outputs", ["record-all", "--curl", "--json", ...keep], "Give only one of them."],
    ["terms of a request body", ["record-all", "--terms", "future", ...keep], "Leave out `--terms`."],
    ["terms of nothing", ["record-all", "--terms", "future", "--without-tree"], "Leave it out."],
    ["http", ["record-all", "--base-url", "http://127.0.0.1.example", ...keep], "not encrypted"],
    ["another scheme", ["record-all", "--base-url", "file:///etc", ...keep], "no address"],
    ["a query", ["record-all", "--base-url", "https://a.example/?x", ...keep], "the path of the API follows it"],
    ["no token", ["record-all", "--send", ...keep], "the environment variable `RECOND_TOKEN` is not set"],
    ["a time-out of 0", ["record-all", "--timeout", "0", ...keep], "no whole number from 1 on"],
    ["a long time-out", ["record-all", "--timeout", "3601", ...keep], "more than an hour"],
    ["warnings below 0", ["record-all", "--max-warnings=-1", ...keep], "no whole number from 0 on"],
    ["a verb that is none", ["foo"], "There is no command `foo`. `recond request --help` lists the commands."],
  ])("%s", async (_, args, message) => {
    const run = await request(...args);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
  });

  it.each<[string, unknown, string]>([
    ["without an `ivr_tree`", { record_calls: true }, "no IVR tree to keep"],
    ["without a `root`", { ivr_tree: { record_calls: true } }, "it is no tree"],
    ["with a setting twice", '{"ivr_tree":{"root":{},"record_calls":true,"record_calls":false}}', "is given twice"],
    ["with a setting misspelt", { ivr_tree: { root: {}, recordCalls: true } }, "Did you mean `record_calls`?"],
    ["that is no JSON", "{", "is missing here"],
    ["that is a list", "[]", "A campaign is a JSON object."],
    ["with a broken condition", { ivr_tree: { ...tree, whisper_prompt_condition: "mobile or" } }, "It is not built"],
  ])("a campaign %s", async (name, content, message) => {
    const bad = await file(`${name.replaceAll(/\W/g, "")}.json`, content as object);
    const run = await request("record-all", "--campaign", bad);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
  });

  it.each([
    ["--network", ""],
    ["--network", "  "],
    ["--network", ".."],
    ["--campaign-id", "a\nb"],
  ])("the id %s %j", async (flag, id) => {
    const others = ["--network", "1", "--advertiser", "2", "--campaign-id", "3"];
    others[others.indexOf(flag) + 1] = id;
    const run = await recond(["request", "record-all", "--without-tree", ...others]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(`The value of \`${flag}\` is wrong`);
  });

  it("an id with a line break behind `=`", async () => {
    const run = await recond(["request", "record-all", "--without-tree", "--network=1\n2", "--advertiser=2"]);
    expect(run.stderr).toContain("The value of `--network` is wrong: `1<U+000A>2` has a control character in it.");
  });

  it("more warnings than allowed, and tells the others", async () => {
    const run = await request("set", "pressed[4]", ...keep);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/^warning\[unreachable-keys\][^]*\S\n$/);
    const strict = await request("set", "pressed[4]", ...keep, "--max-warnings", "0");
    expect(strict).toMatchObject({ code: 2, stdout: "" });
    expect(strict.stderr).toContain("has 1 warning, at most 0 are allowed. It is not built");
    const data = json(await request("set", "pressed[4]", ...keep, "--json"));
    expect(data).toMatchObject({
      warnings: [{ code: "unreachable-keys", severity: "warning", path: "ivr_tree.call_recording_condition", line: 4 }],
    });
  });

  it("what the configuration of the linter says", async () => {
    const lenient = await file("lenient.json", { rules: { "unreachable-keys": "off" }, max_warnings: 0 });
    expect((await request("set", "pressed[4]", ...keep, "--config", lenient)).stderr).toBe("");
    const strict = await file("strict.json", { rules: { "unreachable-keys": "error" } });
    expect((await request("set", "pressed[4]", ...keep, "--config", strict)).stderr).toContain("has 1 error.");
    const unlike = await file("unlike.json", { rules: { "unreachable-key": "off" } });
    expect(await request("set", "pressed[4]", ...keep, "--config", unlike)).toMatchObject({ code: 2, stdout: "" });
  });

  it("no warnings that the configuration ignores in the file", async () => {
    const response = await file("get.json", { current_terms: { ivr_tree: tree } });
    const inBody = "ivr_tree.call_recording_condition";
    const configs = {
      body: [ignore(inBody, "campaign.json")],
      other: [ignore(inBody, "other.json"), ignore(`current_terms.${inBody}`), ignore("ivr_tree.root")],
      response: [ignore(`current_terms.${inBody}`, "g*.json")],
      over: [{ ...ignore(inBody), until: "2020-01-01" }],
      broken: [{ rule: "unknown-word", reason: "Tried." }],
    };
    const run = async (name: keyof typeof configs, given = campaign): Promise<Run> => {
      const config = await file(`ignores-${name}.json`, { max_warnings: 0, ignores: configs[name] });
      return request("set", "pressed[4]", "--campaign", given, "--config", config, "--json");
    };
    const ignored = await run("body");
    expect(ignored).toMatchObject({ code: 0, stderr: "The configuration ignores 1 finding.\n" });
    expect(json(ignored)).toMatchObject({ warnings: [], ignored: 1 });
    expect(await run("response", response)).toMatchObject({ code: 0, stderr: ignored.stderr });
    const refused = await Promise.all([run("other"), run("response"), run("over"), run("broken")]);
    expect(refused.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    expect(refused[0]?.stderr).toContain("has 1 warning, at most 0 are allowed.");
  });

  it("standard input for two", async () => {
    const run = await request("set", "-", "--campaign", "-");
    expect(run.stderr).toContain("Standard input can be read only once.");
  });
});

/** What a `curl` in the place of the real one gets from the printed command. */
interface Got {
  readonly args: readonly string[];
  readonly body: string;
}

/** Runs the printed command with a `curl` that prints its arguments and its standard input. */
async function runCurl(command: string, name = "bash"): Promise<Got> {
  const script = await file(
    `${name}.sh`,
    `curl() { for each in "$@"; do printf '%s\\0' "$each"; done; cat; }\nRECOND_TOKEN=from-the-shell\n${command}`,
  );
  const run = await shell(`${name} '${script}'`);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  const parts = run.stdout.split("\0");
  return { args: parts.slice(0, -1), body: parts.at(-1) ?? "" };
}

const shells = (await shell("command -v dash")).code === 0 ? ["bash", "dash"] : ["bash"];

describe("recond request --curl", () => {
  it("prints a command that a shell takes as it is meant", async () => {
    const hostile = String.raw`'"; $(touch ${dir}/oops) ${"`"}touch ${dir}/oops${"`"} \\ $HOME !! %s {a,b} é😀`.concat(
      "\n\t\u0000",
    );
    const root = { node_type: "EndCall", prompt: hostile, "'name'": "@file" };
    const nasty = await file("nasty.json", { ivr_tree: { root } });
    const condition = `affiliate_name = "it's $(touch ${dir}/oops) \`x\` and 'y'"`;
    const oddIds = ["--network", "1'", "--advertiser", "$(touch oops)", "--campaign-id", "[1-9]"];
    const { stdout, stderr, code } = await recond(
      ["request", "set", condition, "--campaign", nasty, "--curl", "--timeout", "7"].concat(oddIds),
    );
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    const [got, ...others] = await Promise.all(shells.map((name) => runCurl(stdout, name)));
    const { args, body } = got ?? { args: [], body: "" };
    for (const other of others) expect(other).toEqual({ args, body });
    expect(args).toEqual([
      "--globoff",
      "--request",
      "POST",
      "https://invoca.net/api/2022-08-01/1'/advertisers/%24(touch%20oops)/advertiser_campaigns/%5B1-9%5D.json",
      "--header",
      "Content-Type: application/json",
      "--header",
      "Accept: application/json",
      "--header",
      "Authorization: Bearer from-the-shell",
      "--max-time",
      "7",
      "--fail-with-body",
      "--data-binary",
      "@-",
    ]);
    const ivr_tree = { record_calls: true, call_recording_condition: condition, root };
    expect(JSON.parse(body)).toEqual({ ivr_tree });
    await expect(readFile(join(dir, "oops"))).rejects.toThrow("ENOENT");
  });

  it("has the body that is sent", async () => {
    const { body } = await runCurl((await request("set", "mobile", ...keep, "--curl")).stdout);
    await sendTo(platform, ["set", "mobile", ...keep]);
    expect(body).toBe(`${platform.received[0]?.body}\n`);
  });

  it("has no limit for a large tree", async () => {
    const root = {
      node_type: "EndCall",
      prompt: "it's long ".repeat(50_000),
      lines: Array.from({ length: 9 }, () => "RECOND"),
    };
    const large = await file("large.json", { ivr_tree: { root } });
    const { stdout, stderr } = await request("record-all", "--campaign", large, "--curl");
    expect(stderr).toBe("");
    expect(JSON.parse((await runCurl(stdout)).body)).toMatchObject({ ivr_tree: { root } });
  });

  it("shows no character that a terminal obeys", async () => {
    const raw = await file("raw.json", {
      ivr_tree: { root: { node_type: "EndCall", prompt: "a\u009b\u202e\u007fb" } },
    });
    const { stdout } = await request("record-all", "--campaign", raw, "--curl");
    expect(stdout).toContain(String.raw`"a\u009b\u202e\u007fb"`);
    expect((await request("record-all", "--campaign", raw)).stdout).toContain(String.raw`"a\u009b\u202e\u007fb"`);
  });
});

describe("recond request help", () => {
  it.each(["request", "request set", "request record-none"])("%s", async (command) => {
    const run = await recond(["help", ...command.split(" ")]);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).toContain(`recond ${command}`);
  });

  it("the example campaigns can be used", async () => {
    const flags = ["--network", "1", "--advertiser", "2", "--terms", "future"];
    const run = await recond(["request", "set", "mobile", "--campaign", join(examples, "campaign.json"), ...flags]);
    expect(run.code).toBe(0);
  });
});
