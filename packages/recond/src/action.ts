// The GitHub action: runs `recond lint` with what the workflow gives it, and tells the counts.
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Readable, Writable } from "node:stream";
import { main, processEnvironment } from "@recond/cli";
import manifest from "../package.json" with { type: "json" };

// The runner hands inputs over in variables. None of them becomes part of a command line for a shell, but a version that is nothing else.
const input = (name: string): string => (process.env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
const linesOf = (name: string): readonly string[] =>
  (process.env[`INPUT_${name.toUpperCase()}`] ?? "").split(/\r?\n/).filter((line) => line !== "");

/** An input that cannot be followed. */
class InputError extends Error {}

interface Ended {
  readonly code: number;
  readonly stdout: string;
}

/** Runs the command: for all to see, or only for what it prints. */
type Command = (args: readonly string[], isShown: boolean) => Promise<Ended>;

/** The command of this action. */
async function own(args: readonly string[], isShown: boolean): Promise<Ended> {
  const [stdout, stderr] = [new Collector(), new Collector()];
  const { env } = process;
  const host = isShown ? process : { stdin: Readable.from([]), stdout, stderr, env };
  const code = await main(args, processEnvironment(host, manifest));
  return { code, stdout: stdout.text };
}

class Collector extends Writable {
  text = "";

  override _write(piece: Buffer, _encoding: string, done: () => void): void {
    this.text += piece.toString();
    done();
  }
}

/** The command of another version, which npm installs. */
function installed(version: string): Command {
  if (!/^\d+(?:\.\d+){0,2}(?:-[\w.]+)?$|^latest$/.test(version)) {
    throw new InputError(`\`${version}\` is no version, such as \`1.2.3\` or \`latest\`.`);
  }
  const folder = mkdtempSync(join(process.env["RUNNER_TEMP"] ?? tmpdir(), "recond-"));
  // A line for a shell, because npm is a script of another name on Windows. The folder is the working folder, and so no part of it.
  const { status } = spawnSync(`npm install --silent --no-audit --no-fund --prefix . recond@${version}`, {
    cwd: folder,
    shell: true,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new InputError(`npm could not install recond@${version}.`);
  const bin = join(folder, "node_modules", "recond", "bin.js");
  return (args, isShown) =>
    new Promise((resolve, reject) => {
      const shown = isShown ? "inherit" : "ignore";
      const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", isShown ? "inherit" : "pipe", shown] });
      let stdout = "";
      child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
      child.on("error", reject);
      child.on("close", (code) => resolve({ code: code ?? 2, stdout }));
    });
}

function lintArguments(format: readonly string[]): readonly string[] {
  const given = ["config", "max-warnings"].flatMap((name) => (input(name) === "" ? [] : [`--${name}`, input(name)]));
  const rules = linesOf("rules").flatMap((rule) => ["--rule", rule]);
  const complete = input("complete") === "true" ? ["--complete"] : [];
  return ["lint", "--files", ...format, ...given, ...rules, ...complete, "--", ...linesOf("files")];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** What the report for programs counted; nothing when there is none. */
function countsIn(report: string): readonly string[] {
  const found: unknown = report === "" ? undefined : JSON.parse(report);
  const summary = isRecord(found) ? found["summary"] : undefined;
  if (!isRecord(summary)) return [];
  return ["errors", "warnings", "infos"].map((name) => `${name}=${String(summary[name])}`);
}

async function act(): Promise<number> {
  const command = input("version") === "" ? own : installed(input("version"));
  const output = input("output") === "" ? [] : ["--output", input("output")];
  const { code } = await command(lintArguments(["--format", input("format"), ...output]), true);
  const file = process.env["GITHUB_OUTPUT"] ?? "";
  if (file !== "") {
    // Counted in a run of its own: the report that was asked for may be in any form.
    const { stdout } = await command(lintArguments(["--json"]), false);
    appendFileSync(file, [`exit-code=${code}`, ...countsIn(stdout), ""].join("\n"));
  }
  return code;
}

try {
  process.exitCode = await act();
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
