import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folder, json, recond, type Run } from "./support/recond.js";

const { file, path: cwd } = await folder();

await Promise.all(["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => mkdir(join(cwd, name))));

const diff = (...args: readonly string[]): Promise<Run> => recond(["diff", ...args], { cwd });

const settings = (condition: string, record_calls = true): object => ({
  record_calls,
  call_recording_condition: condition,
});

const staged = (live: string, future: string): object => ({
  current_terms: { ivr_tree: settings(live) },
  future_terms: { ivr_tree: settings(future) },
});

await file("recond.config.yaml", "guarantees:\n  - name: no landlines\n    never: landline\n    why: law\n");
await file("old.json", settings("mobile"));
await file("new.json", settings("repeat"));
await file("terms.json", staged("mobile", "mobile or landline"));
await file("half.json", { ivr_tree: { call_recording_condition: "repeat" } });

it("two files are before and after of one campaign, whatever they are called", async () => {
  const broken = await diff("old.json", "new.json");
  expect(broken.code).toBe(1);
  expect(broken.stdout).toContain(`
guarantees: newly broken in 1 campaign

newly broken  no landlines

  why          law
  campaign     new.json
  before       proven
  now          broken: a call with repeat: true, landline: true is recorded
  keeps it     repeat and not landline
`);
  expect(json(await diff("new.json", "old.json", "--json"))).toMatchObject({ guarantees: [{ change: "mended" }] });
  expect((await diff("new.json", "old.json", "--forbid", "broken-guarantee")).code).toBe(0);
  expect((await diff("old.json", "new.json", "--forbid", "broken-guarantee")).code).toBe(1);
  expect((await diff("new.json", "new.json")).stdout).toContain("guarantees: still broken in 1 campaign\n");
});

it("live terms are compared with staged ones, and a campaign with a condition for it", async () => {
  expect(json(await diff("terms.json", "--json"))).toMatchObject({
    guarantees: [{ change: "broken", name: "terms.json", fix: "mobile" }],
  });
  expect(json(await diff("old.json", "mobile or repeat", "--json"))).toMatchObject({
    guarantees: [{ change: "broken", name: "old.json", fix: "mobile or repeat and not landline" }],
  });
});

it("nothing is looked for where no campaign is compared, or no guarantee stands", async () => {
  expect((await diff("mobile", "repeat")).stdout).not.toContain("guarantee");
  expect((await diff("old.json", "new.json", "--no-config")).stdout).not.toContain("guarantee");
  const { code, stderr } = await diff("mobile", "repeat", "--forbid", "broken-guarantee");
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("There is no guarantee that could be broken.") as string,
  });
});

it("one that is for a file only as long as it has its name is told", async () => {
  const config =
    "guarantees: [{ name: sales, always: mobile, campaigns: sales-*.json }, { name: open, only: repeat }]\n";
  await file("b/recond.config.yaml", config);
  const campaign = { advertiser_campaign_id_from_network: "1", ...settings("mobile") };
  await file("a/sales-1.json", campaign);
  await file("b/support-1.json", campaign);
  expect(json(await diff("a", "b", "--json"))).toMatchObject({
    summary: { equivalent: 1, renamed: 1 },
    guarantees: [
      { guarantee: "open", change: "still-broken" },
      { guarantee: "sales", change: "dropped", name: "support-1.json", before: { verdict: "proven" }, after: null },
    ],
  });
});

it("a guarantee may be broken by hours, too, while the condition stays as it is", async () => {
  await file("open.config.yaml", "guarantees: [{ name: mobile, always: mobile }]\n");
  await file("open.json", { operating_24_7: true, ivr_tree: settings("during_hours") });
  await file("closed.json", { operating_24_7: false, ivr_tree: settings("during_hours") });
  const { code, stdout } = await diff("open.json", "closed.json", "-c", "open.config.yaml");
  expect(code).toBe(1);
  expect(stdout).toMatch(/^stricter /);
  expect(stdout).toContain("now          broken: a call with during_hours: false, mobile: true is not recorded");
});

it("a campaign that decides nothing is undecided, and so is a policy on it", async () => {
  await file("c/recond.config.yaml", "guarantees: [{ name: no landlines, never: landline }]\n");
  await file("c/half.json", { ivr_tree: { call_recording_condition: "repeat" } });
  await file("d/other.json", { ...settings("mobile"), advertiser_campaign_id_from_network: "9" });
  const { code, stdout } = await diff("d", "c", "--forbid", "broken-guarantee");
  expect(code).toBe(2);
  expect(stdout).toContain("now          undecided: The request body `c/half.json` has no `record_calls`");
  expect(stdout).toContain("Write both settings into it, or compare it alone, with `--current FILE`.");
});

it("a campaign that could not be compared is proven as it is now", async () => {
  const config = await file("g.config.yaml", "guarantees: [{ name: no landlines, never: landline }]\n");
  const id = { advertiser_campaign_id_from_network: "1" };
  await file("g/broken.json", { ...id, ...settings("mobil") });
  await file("h/broken.json", { ...id, ...settings("repeat") });
  await file("g/half.json", { ...id, ivr_tree: { record_calls: true } });
  await file("h/half.json", { ...id, ivr_tree: { record_calls: true } });
  await file("g/bytes.json", Buffer.from([0xff, 0xfe]));
  await file("h/bytes.json", { ...id, ...settings("mobile") });
  const run = await diff("g", "h", "-c", config, "--json");
  expect(run.code).toBe(2);
  expect(JSON.parse(run.stdout)).toMatchObject({
    unreadable: [{ name: "bytes.json" }, { name: "broken.json" }, { name: "half.json" }],
    guarantees: [
      { name: "broken.json", change: "broken", before: { verdict: "undecided" } },
      { name: "half.json", change: "undecided" },
      { name: "bytes.json", change: "undecided" },
    ],
  });
  expect((await diff("g", "h", "-c", config, "--forbid", "broken-guarantee")).code).toBe(1);
});

it("the Markdown stays under GitHub's limit, whatever is broken", async () => {
  await file(
    "e/recond.config.yaml",
    `guarantees:\n${Array.from({ length: 20 }, (_, at) => `  - { name: "${"ä|<".repeat(100)} ${at}", never: landline }\n`).join("")}`,
  );
  const long = settings(`custom_data[a] = "${"<".repeat(300)}"`);
  const files = Array.from({ length: 20 }, (_, at): readonly [string, object][] => {
    const id = { advertiser_campaign_id_from_network: String(at) };
    return [
      [`f/${at}.json`, { ...id, ...settings("mobile") }],
      [`e/${at}.json`, { ...id, ...long }],
    ];
  });
  await Promise.all(files.flat().map(([name, content]) => file(name, content)));
  // Those of the folder above hold, too.
  expect((await diff("f", "e")).stdout).toContain("\nand 400 more that are newly broken; --json lists all\n");
  const { stdout } = await diff("f", "e", "--format", "markdown");
  expect(stdout).toMatch(/^\*\*Recorded is otherwise in 20\. Guarantees are newly broken in 20\.\*\*\n/);
  expect(Buffer.byteLength(stdout)).toBeLessThan(65_000);
  expect(stdout).toMatch(/Left out for want of room: \d+ guarantees\./);
});
