import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Simulation } from "@recond/simulator";
import { bin, folder, json, recond } from "./support/recond.js";

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

  it.each([
    ["csv", "recrding", "`recrding`. Did you mean `recording`?"],
    ["parquet", "x", "The log has no column `x`. It has `transaction_id`, "],
    ["contexts", "recording", "It has `id`, `during_hours`,"],
  ])("tells of a column of %s that is not there to be left out", async (format, column, message) => {
    const log = join(path, "none.gz");
    const { code, stderr } = await recond(["sample", "--format", format, "--without", column, "--output", log]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    await expect(readFile(log)).rejects.toThrow("ENOENT");
  });

  it("writes the same log in every form: a replay says the same of each", async () => {
    const showroom = join(path, "showroom.json");
    await recond(["sample", "--format", "campaign", "--output", showroom]);
    const said = await Array.fromAsync(["csv", "json", "ndjson", "parquet", "csv.gz"], async (ending) => {
      const log = join(path, `same.${ending}`);
      await recond(["sample", "--rows", "700", "--output", log]);
      const run = await recond(["simulate", "--campaign", showroom, "--calls", log, "--by", "media_type", "--json"]);
      const { simulation } = json(run) as { simulation: Simulation };
      const { files, ...counted } = simulation.log;
      expect(files).toMatchObject([{ container: ending.split(".")[0], rows: 700 }]);
      return { ...simulation, log: counted };
    });
    const [first, ...others] = said.map((each) =>
      JSON.stringify(each).replaceAll(/"(?:line|file)":(?:\d+|"[^"]*"),?/g, ""),
    );
    expect(others.map((each) => each === first)).toEqual([true, true, true, true]);
  });

  it("writes the campaign that its log is of", async () => {
    const showroom = join(path, "showroom.json");
    expect((await recond(["sample", "--format", "campaign", "--output", showroom])).code).toBe(0);
    const options = ["sample", "--rows", "50"];
    const [own, built] = [await recond([...options, "--campaign", showroom]), await recond(options)];
    expect(own.stdout).toBe(built.stdout);
  });

  // Windows has no signals: a process ends there and then.
  it.skipIf(process.platform === "win32")("leaves nothing behind when a signal ends it", async () => {
    const within = join(path, "ended");
    await mkdir(within);
    const child = spawn(process.execPath, [bin, "sample", "--rows", "90000000", "--output", "large.csv"], {
      cwd: within,
    });
    await expect.poll(() => readdir(within), { timeout: 20_000 }).toHaveLength(1);
    child.kill("SIGTERM");
    const [code, signal] = (await once(child, "close")) as unknown[];
    expect({ code, signal }).toEqual({ code: null, signal: "SIGTERM" });
    expect(await readdir(within)).toEqual([]);
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
