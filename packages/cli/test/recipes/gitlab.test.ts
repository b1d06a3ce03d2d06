import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { campaignsFolder, command, hostileNames, readYaml, runProgram } from "../support/recipes.js";
import type { Run } from "../support/recond.js";

interface GitLab {
  readonly "recond-lint": {
    readonly variables: Readonly<Record<string, string>>;
    readonly script: readonly string[];
    readonly artifacts: { readonly when: string; readonly reports: { readonly junit: string } };
  };
}

describe("the GitLab job", async () => {
  const job = (await readYaml<GitLab>("ci", "gitlab.yml"))["recond-lint"];
  const [clone, ...script] = job.script;

  /** The job without the clone, for which this checkout stands. */
  async function lint(folder: string, files: string): Promise<Run> {
    await mkdir(join(folder, ".recond", "ci"), { recursive: true });
    await writeFile(join(folder, ".recond", "ci", "recond"), `#!/bin/sh\nexec '${command}' "$@"\n`, { mode: 0o755 });
    return runProgram("bash", ["-eo", "pipefail", "-c", script.join("\n")], {
      cwd: folder,
      env: { RECOND_FILES: files },
    });
  }

  it("clones what its variables name", () => {
    expect(clone).toBe('git clone --quiet --depth 1 --branch "$RECOND_REF" -- "$RECOND_REPOSITORY" .recond');
    expect(Object.keys(job.variables)).toEqual(["RECOND_REPOSITORY", "RECOND_REF", "RECOND_FILES"]);
  });

  it("writes the report and the log, and fails with errors", async () => {
    const folder = await campaignsFolder();
    const { code, stdout } = await lint(folder, job.variables["RECOND_FILES"] ?? "");
    expect(code).toBe(1);
    expect(stdout).toContain("error[letter-case]");
    const report = await readFile(join(folder, job.artifacts.reports.junit), "utf8");
    expect(report).toContain('<testsuite name="campaigns/letter-case.json"');
    expect(job.artifacts.when).toBe("always");
  });

  it("fails where the folder is missing", async () => {
    const { code, stderr } = await lint(await campaignsFolder(), "mobile");
    expect(code).toBe(2);
    expect(stderr).toContain("There is no file `mobile`.");
  });

  it.each(hostileNames)("passes without errors in %j", async (name) => {
    const folder = await campaignsFolder();
    await copyFile(join(folder, "campaigns", "fine.json"), join(folder, name));
    expect(await lint(folder, name)).toMatchObject({ code: 0 });
    expect(await readdir(folder)).not.toContain("hurt");
  });
});
