import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, recond, type Run } from "./support/recond.js";

const CONDITIONS = ["mobile and pressed[1]", "landline or repeat", "", "mobile and not landline", 'media_type = "TV"'];

const scratch = await folder();

/** A folder with some campaigns, and what proves them. */
async function campaigns(): Promise<{
  readonly path: string;
  readonly write: (name: string, condition: string) => Promise<void>;
  readonly prove: (...args: readonly string[]) => Promise<Run>;
}> {
  const path = await mkdtemp(join(scratch.path, "campaigns-"));
  const write = (name: string, condition: string): Promise<void> =>
    writeFile(join(path, name), JSON.stringify({ record_calls: true, call_recording_condition: condition }));
  await Promise.all(CONDITIONS.map((condition, index) => write(`${index}.json`, condition)));
  return { path, write, prove: (...args) => recond(["prove", "--never", "landline", ...args, "."], { cwd: path }) };
}

describe("recond prove --cache", () => {
  it.each([[], ["--json"], ["--every-reading"]])(
    "prints what it prints without, cold and warm, after any change: %j",
    async (...args) => {
      const { prove, write } = await campaigns();
      const check = async (...more: readonly string[]): Promise<void> => {
        const fresh = await prove(...args, ...more);
        expect(await prove(...args, ...more, "--cache")).toEqual(fresh);
        expect(await prove(...args, ...more, "--cache")).toEqual(fresh);
      };
      await check();
      await write("0.json", "landline and pressed[2]");
      await write("new.json", "repeat");
      await check();
      await check("--only", "mobile or landline");
      await check("--node-limit", "1");
      await check("--json");
      await check();
    },
  );

  it("believes no file that is damaged, and leaves one alone that is something else", async () => {
    const { path, prove } = await campaigns();
    const fresh = await prove();
    await prove("--cache");
    const cache = join(path, ".recond-cache");
    const kept = await readFile(cache, "utf8");
    await writeFile(cache, kept.replace('"broken"', '"proven"'));
    const damaged = await prove("--cache");
    expect(damaged).toMatchObject({ code: fresh.code, stdout: fresh.stdout });
    expect(damaged.stderr).toMatch(/`\.recond-cache` is damaged\. Everything is proven anew/);
    expect(await readFile(cache, "utf8")).toBe(kept);
    await writeFile(cache, "mine\n");
    const foreign = await prove("--cache");
    expect(foreign).toMatchObject({ code: fresh.code, stdout: fresh.stdout });
    expect(foreign.stderr).toMatch(/is no cache of `recond prove`\. It is left as it is/);
    expect(await readFile(cache, "utf8")).toBe("mine\n");
  });

  it("takes nothing from another version", async () => {
    const { path, prove } = await campaigns();
    await prove("--cache");
    const cache = join(path, ".recond-cache");
    const kept = await readFile(cache, "utf8");
    const body = kept.slice(0, kept.trimEnd().lastIndexOf("\n") + 1).replace(/^(.*,)".*"\]/, '$1"0.0.0-other"]');
    const { createHash } = await import("node:crypto");
    const lie = body.replaceAll('"broken"', '"proven"');
    await writeFile(cache, `${lie}${createHash("sha256").update(lie).digest("hex")}\n`);
    expect(await prove("--cache")).toEqual(await prove());
    expect(await readFile(cache, "utf8")).toBe(kept);
  });

  it("is for no evidence", async () => {
    const { prove } = await campaigns();
    expect(await prove("--cache", "--report", "evidence.json")).toMatchObject({ code: 2, stdout: "" });
  });
});
