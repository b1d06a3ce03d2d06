import { describe, expect, it } from "vitest";
import { folder, json, recond } from "./support/recond.js";

const { path: cwd, file } = await folder();

const menu = { node_type: "Menu", children: [{ node_type: "EndCall" }, { node_type: "EndCall" }] };
const campaign = (call_recording_condition: string, more: object): object => ({
  ...more,
  ivr_tree: { record_calls: true, call_recording_condition, root: menu },
});
const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const hours = (close: number): object =>
  Object.fromEntries(WEEK.flatMap((day) => [[`${day}_open`, 0] as const, [`${day}_close`, close] as const]));

const CONDITION = "during_hours and mobile and not pressed[5]";
await file("open.json", campaign(CONDITION, { operating_24_7: true }));
await file("all-hours.json", campaign(CONDITION, { operating_24_7: false, timezone: "UTC", hours: hours(86_400) }));
await file("mornings.json", campaign(CONDITION, { operating_24_7: false, timezone: "UTC", hours: hours(43_200) }));
await file("noons.json", campaign(CONDITION, { operating_24_7: false, timezone: "UTC", hours: hours(46_800) }));

const run = (args: string): ReturnType<typeof recond> => recond(args.split(" "), { cwd });
const decide = (name: string, call: object, ...flags: string[]): ReturnType<typeof recond> =>
  recond(["decide", "--campaign", name, "--call", "-", ...flags], { cwd, input: JSON.stringify(call) });

describe("what a campaign settles", () => {
  it("decides a call that says nothing of it, and is told apart from what the call says", async () => {
    const { stdout, stderr } = await decide("open.json", { mobile: true });
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^record /);
    expect(stdout).toMatch(/decided by {2}during_hours +true +during_hours: the campaign is always open\n/);
    expect(stdout).toMatch(/pressed\[5\] +false +pressed: the campaign's IVR tree has no such key path\n/);
    expect(stdout).toContain("On a campaign with `operating_24_7` `true`, `during_hours` is always true.");
    expect(stdout).not.toContain("R16");
    expect(json(await decide("open.json", { mobile: true }, "--json"))).toMatchObject({
      deciding: [{ predicate: "during_hours", fromCampaign: true }, { predicate: "mobile" }, { fromCampaign: true }],
    });
  });

  it("rests on a reading where the hours do", async () => {
    const { stdout } = await decide("all-hours.json", { mobile: true });
    expect(stdout).toMatch(/^record [^]*always open by its hours[^]*assumed [^]*R16/);
  });

  it("is unknown where the campaign opens and closes", async () => {
    expect((await decide("mornings.json", { mobile: true })).stdout).toMatch(/^undetermined /);
  });

  it("does not overrule a call; that there can be no such one is told", async () => {
    const { stdout, stderr } = await decide("open.json", { mobile: true, during_hours: false, pressed: ["5 1"] });
    expect(stdout).toMatch(/^skip /);
    expect(stderr).toMatch(/^warning: The call is `not during_hours`, but the campaign is always open: .*\n/);
    expect(stderr).toContain("warning: The call is `pressed[5 1]`, but the campaign's IVR tree has no such key path");
  });

  it("decides the calls of a log, and is left out where hours are not to be worked out", async () => {
    await file("log.ndjson", '{"mobile":true}\n{"mobile":true,"during_hours":false}\n');
    const { stdout } = await run("simulate --campaign open.json --calls log.ndjson --each --explain 1");
    expect(stdout).toMatch(/1 +record +during_hours: the campaign is always open[^]*2 +skip +during_hours: false/);
    expect(stdout).toContain(
      "derived     during_hours from what the campaign settles for all of its calls, for 1 call\n",
    );
    expect(stdout).toMatch(/call 1: record [^]*during_hours: the campaign is always open\n/);
    const underived = await run("simulate --campaign open.json --calls log.ndjson --each --underived during_hours");
    expect(underived.stdout).toMatch(/1 +undetermined +during_hours: unknown/);
  });

  it("is known to test files, of which no case has to show it", async () => {
    await file(
      "open.test.yaml",
      `campaign: ./open.json
coverage: 100
cases:
  - { name: a, call: { mobile: true }, expect: record }
  - { name: b, call: { mobile: false }, expect: skip }
  - { name: c, call: { mobile: true, during_hours: false }, expect: skip }
`,
    );
    const { code, stdout, stderr } = await run("test open.test.yaml --suggest --mutants");
    expect(code).toBe(0);
    expect(stdout).toContain("MC/DC coverage 100 %: 1 of 1 predicate shown to decide.");
    expect(stdout).toContain("No case is missing.");
    expect(stdout).toContain("2 of 2 mutants noticed.");
    expect(stderr).toContain("warning: open.test.yaml:6: c: The call is `not during_hours`");
    expect(json(await run("test open.test.yaml --json"))).toMatchObject({
      files: [{ cases: [{ deciding: [{ fromCampaign: true }, { predicate: "mobile" }, {}] }, {}, {}] }],
    });
  });

  it("is left out of a first test file", async () => {
    await run("init all-hours.json");
    const { code, stdout } = await run("test all-hours.test.yaml --json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ files: [{ cases: [{}, {}], coverage: { percent: 100 } }] });
  });

  it.each(["mobile", "request.json"])("is compared: without it %s records the same calls", async (other) => {
    await file("request.json", { ivr_tree: { record_calls: true, call_recording_condition: "mobile" } });
    const { code, stdout } = await run(`diff open.json ${other}`);
    expect(code).toBe(0);
    expect(stdout).toContain("during_hours is always true: the campaign is always open\n");
    expect(stdout).toContain("pressed[5] is always false: the campaign's IVR tree has no such key path\n");
  });

  it("is compared for each side by itself", async () => {
    const found = json(await run("diff open.json mornings.json --json"));
    expect(found).toMatchObject({
      relation: "stricter",
      a: { settled: [{ predicate: "during_hours" }, { predicate: "pressed[5]" }] },
      b: { settled: [{ predicate: "pressed[5]" }] },
      onlyA: { call: { during_hours: false }, notMet: "{during_hours} and mobile and not pressed[5]" },
    });
    await file("closed.recond", "not during_hours and mobile");
    const never = json(await run("diff open.json closed.recond --json"));
    expect(never).toMatchObject({ relation: "stricter", onlyA: { notMet: "not {during_hours} and mobile" } });
  });

  it("hours that differ and are open in both are told", async () => {
    const { code, stderr } = await run("diff mornings.json noons.json");
    expect(code).toBe(0);
    expect(stderr).toContain("have other hours, or another time zone.");
    expect((await run("diff mornings.json mornings.json")).stderr).toBe("");
  });

  it("what else a term goes by is told where it differs", async () => {
    const terms = campaign("repeat and pressed[1]", {});
    const tracked = {
      ivr_tree: { ...(terms as { ivr_tree: object }).ivr_tree, call_activity_tracking: "SaveActivityOnCallImport" },
    };
    await file("month.json", { current_terms: tracked });
    await file("week.json", { current_terms: { ...terms, repeat_window_days: 7 } });
    const { stderr } = await run("diff month.json week.json");
    expect(stderr).toContain("have other days over which `repeat` looks back (`repeat_window_days`).");
    expect(stderr).toContain("have another `call_activity_tracking`");
    await file("body.json", terms);
    expect((await run("diff week.json body.json")).stderr).toBe("");
  });

  it("is told by an analysis, with what it leaves of the condition", async () => {
    const { stdout } = await run("analyze open.json");
    expect(stdout).toContain("So here it asks for mobile.");
    expect(json(await run("analyze open.json --json"))).toMatchObject({ left: "mobile" });
  });
});
