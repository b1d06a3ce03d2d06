import { copyFile, readdir, readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  campaignsFolder,
  emptyFolder,
  hostileNames,
  packedFile,
  readYaml,
  removeFoldersAtEnd,
  root,
  type Run,
  runProgram,
} from "../support/recipes.js";

removeFoldersAtEnd();

interface GitLab {
  readonly "recond-lint": {
    readonly variables: Readonly<Record<string, string>>;
    readonly script: readonly string[];
    readonly artifacts: { readonly when: string; readonly reports: { readonly codequality: string } };
  };
}

describe("the GitLab job", async () => {
  const job = (await readYaml<GitLab>(root, "ci", "gitlab.yml"))["recond-lint"];
  const [install = "", ...script] = job.script;
  const archive = await packedFile();
  // What is installed on the machine of the job, once for all.
  const machine = await emptyFolder();
  const env = { npm_config_prefix: machine, PATH: [join(machine, "bin"), process.env["PATH"]].join(delimiter) };
  const bash = (lines: readonly string[], cwd: string, variables: Readonly<Record<string, string>>): Promise<Run> =>
    runProgram("bash", ["-eo", "pipefail", "-c", lines.join("\n")], { cwd, env: { ...env, ...variables } });
  const installed = await bash([install], machine, { RECOND_PACKAGE: archive });

  const lint = (folder: string, files: string): Promise<Run> => bash(script, folder, { RECOND_FILES: files });

  it("installs what its variable names, a pinned version unless told", async () => {
    expect(installed).toMatchObject({ code: 0 });
    expect(await readdir(join(machine, "lib", "node_modules"))).toEqual(["recond"]);
    expect(Object.keys(job.variables)).toEqual(["RECOND_PACKAGE", "RECOND_FILES"]);
    expect(job.variables["RECOND_PACKAGE"]).toMatch(/^recond@\d+\.\d+\.\d+$/);
  });

  it("writes the report and the log, and fails with errors", async () => {
    const folder = await campaignsFolder();
    const { code, stdout } = await lint(folder, job.variables["RECOND_FILES"] ?? "");
    expect(code).toBe(1);
    expect(stdout).toContain("error[letter-case]");
    const report: unknown = JSON.parse(await readFile(join(folder, job.artifacts.reports.codequality), "utf8"));
    const location = { path: "campaigns/letter-case.json", lines: { begin: 4 } };
    expect(report).toContainEqual(expect.objectContaining({ check_name: "letter-case", location }));
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
