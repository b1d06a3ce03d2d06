import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examples, folder, json, recond } from "./support/recond.js";

const { file } = await folder();
const campaign = await file("campaign.json", {
  ivr_tree: { record_calls: true, call_recording_condition: "mobile and during_hours" },
});
const simulate = async (log: string, ...flags: readonly string[]): ReturnType<typeof recond> =>
  recond(["simulate", "--campaign", campaign, "--calls", "-", ...flags], { input: log });

describe("mistakes of a log", () => {
  it("are told ten times of each kind, and counted", async () => {
    const log = `${'{"mobil":true}\n{"mobile":7}\n'.repeat(3500)}{"mobile":false}\n`;
    const run = await simulate(log, "--json");
    expect(run.code).toBe(1);
    expect(run.stderr.trimEnd().split("\n")).toHaveLength(22);
    expect(run.stderr).toContain("standard input: 3,490 more errors like that of line 1: `mobil` is no fact");
    expect(json(run)).toMatchObject({
      counts: { errors: 7000 },
      errorKinds: [
        { count: 3500, examples: [{ line: 1 }, { line: 3 }, { line: 5 }] },
        { count: 3500, examples: [{ line: 2 }, { line: 4 }, { line: 6 }] },
      ],
    });
  });

  it("of no end of kinds are one kind in the end", async () => {
    const words = Array.from({ length: 200 }, (_, index) => `{"mobile":${"[".repeat(index)}}`);
    const { stderr } = await simulate(`{}\n${words.join("\n")}\n`);
    expect(stderr.split("\n").length).toBeLessThan(170);
  });
});

describe("shares", () => {
  const log = '{"mobile":true}\n{"mobile":false}\n{"mobile":tru}\n{"mobile":true,"unknown":["during_hours"]}\n';

  it("are of all calls, those included that were not decided, and what is missing is named", async () => {
    const { stdout } = await simulate(log);
    expect(stdout).toMatch(/skip +1 +25\.0 %/);
    expect(stdout).toMatch(/undetermined +2 +50\.0 %/);
    expect(stdout).toMatch(/not decided +1 +25\.0 %/);
    expect(stdout).toContain("during_hours unknown in 2 calls");
    expect(json(await simulate(log, "--json"))).toMatchObject({ missing: { during_hours: 2 } });
  });
});

describe("the id of a call", () => {
  it.each(["a-7", 7])("goes through to the output: %j", async (id) => {
    const call = JSON.stringify({ id, mobile: false });
    const each = await simulate(`${call}\n`, "--each", "--json");
    expect(json(each)).toMatchObject({ decisions: [{ call: 1, id, decision: "skip" }], counts: { errors: 0 } });
    expect((await simulate(`${call}\n`, "--each")).stdout).toContain(`(${id})`);
    const decided = ["decide", "--campaign", campaign, "--call", "-"];
    expect(json(await recond([...decided, "--json"], { input: call }))).toMatchObject({ id, decision: "skip" });
    expect((await recond(decided, { input: call })).stdout).toContain(String(id));
    const wrong = await simulate(`${JSON.stringify({ id, mobile: 1 })}\n{}\n`);
    expect(wrong.stderr).toContain(`call 1 (${id}): `);
  });

  it("that is no text and no number is a mistake", async () => {
    expect((await simulate('{"id":{}}\n{}\n')).stderr).toContain("`id` is no fact of a call");
  });
});

describe("a campaign in the place of calls, and the reverse", async () => {
  const log = await file("log.ndjson", '{"mobile":true}\n{"mobile":false}\n');
  const list = await file("list.json", [{ mobile: true }]);
  const call = await file("call.json", { mobile: true, custom_data: { record_calls: "x" } });
  const response = join(examples, "campaign.json");

  it.each([
    ["simulate", "--campaign", log, "--calls", campaign],
    ["simulate", "--campaign", campaign, "--calls", response],
    ["simulate", "--campaign", list, "--calls", campaign],
    ["decide", "--campaign", call, "--call", campaign],
    ["decide", "--campaign", campaign, "--call", response],
  ])("%s %s %s %s %s says so", async (...args) => {
    const { code, stdout, stderr } = await recond(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("the wrong way round?");
  });

  it("is not seen in a call's custom data", async () => {
    expect((await recond(["simulate", "--campaign", campaign, "--calls", call])).code).toBe(0);
  });
});
