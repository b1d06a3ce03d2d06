import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { parse } from "yaml";
import { npm } from "../../../../scripts/command.mjs";

/** What a program left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The root of the repository, without a slash at its end. */
export const root: string = fileURLToPath(new URL("../../../..", import.meta.url)).replace(/[/\\]$/, "");

/** The folder of the examples. */
export const examples: string = join(root, "examples");

/** The package as it is published, and as a version's tag holds it. */
export const published: string = join(root, "packages", "recond", "dist");

/** The packed file. */
export async function packedFile(): Promise<string> {
  const path = await emptyFolder();
  const [program, ...args] = npm("pack", published, "--silent");
  await runProgram(program, args, { cwd: path });
  const [name = ""] = await readdir(path);
  return join(path, name);
}

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

const made: string[] = [];

/** Removes the folders of a test file when it is through. A hook of vitest's counts only where no test runs, hence the call at its top. */
export function removeFoldersAtEnd(): void {
  afterAll(() => Promise.all(made.splice(0).map((path) => rm(path, { recursive: true, force: true }))));
}

/** An empty folder, with blanks in its name unless told. */
export async function emptyFolder(name = "recond recipes "): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), name));
  made.push(path);
  return path;
}

/** A folder with the example payloads in `campaigns/`. */
export async function campaignsFolder(): Promise<string> {
  const path = await emptyFolder();
  await cp(join(examples, "payloads"), join(path, "campaigns"), { recursive: true });
  return path;
}

/** A YAML file whose shape the test knows. */
export async function readYaml<Shape>(...path: readonly string[]): Promise<Shape> {
  return parse(await readFile(join(...path), "utf8")) as Shape;
}
