import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Evidence } from "@recond/simulator";
import { describe, expect, it } from "vitest";
import { examples, folder, json, recond } from "./support/recond.js";

const { path } = await folder();
const campaign = join(examples, "campaign.json");

async function sample(name: string, ...flags: string[]): Promise<string> {
  const log = join(path, name);
  const { code } = await recond(["sample", "--campaign", campaign, "--rows", "5000", "--output", log, ...flags]);
  expect(code).toBe(0);
  return log;
}

const evidenceOf = (log: string, ...flags: string[]): ReturnType<typeof recond> =>
  recond(["simulate", "--campaign", campaign, "--calls", log, "--evidence", ...flags]);

describe("recond simulate --evidence", () => {
  it("says what the recordings of a log speak for", async () => {
    const log = await sample("ours.csv");
    const { code, stdout } = await evidenceOf(log);
    expect(code).toBe(0);
    expect(stdout).toContain("what the recordings say about our readings\n");
    expect(stdout).toMatch(
      /as we read +R10: (\d+) calls tell; \1 agree with exact comparison, 0 with the other: letter case ignored/,
    );
    expect(stdout).not.toContain("otherwise  ");
  });

  it("names the reading that the platform seems to have instead", async () => {
    const log = await sample("other.csv", "--as-if", "R10=ignore-case");
    const { stdout } = await evidenceOf(log);
    expect(stdout.match(/^ {2}otherwise .*$/gm)).toEqual([
      expect.stringMatching(/R10: \d+ calls tell; \d agree with exact comparison, \d\d with the other/),
    ]);
    expect(stdout).toContain(
      "R10 may be otherwise than we read it: `=`, `!=` and `contains` take upper and lower case for the same.\n",
    );
    const { simulation } = json(await evidenceOf(log, "--json")) as { simulation: { evidence: readonly Evidence[] } };
    const named = simulation.evidence.filter(({ verdict }) => verdict === "other");
    expect(named).toMatchObject([{ reading: "R10", other: "ignore-case", examples: [{ file: log }, {}, {}] }]);
  });

  it("counts the calls that tell where the log does not say which were recorded", async () => {
    const log = await sample("unrecorded.csv", "--without", "recording");
    const { stdout } = await evidenceOf(log);
    expect(stdout).toMatch(
      /open +R9: \d+ calls tell the beginning of a path from the whole path; the log does not say which were recorded/,
    );
  });

  it("has nothing to tell where no reading matters", async () => {
    const log = await sample("some.csv");
    const own = join(path, "own.json");
    await writeCampaign(own, "during_hours or not during_hours");
    const { stdout } = await recond(["simulate", "--campaign", own, "--calls", log, "--evidence"]);
    expect(stdout).toMatch(/R16: no call tells the closing second outside from the closing second inside/);
    await writeCampaign(own, "");
    const empty = await recond(["simulate", "--campaign", own, "--calls", log, "--evidence"]);
    expect(empty.stdout).toContain("No reading that calls can tell from another matters to the condition.\n");
  });
});

async function writeCampaign(file: string, condition: string): Promise<void> {
  const document = JSON.parse(await readFile(campaign, "utf8")) as {
    current_terms: { ivr_tree: { call_recording_condition: string } };
  };
  document.current_terms.ivr_tree.call_recording_condition = condition;
  await writeFile(file, JSON.stringify(document));
}
