import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { folder, recond } from "./support/recond.js";

const { path, file } = await folder();
const campaign = await file("campaign.json", {
  ivr_tree: { record_calls: true, call_recording_condition: 'media_type = "Radio"' },
});

describe("recond sample", () => {
  it("prints the log, of the campaign asked for", async () => {
    const { code, stdout, stderr } = await recond(["sample", "--campaign", campaign, "--rows", "200"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")).toHaveLength(202);
    expect(stdout).toContain(",RADIO,");
  });

  it("writes a file, in the form that its name tells, compressed where that is said", async () => {
    const log = join(path, "log.ndjson.gz");
    const run = await recond(["sample", "--rows", "3", "--output", log]);
    expect(run).toMatchObject({ code: 0, stdout: "", stderr: expect.stringContaining("3 rows written") as string });
    expect(
      gunzipSync(await readFile(log))
        .toString("utf8")
        .trim()
        .split("\n"),
    ).toHaveLength(3);
    const parquet = join(path, "log.parquet");
    expect((await recond(["sample", "--rows", "3", "--output", parquet])).code).toBe(0);
    expect((await readFile(parquet)).subarray(0, 4).toString("latin1")).toBe("PAR1");
  });

  it("writes the campaign that its log is of", async () => {
    const showroom = join(path, "showroom.json");
    expect((await recond(["sample", "--format", "campaign", "--output", showroom])).code).toBe(0);
    const options = ["sample", "--rows", "50"];
    const [own, built] = [await recond([...options, "--campaign", showroom]), await recond(options)];
    expect(own.stdout).toBe(built.stdout);
  });

  it.each([
    [["--from", "2026-02-30"], "no day such as 2026-03-02"],
    [["--days", "9999"], "more than 3660"],
    [["--json"], "Give the log a file"],
    [["--campaign", campaign, "--output", campaign], "over a file that is read here"],
    [["--campaign", campaign, "--format", "campaign"], "Leave out `--campaign`"],
  ])("refuses %j", async (flags, told) => {
    const { code, stdout, stderr } = await recond(["sample", ...flags]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(told);
  });
});
