import { createHash } from "node:crypto";
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { examples, folder, json, recond, type Run } from "./support/recond.js";

const scratch = await folder();

/** A copy of the examples in a folder of its own, in which the command runs. */
async function copy(): Promise<{
  readonly path: (...steps: readonly string[]) => string;
  readonly prove: (...args: readonly string[]) => Promise<Run>;
  readonly read: (file: string) => Promise<string>;
}> {
  const cwd = await mkdtemp(join(scratch.path, "copy-"));
  await cp(join(examples, "guarantees"), cwd, { recursive: true });
  const path = (...steps: readonly string[]): string => join(cwd, ...steps);
  return {
    path,
    prove: (...args) => recond(["prove", ...args], { cwd }),
    read: (file) => readFile(path(file), "utf8"),
  };
}

/** A copy with its evidence. */
async function evident(...flags: readonly string[]): ReturnType<typeof copy> {
  const copied = await copy();
  await copied.prove("--report", "e.json", "--date", "2026-11-28", ...flags);
  return copied;
}

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** What the tests read of the evidence. */
interface Told {
  readonly fingerprint: string;
  readonly guarantees: readonly { readonly name: string }[];
  readonly campaigns: readonly {
    readonly file: string;
    readonly sha256: string;
    readonly verdicts: readonly { readonly guarantee: number; readonly verdict: string }[];
  }[];
}

describe("recond prove --report", () => {
  it("writes pages and JSON in one run, and prints what it prints without", async () => {
    const { prove, read, path } = await copy();
    const plain = await prove();
    const run = await prove("--report", "e.html", "--report", "e.md", "--report", "e.json", "--date", "2026-11-28");
    const written = ["e.html", "e.md", "e.json"].map((file) => `${file}: report written\n`).join("");
    expect(run).toEqual({ ...plain, stderr: `${plain.stderr}${written}` });
    const told = JSON.parse(await read("e.json")) as Told;
    expect(told.campaigns).toHaveLength(13);
    const hashes = told.campaigns.map(async ({ file }) => sha256(await readFile(path(file))));
    expect(told.campaigns.map((each) => each.sha256)).toEqual(await Promise.all(hashes));
    for (const page of [await read("e.html"), await read("e.md")]) {
      for (const text of [
        "2026-11-28",
        told.fingerprint,
        "sales-west.json",
        ...told.campaigns.map((each) => each.sha256),
      ]) {
        expect(page.includes(text)).toBe(true);
      }
      expect(page).toMatch(
        /1 of 3 guarantees is broken, by 2 of 12 campaigns\. 1 of 12 campaigns could not be decided/,
      );
    }
  });

  it("writes the same bytes again, but for the date", async () => {
    const { prove, read } = await copy();
    const texts = async (date: string): Promise<readonly string[]> => {
      await prove("--report", "e.html", "--report", "e.md", "--report", "e.json", "--date", date);
      return Promise.all(["e.html", "e.md", "e.json"].map(read));
    };
    const [first, again, later] = [await texts("2026-11-28"), await texts("2026-11-28"), await texts("2027-01-31")];
    expect(again).toEqual(first);
    expect(later.map((text) => text.replaceAll("2027-01-31", "2026-11-28"))).toEqual(first);
  });

  it("is no campaign itself: beside the campaigns it changes nothing", async () => {
    const { prove, read, path } = await copy();
    const report = ["--report", "campaigns/evidence.json", "--date", "2026-11-28"];
    await prove(...report);
    const first = await read("campaigns/evidence.json");
    expect((await prove(...report)).stderr).toMatch(/evidence\.json: report written/);
    expect(await read("campaigns/evidence.json")).toBe(first);
    expect((await recond(["lint", path("campaigns")])).stderr).toMatch(
      /1 file has no campaign in it: .*evidence\.json/,
    );
  });

  it.each([
    [["--report", "e.pdf"], /must end in \.html, \.md or \.json/],
    [["--report", "e.md", "--report", "./e.md"], /is there twice/],
    [["--report", "campaigns/sales-west.json"], /over a file that is read here/],
    [["--report", "recond.config.json"], /has the name of a configuration/],
    [["--report", "none/e.md"], /there is no such folder/],
    [["--report", "e.md", "--date", "2026-02-30"], /is no day/],
    [["--date", "2026-02-28"], /Add `--report FILE`/],
  ])("refuses %j", async (flags, message) => {
    const { prove } = await copy();
    const { code, stderr } = await prove(...flags);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe("recond prove --verify", () => {
  it("holds as long as nothing has changed, whatever the verdicts are", async () => {
    const { prove } = await evident();
    expect(await prove("--verify", "e.json")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^holds {2}e\.json: 3 guarantees and 12 campaigns are as it says\n\n {2}It names 2026-11-28 as its day, which is not verified, and says: No: 1 of 3/,
      ) as string,
    });
  });

  it("holds for a file that was not there before either", async () => {
    const { prove } = await copy();
    const { code } = await prove(
      "campaigns/sales-north.json",
      "nowhere.json",
      "--never",
      "landline",
      "--report",
      "e.json",
    );
    expect(code).toBe(2);
    expect((await prove("--verify", "e.json")).stdout).not.toMatch(/nowhere\.json/);
  });

  it("is enough for itself: guarantees of flags, the present campaign, one file", async () => {
    const { prove, path } = await copy();
    const spring = ["campaigns/support-spring.json", "--current", "current/support-spring.json"];
    await prove(...spring, "--never", "landline", "--report", "e.json");
    expect((await prove("--verify", "e.json")).code).toBe(0);
    await appendFile(path("current/support-spring.json"), " ");
    const { code, stdout } = await prove("--verify", "e.json");
    expect(code).toBe(1);
    expect(stdout).toMatch(/current\/support-spring\.json: The file that completes request bodies has been changed/);
  });

  it("notices one changed byte, whichever it is and whatever it changes", async () => {
    const { prove, path } = await evident("campaigns/sales-north.json");
    const file = path("campaigns", "sales-north.json");
    const bytes = await readFile(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ flip;
        await writeFile(file, changed);
        const { code, stdout } = await prove("--verify", "e.json");
        expect(code).toBe(1);
        expect(stdout).toContain("campaigns/sales-north.json: The file has been changed");
      }),
      { numRuns: 40 },
    );
    await writeFile(file, bytes);
    expect((await prove("--verify", "e.json")).code).toBe(0);
  });

  it("tells a changed file from a changed verdict, and what is gone, new, or other terms", async () => {
    const { prove, path } = await evident();
    const north = path("campaigns", "sales-north.json");
    await appendFile(north, "\n");
    await rm(path("campaigns", "sales-east.json"));
    await cp(north, path("campaigns", "sales-new.json"));
    await edit(path("campaigns", "support-west.json"), '"record_calls": false', '"record_calls": true');
    await writeFile(path("campaigns", "sales-online.json"), "{ ");
    await edit(path("campaigns", "sales-south.json"), '"future_terms"', '"other_terms"');
    const { code, stdout } = await prove("--verify", "e.json");
    expect(code).toBe(1);
    for (const line of [
      "campaigns/sales-north.json: The file has been changed; its verdicts are the same.",
      "campaigns/sales-east.json: The file is not there any more.",
      "campaigns/sales-new.json: The campaign is not in the evidence.",
      "campaigns/support-west.json: The file has been changed.",
      "campaigns/support-west.json, current terms: `landline calls are never recorded` was proven, and is broken now, by",
      "campaigns/sales-online.json: The file has been changed.",
      "campaigns/sales-online.json: Nothing of it is decided any more: ",
      "campaigns/sales-south.json, future terms: The future terms are not there any more.",
    ]) {
      expect(stdout).toContain(`  ${line}`);
    }
    const told = json(await prove("--verify", "e.json", "--json")) as {
      readonly holds: boolean;
      readonly changes: readonly { readonly kind: string }[];
    };
    expect(told.holds).toBe(false);
    expect(new Set(told.changes.map(({ kind }) => kind))).toEqual(
      new Set(["file-changed", "file-gone", "file-new", "verdict", "terms"]),
    );
  });

  it("says where to verify it if none of the files is there", async () => {
    const { prove, path } = await evident("campaigns");
    await rm(path("campaigns"), { recursive: true });
    const { code, stdout } = await prove("--verify", "e.json");
    expect(code).toBe(1);
    expect(stdout.match(/not there any more/g)).toHaveLength(12);
    expect(stdout).toContain(
      "Verify it in the folder in which it was made: it looks for `campaigns/sales-east.json`, ",
    );
    expect(stdout).toContain(path());
    expect(stdout).not.toMatch(/not in the evidence/);
  });

  it("proves the guarantees of the evidence, and tells how those of the configuration differ", async () => {
    const { prove, path } = await evident();
    await edit(path("recond.config.yaml"), "never: landline", "never: mobile");
    const { code, stdout } = await prove("--verify", "e.json");
    expect(code).toBe(1);
    expect(stdout).toContain(
      "recond.config.yaml: The guarantee `landline calls are never recorded` says `never mobile` in the configuration, and `never landline` in the evidence.\n",
    );
    expect(stdout).not.toContain("campaigns/");
    await rm(path("recond.config.yaml"));
    expect((await prove("--verify", "e.json")).stdout).toMatch(/is not in the configuration any more/);
    expect((await prove("--verify", "e.json", "--no-config")).code).toBe(0);
  });

  it.each([
    ["{", /`e\.json`|json/],
    ["[]", /is no evidence of `recond prove`/],
    ['{ "evidence": 2 }', /in a form that this Recond does not know/],
    ['{ "evidence": 1 }', /is no whole evidence/],
  ])("refuses %j", async (text, message) => {
    const { prove, path } = await copy();
    await writeFile(path("e.json"), text);
    const { code, stderr, stdout } = await prove("--verify", "e.json");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  it("refuses evidence that was changed, and other flags", async () => {
    const { prove, path } = await evident();
    expect((await prove("--verify", "e.json", "--never", "landline")).stderr).toMatch(/Leave out `--never`/);
    expect((await prove("--verify", "e.json", "campaigns")).stderr).toMatch(/Leave out `campaigns`/);
    await edit(path("e.json"), '"verdict":"broken"', '"verdict":"proven"');
    const { code, stderr } = await prove("--verify", "e.json");
    expect(code).toBe(2);
    expect(stderr).toMatch(/has been changed since `recond prove` wrote it/);
  });

  it("is not taken in by evidence whose fingerprint was made to fit", async () => {
    const { prove, read, path } = await evident();
    const told = JSON.parse(await read("e.json")) as Forged;
    const forge = (changed: object): Promise<void> => {
      const { evidence, recond: version, asked, guarantees, campaigns, passedOver } = { ...told, ...changed };
      const content = JSON.stringify([evidence, version, asked, guarantees, campaigns, passedOver]);
      return writeFile(
        path("e.json"),
        JSON.stringify({ ...told, ...changed, fingerprint: sha256(Buffer.from(content)) }),
      );
    };
    await forge({ campaigns: told.campaigns.map((each) => ({ ...each, condition: "mobile" })) });
    const { code, stdout } = await prove("--verify", "e.json");
    expect(code).toBe(1);
    expect(stdout).toMatch(/sales-west\.json, current terms: The evidence tells of it otherwise than the file/);
    const [first, ...others] = told.guarantees;
    await forge({ ...told, guarantees: [{ ...first, never: "mobile and" }, ...others] });
    expect(await prove("--verify", "e.json")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/is no whole evidence/) as string,
    });
  });
});

/** Evidence as it is written. */
interface Forged extends Told {
  readonly evidence: unknown;
  readonly recond: unknown;
  readonly asked: unknown;
  readonly passedOver: readonly string[];
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, "utf8");
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}
