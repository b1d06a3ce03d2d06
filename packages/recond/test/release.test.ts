import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runQuietly, startOf } from "../../../scripts/command.mjs";
import { root } from "../../../scripts/workspace.mjs";

describe("a release", () => {
  it("is published to a registry on the loopback and installed from it, and has a commit for its tag", () => {
    const { status, stdout, stderr } = runQuietly(["node", "scripts/release.mjs", "--dry"]);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Installed from http:\/\/127\.0\.0\.1:\d+\/: recond \d+\.\d+\.\d+$/m);
    const held = stdout.slice(stdout.indexOf("The tag would hold:")).trim().split("\n").slice(1);
    expect(held).toEqual(expect.arrayContaining(["LICENSE", "THIRD-PARTY-LICENSES.txt", "bin.js", "package.json"]));
  });

  it("knows no package but recond", () => {
    const folder = join(root, ".changeset");
    const names = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
    const isFine = (name: string): boolean =>
      /^---\n"recond": (?:patch|minor|major)\n---\n/.test(readFileSync(join(folder, name), "utf8"));
    expect(names.filter((name) => !isFine(name))).toEqual([]);
  });
});

describe("a command of the scripts", () => {
  const words = ["vitest", "run", "packages/cli", "-t", 'key "path"'];

  it("starts as it is on Linux and macOS", () => {
    expect(startOf(words, "linux")).toEqual({ file: "vitest", args: words.slice(1), shell: false });
  });

  it("is a line for the shell on Windows, with quotes where they are needed", () => {
    expect(startOf(words, "win32")).toEqual({
      file: 'vitest run packages/cli -t "key ""path"""',
      args: [],
      shell: true,
    });
    expect(startOf(["a & b", "c:\\d e\\f"], "win32").file).toBe('"a & b" "c:\\d e\\f"');
  });
});
