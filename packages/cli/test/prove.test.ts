import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examples, folder, json, recond, type Run } from "./support/recond.js";

const scratch = await folder();
const { file } = scratch;
const campaigns = join(examples, "guarantees", "campaigns");
const config = join(examples, "guarantees", "recond.config.yaml");

const prove = (...args: readonly string[]): Promise<Run> => recond(["prove", ...args]);

const settings = (record_calls: boolean, call_recording_condition: string): object => ({
  record_calls,
  call_recording_condition,
});

/** What the tests read of the JSON. */
interface Told {
  readonly campaigns: readonly {
    readonly terms: string | null;
    readonly verdicts: readonly { readonly verdict: string; readonly call: unknown; readonly fix: string | null }[];
  }[];
}

describe("recond prove", () => {
  it("proves the guarantees of a configuration: kept everywhere, broken by two campaigns, undecided for a request body", async () => {
    const { code, stdout, stderr } = await prove(campaigns, "--config", config);
    expect(code).toBe(2);
    expect(stderr).toMatch(/support-spring\.json` has no `record_calls`/);
    expect(stdout).toMatch(/^undecided {2}landline calls are never recorded\n/);
    // Two of the campaigns have live and staged terms.
    expect(stdout).toMatch(/proven for 11 campaigns \(rests on \[R14\], \[R17\]\)/);
    expect(stdout).toMatch(/proven for 5 campaigns \(rests on \[R17\]\), broken by 2 campaigns/);
    expect(stdout).toMatch(
      /sales-south\.json, future terms\n {4}not recorded {2}during_hours: true, landline: false, mobile: false, pressed: 1\n/,
    );
    expect(stdout).toMatch(/would keep it during_hours and pressed\[1\] and not landline\n/);
  });

  it("completes a request body by the present campaign, and keeps what its own fix says", async () => {
    const spring = join(campaigns, "support-spring.json");
    const current = join(examples, "guarantees", "current", "support-spring.json");
    expect(await prove("--never", "landline", spring, "--current", current)).toMatchObject({ code: 0, stderr: "" });
    const broken = await prove("--json", "--always", "repeat", spring, "--current", current);
    expect(broken.code).toBe(1);
    const [told] = (json(broken) as Told).campaigns;
    const fix = told?.verdicts[0]?.fix ?? "";
    const mended = await file("mended.json", JSON.stringify(settings(true, fix)));
    expect(await prove("--always", "repeat", mended)).toMatchObject({ code: 0 });
  });

  it("says where only a caller of two keys breaks a guarantee", async () => {
    const path = await file("keys.json", JSON.stringify(settings(true, "mobile")));
    const report = join(scratch.path, "keys.md");
    const { stdout } = await prove("--never", "pressed[1] and pressed[2]", path, "--report", report);
    expect(stdout).toContain("    the caller presses two keys of one menu, which no document rules out\n");
    expect(await readFile(report, "utf8")).toContain("two keys of one menu");
  });

  it.each([
    [true, "", "never", 1],
    [false, "", "never", 0],
    [false, "mobile", "always", 1],
    [true, "", "always", 0],
  ])("takes `record_calls` %j and the condition %j into account for %s", async (record, condition, kind, code) => {
    const path = await file("settings.json", JSON.stringify(settings(record, condition)));
    expect((await prove(`--${kind}`, "landline", path)).code).toBe(code);
  });

  it("finds what holds by our readings only", async () => {
    const path = await file("keys.json", JSON.stringify(settings(true, "pressed[1] and mobile")));
    expect((await prove("--only", "pressed[1] or pressed[1 1]", path)).code).toBe(0);
    expect((await prove("--always", "pressed[1 1] and mobile", path)).stdout).toMatch(/rests on \[R9\], \[R17\]/);
    const every = await prove("--always", "pressed[1 1] and mobile", path, "--every-reading");
    expect(every).toMatchObject({ code: 1, stdout: expect.stringContaining("under [R9] as `whole-path`") as string });
  });

  it.each([
    [["--never", "mobil"], /There is no term `mobil`/],
    [["--never", ""], /`--never` is empty/],
    [[], /There is no guarantee to prove/],
    [["--never", "landline", "--current", "nothing.json"], /nothing\.json/],
  ])("refuses %j", async (flags, message) => {
    const path = await file("one.json", JSON.stringify(settings(true, "mobile")));
    const { code, stderr } = await prove(path, ...flags, "--no-config");
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("looks at each version that may count: of the present campaign that completes a body, both", async () => {
    const present = {
      current_terms: { ivr_tree: settings(true, "mobile") },
      future_terms: { ivr_tree: settings(true, "landline") },
    };
    const current = await file("present.json", JSON.stringify(present));
    const body = await file("body.json", JSON.stringify({ ivr_tree: { record_calls: true } }));
    const run = (...more: readonly string[]): ReturnType<typeof prove> =>
      prove("--never", "landline", body, "--current", current, ...more);
    expect(await run()).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("body.json, future terms") as string,
    });
    expect((await run("--terms", "current")).code).toBe(0);
    // A response beside it is what it is, whatever terms the present campaign of another has.
    const live = await file("live.json", JSON.stringify({ current_terms: present.current_terms, future_terms: null }));
    expect((await prove("--never", "landline and repeat and mobile", current, body, "--current", live)).code).toBe(0);
    const both = await file("both.json", JSON.stringify({ ...present, ivr_tree: settings(true, "mobile") }));
    expect(await prove("--never", "repeat", both)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("beside the terms") as string,
    });
  });

  it("tells what it passed over, and takes an empty file or a web page for no success", async () => {
    await mkdir(join(scratch.path, "loaded"));
    await file("loaded/ok.json", JSON.stringify({ current_terms: { ivr_tree: settings(true, "mobile") } }));
    await file("loaded/other.json", '{ "error": "unauthorized" }');
    const path = join(scratch.path, "loaded");
    expect(await prove("--never", "landline", path)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/passed over {2}1 file .*other\.json/) as string,
    });
    expect(await prove("--never", "landline", "--terms", "future", path)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("has the terms of `--terms`") as string,
    });
    await file("loaded/empty.json", " ");
    await file("loaded/page.json", "<html>502</html>");
    const { code, stdout } = await prove("--never", "landline", path);
    expect({ code, stdout }).toMatchObject({
      code: 2,
      stdout: expect.stringContaining("undecided for 2 files") as string,
    });
  });

  it("takes a guarantee for no campaign, and an empty folder, for a mistake", async () => {
    await mkdir(join(scratch.path, "team"));
    await file("team/one.json", JSON.stringify(settings(true, "mobile")));
    const guarantees = "guarantees:\n  - name: a\n    never: landline\n    campaigns: sales-*.json\n";
    const path = await file("team/recond.config.yaml", guarantees);
    expect((await prove(join(scratch.path, "team/one.json"), "--config", path)).stderr).toContain("proven for nothing");
    const { code, stderr } = await prove(join(scratch.path, "team"), "--config", path);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /The guarantee `a` is proven for nothing: no campaign that was looked at matches `sales-\*\.json`/,
    );
    await mkdir(join(scratch.path, "empty"));
    expect(await prove("--never", "landline", join(scratch.path, "empty"))).toMatchObject({ code: 2 });
  });

  it("says of a named file nothing about the guarantees of others, and of files without a campaign that there is none", async () => {
    expect((await prove("--config", config, join(campaigns, "sales-north.json"))).code).toBe(0);
    await mkdir(join(scratch.path, "other"));
    await file("other/data.json", "[1]");
    const { code, stderr } = await prove("--never", "landline", join(scratch.path, "other"));
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(/no campaign/) as string });
  });

  it("is what `recond lint` says of the same configuration", async () => {
    const { code, stdout } = await recond(["lint", "--config", config, join(campaigns, "sales-west.json")]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/error\[broken-guarantee\]: This breaks the guarantee `sales calls in opening hours/);
  });

  it("warns of a guarantee that promises nothing", async () => {
    const path = await file("any.json", JSON.stringify(settings(true, "")));
    const { code, stderr } = await prove("--never", "mobile and landline", path);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringMatching(/promises nothing/) as string });
  });

  it("tells of a guarantee for no campaign in `recond lint`, too, if that is given its folder", async () => {
    const path = join(scratch.path, "linted");
    await mkdir(join(path, "campaigns"), { recursive: true });
    await file("linted/campaigns/one.json", JSON.stringify(settings(true, "mobile")));
    await file(
      "linted/recond.config.yaml",
      "root: true\nguarantees:\n  - name: a\n    never: landline\n    campaigns: campaigns/sales-*.json\n",
    );
    const lint = (...args: readonly string[]): Promise<Run> => recond(["lint", ...args], { cwd: path });
    const runs = await Promise.all([lint("campaigns"), lint("."), lint(join(path, "..", "linted"))]);
    for (const { code, stdout } of runs) {
      expect(code).toBe(1);
      expect(stdout).toMatch(/error\[unused-guarantee\].*\n.*recond\.config\.yaml:3:11/);
    }
    expect(await lint("campaigns/one.json")).toMatchObject({ code: 0 });
    expect(await lint("campaigns", "--exclude", "sales-*")).toMatchObject({ code: 0 });
  });
});
