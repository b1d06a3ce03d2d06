import { describe, expect, it } from "vitest";
import { startPlatform } from "./support/platform.js";
import { folder, json, recond, type Run } from "./support/recond.js";
import { request, sendTo, tree } from "./support/request.js";

const { file } = await folder();
const platform = await startPlatform();

const NAME = "advertiser_campaign_id_from_network";
const own = { network_id: 1, advertiser_id_from_network: "acme", [NAME]: "spring-sale" };

const unnamed = (...args: readonly string[]): Promise<Run> => recond(["request", "record-all", ...args]);

/** The campaign as the API returns it. */
const response = (beside: object, inTerms: object = {}): object => ({
  ...beside,
  current_terms: { ivr_tree: tree, ...inTerms },
});

describe("recond request, of which campaign:", () => {
  it.each<[string, unknown, string, string, string]>([
    ["beside the terms", response({ [NAME]: "autumn" }), NAME, "autumn", "--campaign-id` is `spring-sale"],
    ["in the terms", response(own, { [NAME]: "autumn" }), `current_terms.${NAME}`, "autumn", "two campaigns"],
    ["in the other terms", { ...response(own), future_terms: { [NAME]: 7 } }, `future_terms.${NAME}`, "7", "two camp"],
    ["of a request body", { [NAME]: 8, ivr_tree: tree }, NAME, "8", "--campaign-id` is `spring-sale"],
    [
      "of the advertiser",
      response({ ...own, advertiser_id_from_network: 2 }),
      "advertiser_id_from",
      "2",
      "advertisers",
    ],
    ["of the network", response({ network_id: 11 }), "network_id", "11", "--network` is `1"],
    ["in another style", response({ advertiserCampaignIdFromNetwork: "b" }), "advertiserCampaignId", "b", "campaigns"],
    [
      "too large for a number",
      `{"network_id": 12345678901234567890, "ivr_tree": {"root": {}}}`,
      "network_id",
      "1234",
      "1`",
    ],
    ["given twice", `{"network_id": 2, "network_id": 1, "ivr_tree": {"root": {}}}`, "network_id", "2", "`1`"],
  ])("another id %s is refused", async (name, content, path, id, other) => {
    const campaign = await file(`${name.replaceAll(" ", "-")}.json`, content as object);
    const run = await sendTo(platform, ["record-all", "--campaign", campaign]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    for (const text of [path, id, other, "nothing was sent", "^"]) expect(run.stderr).toContain(text);
    expect(platform.received).toHaveLength(0);
  });

  it("the ids of the file will do, as texts or as numbers", async () => {
    const numbers = await file("numbers.json", response({ network_id: 1, [NAME]: null }, { [NAME]: "spring-sale" }));
    const run = await request("record-all", "--campaign", numbers, "--json");
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const campaign = await file("own.json", response(own));
    const alone = await unnamed("--campaign", campaign, "--json");
    expect(json(alone)).toMatchObject({ request: (json(run) as { request: object }).request });
    expect(alone.stderr).toBe(
      [
        `\`--network\` is \`1\`, as \`network_id\` in \`${campaign}\` is.\n`,
        `\`--advertiser\` is \`acme\`, as \`advertiser_id_from_network\` in \`${campaign}\` is.\n`,
        `\`--campaign-id\` is \`spring-sale\`, as \`${NAME}\` in \`${campaign}\` is.\n`,
      ].join(""),
    );
  });

  it("an id that nobody says, or that no address can name, is asked for", async () => {
    const some = await file("some.json", response({ network_id: 1, [NAME]: "", advertiser_id_from_network: {} }));
    expect((await unnamed("--campaign", some)).stderr).toContain("`--advertiser` is missing, and no file says it.");
    const odd = await file("odd.json", response({ ...own, network_id: ".." }));
    expect(await unnamed("--campaign", odd)).toMatchObject({ code: 2, stdout: "" });
    expect((await unnamed("--campaign", odd)).stderr).toContain("This id is wrong: `..` is no id.");
  });

  it("`--current` is of the same campaign", async () => {
    const body = await file("body.json", { ivr_tree: tree });
    const other = await file("other.json", response({ [NAME]: "autumn" }));
    const run = await request("record-all", "--campaign", body, "--current", other);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    const bodyOfOwn = await file("body-of-own.json", { [NAME]: "spring", ivr_tree: tree });
    const flags = ["--network", "1", "--advertiser", "2"];
    const two = await unnamed("--campaign", bodyOfOwn, "--current", other, ...flags);
    expect(two.stderr).toContain(
      `\`${NAME}\` in \`${other}\` is \`autumn\`, but \`${NAME}\` in \`${bodyOfOwn}\` is \`spring\``,
    );
  });
});

describe("the present state of another campaign", () => {
  it("completes nothing", async () => {
    const body = await file("lacking.json", { [NAME]: "spring", ivr_tree: { record_calls: true } });
    const other = await file("present.json", response({ [NAME]: "autumn" }));
    const call = await file("call.json", {});
    const runs = await Promise.all(
      [
        ["decide", "--campaign", body, "--current", other, "--call", call],
        ["analyze", "--campaign", body, "--current", other],
        ["diff", body, "mobile", "--current", other],
        ["lint", body, "--current", other],
      ].map((args) => recond(args)),
    );
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    for (const { stderr } of runs) {
      expect(stderr).toContain("these are two campaigns. `--current` takes the present state of the campaign");
    }
    expect((await recond(["lint", await file("broken.json", "{"), "--current", other])).code).toBe(1);
  });

  it("is compared, and that is said", async () => {
    const a = await file("a.json", response({ [NAME]: "a" }));
    const b = await file("b.json", response({ [NAME]: "b" }));
    const run = await recond(["diff", a, b, "--json"]);
    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).toBe(
      `warning: \`${NAME}\` in \`${b}\` is \`b\`, but \`${NAME}\` in \`${a}\` is \`a\`: these are two campaigns.\n`,
    );
    expect((await recond(["diff", a, a])).stderr).toBe("");
  });
});

const settings = (record_calls: boolean | undefined, call_recording_condition: string): object => ({
  ivr_tree: { record_calls, call_recording_condition, root: { node_type: "EndCall" } },
});

describe("recond request, before it is sent, says what it replaces:", () => {
  it("live and staged, with a call that changes", async () => {
    const campaign = await file("both.json", {
      current_terms: settings(true, "mobile"),
      future_terms: settings(true, "mobile and repeat"),
    });
    const args = ["set", "mobile or repeat and mobile", "--campaign", campaign];
    const run = await request(...args);
    expect(run.stderr.split("\n").slice(-5)).toEqual([
      `  tree                      kept as in ${campaign} (current terms)`,
      "  live    equivalent: the same calls are recorded",
      "  staged  looser: more calls are recorded",
      expect.stringMatching(/^ {10}recorded from then on: .*mobile: true/),
      "",
    ]);
    expect(json(await request(...args, "--json"))).toMatchObject({
      replaces: [
        { version: "live", relation: "equivalent", a: { condition: "mobile" }, onlyA: null, onlyB: null, reason: null },
        { version: "staged", relation: "looser", onlyA: null, onlyB: { call: { mobile: true, repeat: false } } },
      ],
    });
    expect((await request(...args, "--curl")).stderr).toBe(run.stderr);
    const address = /(?<=POST ).*(?=\/api)/;
    expect((await sendTo(platform, args)).stderr.replace(address, "")).toBe(run.stderr.replace(address, ""));
  });

  it.each<[string, readonly string[], string, string]>([
    ["stricter", ["set", "mobile and repeat"], "fewer calls", "no longer recorded: repeat: false, mobile: true"],
    ["different", ["set", "repeat"], "others are from then on", "recorded from then on: "],
    ["stricter", ["record-none"], "fewer calls", "no longer recorded: mobile: true"],
    ["looser", ["record-all"], "more calls", "recorded from then on: mobile: false"],
  ])("%s", async (relation, args, words, call) => {
    const campaign = await file("live.json", { current_terms: settings(true, "mobile") });
    const { stderr } = await request(...args, "--without-tree", "--current", campaign);
    expect(stderr).toContain(`  live  ${relation}: `);
    expect(stderr).toContain(words);
    expect(stderr).toContain(call);
  });

  it("both at once where they are the same, and why there is nothing to compare", async () => {
    const terms = settings(true, "mobile");
    const campaign = await file("same.json", { current_terms: terms, future_terms: terms });
    expect((await request("set", "mobile", "--campaign", campaign)).stderr).toContain(
      "  live and staged  equivalent: ",
    );
    const broken = await file("broken-live.json", { current_terms: settings(true, "mobile adn repeat") });
    const run = await request("set", "mobile", "--campaign", broken, "--json");
    expect(run.code).toBe(0);
    expect(json(run)).toMatchObject({
      replaces: [{ version: "live", relation: null, reason: expect.stringContaining("has an error") as string }],
    });
    const half = await file("half-live.json", { current_terms: settings(undefined, "mobile") });
    expect((await request("set", "mobile", "--campaign", half)).stderr).toContain(
      "live  not compared: `record_calls` is missing here.",
    );
  });
});
