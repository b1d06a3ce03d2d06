import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { parse } from "yaml";
import { examples, type Run } from "./recond.js";

/** The root of the repository, without a slash at its end. */
export const root: string = fileURLToPath(new URL("../../../..", import.meta.url)).replace(/[/\\]$/, "");

/** What the recipes run. */
export const command: string = join(root, "ci", "recond");

/** Names of files that a shell would make something of. */
export const hostileNames: readonly string[] = [
  "$(touch hurt).json",
  "`touch hurt`.json",
  "a; touch hurt;.json",
  `it's "quoted" & spaced.json`,
  "-rf.json",
];

interface ProgramOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program. Git tells its hooks which repository they belong to; these tests have their own. */
export function runProgram(program: string, args: readonly string[], { cwd, env = {} }: ProgramOptions): Promise<Run> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...Object.fromEntries(inherited), ...env } });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** An empty folder with blanks in its name. */
export async function emptyFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "recond recipes "));
  afterAll(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** A folder with the example payloads in `campaigns/`. */
export async function campaignsFolder(): Promise<string> {
  const path = await emptyFolder();
  await cp(join(examples, "payloads"), join(path, "campaigns"), { recursive: true });
  return path;
}

/** A YAML file of the repository, whose shape the test knows. */
export async function readYaml<Shape>(...names: readonly string[]): Promise<Shape> {
  return parse(await readFile(join(root, ...names), "utf8")) as Shape;
}
