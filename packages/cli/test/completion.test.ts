import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chmod } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { folder, recond } from "./support/recond.js";

const { path: root, file } = await folder();

/** What a word can become, without what it means. */
async function completed(...words: readonly string[]): Promise<readonly string[]> {
  const run = await recond(["__complete", ...words]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  return run.stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t")[0] ?? "");
}

describe("a word is completed", () => {
  it.each([
    [["li"], ["lint"]],
    [
      ["request", "record-"],
      ["record-all", "record-none"],
    ],
    [["lint", "--form"], ["--format"]],
    [["lint", "--format", "ju"], ["junit"]],
    [["explain", "never-"], ["never-true"]],
    [["explain", "R1"], expect.arrayContaining(["R1", "R11"])],
    [
      ["completion", ""],
      ["bash", "zsh", "fish", "powershell"],
    ],
    [["lint", "--fix", "--fix-"], ["--fix-suggested"]],
    [["rules", "--no-"], ["--no-color"]],
    [["test", "--re"], []],
    [["nothing", "x"], []],
  ] as const)("%j", async (words, expected) => {
    expect(await completed(...words)).toEqual(expected);
  });

  it("to a command, with what it does", async () => {
    expect(await completed("")).toEqual(expect.arrayContaining(["parse", "lint", "init"]));
    expect((await recond(["__complete", "init"])).stdout).toMatch(/^init\tWrite a first/);
  });

  it("to a file by the shell, where the word is no flag", async () => {
    expect(await completed("lint", "")).toEqual([]);
    expect(await completed("lint", "--config", "")).toEqual([]);
  });
});

const bin = fileURLToPath(new URL("../../recond/dist/bin.js", import.meta.url));

/** Runs lines of a shell in which `recond` is the command under test; undefined where there is no such shell. */
async function inShell(name: string, lines: string): Promise<string | undefined> {
  const command = await file("recond", `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
  await chmod(command, 0o755);
  await file(`recond.${name}`, (await recond(["completion", name])).stdout);
  const env = { ...process.env, PATH: `${root}:${process.env["PATH"] ?? ""}`, HOME: root };
  try {
    const options = { env, cwd: root };
    return (await promisify(execFile)(name, ["-c", `source ${join(root, `recond.${name}`)}\n${lines}`], options))
      .stdout;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

describe("recond completion", () => {
  it("works in bash", async () => {
    const lines = 'COMP_WORDS=(recond lint --form); COMP_CWORD=2; _recond; echo "${COMPREPLY[@]}"; complete -p recond';
    expect(await inShell("bash", lines)).toBe("--format\ncomplete -o bashdefault -o default -F _recond recond\n");
  });

  it("works in zsh, where there is one", async () => {
    const stubs = 'compdef() { }; _describe() { print -l -- "${(@P)2}" }; _files() { print files }';
    const lines = `${stubs}\nwords=(recond lint --form) CURRENT=3; _recond; words=(recond lint a) CURRENT=3; _recond`;
    const printed = await inShell("zsh", lines);
    if (printed === undefined) return;
    expect(printed).toMatch(/^--format:How to report.*\nfiles\n$/);
  });

  it("works in fish, where there is one", async () => {
    const printed = await inShell("fish", 'complete -C "recond lint --form"; complete -C "recond lint recond.f"');
    if (printed === undefined) return;
    expect(printed).toMatch(/^--format\tHow to report.*\nrecond\.fish\n$/);
  });

  it("works in PowerShell, where there is one", async () => {
    const command = await file("recond", `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
    await chmod(command, 0o755);
    const lines = ["recond lint --form", "recond completion "]
      .map((line) => `(TabExpansion2 '${line}' ${line.length}).CompletionMatches.CompletionText`)
      .join("\n");
    const script = await file("recond.ps1", `${(await recond(["completion", "powershell"])).stdout}${lines}\n`);
    const env = { ...process.env, PATH: `${root}:${process.env["PATH"] ?? ""}`, HOME: root };
    const printed = await promisify(execFile)("pwsh", ["-NoProfile", "-File", script], { env, cwd: root }).catch(
      (error: unknown) => {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
        throw error;
      },
    );
    if (printed === undefined) return;
    expect(printed.stdout).toBe("--format\nbash\nzsh\nfish\npowershell\n");
  });

  it("names the shells that it knows", async () => {
    expect((await recond(["completion"])).stderr).toContain("It is one of `bash`, `zsh`, `fish`, `powershell`.");
    expect(await recond(["completion", "tcsh"])).toMatchObject({ code: 2, stdout: "" });
  });
});
