import { createHash } from "node:crypto";
import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examples, folder, recond, type Run } from "./support/recond.js";

const scratch = await folder();

/** A copy of the examples in a folder of its own, in which the command runs. */
async function copy(name: string): Promise<{
  readonly path: (...steps: readonly string[]) => string;
  readonly prove: (...args: readonly string[]) => Promise<Run>;
  readonly read: (file: string) => Promise<string>;
}> {
  const cwd = join(scratch.path, name);
  await mkdir(cwd);
  await cp(join(examples, "guarantees"), cwd, { recursive: true });
  const path = (...steps: readonly string[]): string => join(cwd, ...steps);
  return {
    path,
    prove: (...args) => recond(["prove", ...args], { cwd }),
    read: (file) => readFile(path(file), "utf8"),
  };
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
    const { prove, read, path } = await copy("forms");
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
    const { prove, read } = await copy("bytes");
    const texts = async (date: string): Promise<readonly string[]> => {
      await prove("--report", "e.html", "--report", "e.md", "--report", "e.json", "--date", date);
      return Promise.all(["e.html", "e.md", "e.json"].map(read));
    };
    const [first, again, later] = [await texts("2026-11-28"), await texts("2026-11-28"), await texts("2027-01-31")];
    expect(again).toEqual(first);
    expect(later.map((text) => text.replaceAll("2027-01-31", "2026-11-28"))).toEqual(first);
  });

  it("is no campaign itself: beside the campaigns it changes nothing", async () => {
    const { prove, read, path } = await copy("beside");
    const report = ["--report", "campaigns/evidence.json", "--date", "2026-11-28"];
    await prove(...report);
    const first = await read("campaigns/evidence.json");
    await prove(...report);
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
    const { prove } = await copy(`refused-${flags.join("-").replaceAll(/\W/g, "")}`);
    const { code, stderr } = await prove(...flags);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
