import { join } from "node:path";
import { mkdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { folder, json, recond } from "./support/recond.js";

const { path, file } = await folder();
const campaign = { ivr_tree: { record_calls: true, call_recording_condition: "mobile" } };
const own = await file("own-campaign.json", campaign);

describe("what is something else is named, and never looks as if all were well", () => {
  it.each<[string, string | object, string]>([
    ["calls.ndjson", '{"mobile":true}\n{"mobile":false}\n', "holds calls"],
    ["calls.json", [{ id: 7, repeat: true }], "holds calls"],
    ["call.json", { during_hours: true, custom_data: {} }, "holds calls"],
    ["progress.json", { current_calls: [{ transaction_id: "a" }] }, "holds calls"],
    ["transactions.json", [{ transaction_id: "a", custom_data: [] }], "holds calls"],
    ["many.ndjson", `{"transaction_id":"a","duration":7}\n`.repeat(60_000), "holds calls"],
    ["export.csv", "transaction_id,duration\na,7\n", "is a table (CSV)"],
    ["export.txt", "a;b;c\r\n1;2;3\r\n", "is a table (CSV)"],
    ["a.test.yaml", "condition: mobile\ncases: []\n", "is a test file"],
    ["A.TEST.JSON", { condition: "mobile", cases: [] }, "is a test file"],
    ["settings.yaml", "ivr_tree:\n  record_calls: true\n", "is YAML, and no campaign"],
    ["draft.YML", "condition: mobile\ncases: []\n", "is YAML, and no campaign"],
    ["recond.config.json", { files: ["nothing.json"] }, "is a configuration"],
    ["tests.json", { campaign: "./campaign.json", cases: [] }, "is a test file"],
  ])("%s", async (name, content, expected) => {
    const full = await file(name, content);
    const commands = [["lint"], ["parse"], ["analyze"], ["fmt"], ["diff", "mobile"], ["set", own, "--file"]];
    const runs = await Promise.all(commands.map((words) => recond([...words, full])));
    for (const { code, stdout, stderr } of runs) {
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(expected);
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    }
    const hook = await recond(["lint", "--files", full]);
    expect(hook.code).toBe(0);
  });
});

describe("a hook judges only what is surely a campaign", () => {
  it.each([{ condition: "sunny" }, { hours: [] }, { root: "/" }, { root: "a", condition: "b", hours: 9, timezone: 1 }])(
    "not %j",
    async (content) => {
      const full = await file("other.json", content);
      const run = await recond(["lint", "--files", "--json", full]);
      expect(json(run)).toMatchObject({ results: [], summary: { foreign: 1 } });
      expect(run.code).toBe(0);
    },
  );

  it.each([{ ivr_tre: { root: {} } }, { operating_24_7: "yes" }, [{ whisper_prompt_condition: "x" }]])(
    "but %j",
    async (content) => {
      expect((await recond(["lint", "--files", await file("own.json", content)])).code).toBe(1);
    },
  );

  it("and a condition that begins with a brace", async () => {
    const full = await file("brace.recond", "{ mobile");
    const runs = [await recond(["lint", "--files", full]), await recond(["lint", full])];
    expect(runs.map(({ code }) => code)).toEqual([1, 1]);
    expect((await recond(["fmt", await file("list.recond", '["mobile"]')])).code).toBe(2);
  });
});

describe("a folder and a glob", async () => {
  const place = join(path, "campaigns");
  await mkdir(place);
  const droppings = [".#a.json", "._a.json", "a.json~", ".a.json.swp", "#a.json#"];
  await Promise.all(droppings.map((name) => file(`campaigns/${name}`, "{")));
  await Promise.all(["a.json", "B.JSON"].map((name) => file(`campaigns/${name}`, campaign)));
  await file("campaigns/c.ReCond", "mobile");

  it.each([["campaigns"], ["campaigns/*"], ["campaigns/{*,.*}"]])("%s: passes over droppings", async (argument) => {
    const run = await recond(["lint", "--json", argument], { cwd: path });
    const { results } = json(run) as { results: readonly { name: string }[] };
    expect(results.map(({ name }) => name)).toEqual(["campaigns/B.JSON", "campaigns/a.json", "campaigns/c.ReCond"]);
  });
});
