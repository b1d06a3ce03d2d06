// The GitHub action: runs `recond lint` with what the workflow gives it, and tells the counts; then `recond diff`, if it is told with what to compare.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Readable, Writable } from "node:stream";
import { main, processEnvironment } from "@recond/cli";
import { postComment, property, type PullRequest } from "./post-comment.js";
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

/** What of a run is shown; what is not shown of its output is given back. */
type Shown = "all" | "messages" | "nothing";

/** Runs the command. */
type Command = (args: readonly string[], shown: Shown) => Promise<Ended>;

/** The command of this action. */
async function own(args: readonly string[], shown: Shown): Promise<Ended> {
  const stdout = new Collector();
  const { env } = process;
  const stderr = shown === "nothing" ? new Collector() : process.stderr;
  const host = shown === "all" ? process : { stdin: Readable.from([]), stdout, stderr, env };
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
  return (args, shown) =>
    new Promise((resolve, reject) => {
      const [output, messages] = [
        shown === "all" ? "inherit" : "pipe",
        shown === "nothing" ? "ignore" : "inherit",
      ] as const;
      const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", output, messages] });
      let stdout = "";
      child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
      child.on("error", reject);
      child.on("close", (code) => resolve({ code: code ?? 2, stdout }));
    });
}

function isOn(name: string): boolean {
  const value = input(name).toLowerCase();
  if (value !== "" && value !== "true" && value !== "false") {
    throw new InputError(`\`${name}\` is \`true\` or \`false\`, and not \`${input(name)}\`.`);
  }
  return value === "true";
}

function lintArguments(format: readonly string[]): readonly string[] {
  const given = ["config", "max-warnings"].flatMap((name) => (input(name) === "" ? [] : [`--${name}`, input(name)]));
  const rules = linesOf("rules").flatMap((rule) => ["--rule", rule]);
  const complete = isOn("complete") ? ["--complete"] : [];
  return ["lint", "--files", ...format, ...given, ...rules, ...complete, "--", ...linesOf("files")];
}

/** What the report for programs counted; nothing when there is none. */
function countsIn(report: string): readonly string[] {
  const found: unknown = report === "" ? undefined : JSON.parse(report);
  const summary = property(found, "summary");
  if (summary === undefined) return [];
  return ["errors", "warnings", "infos"].map((name) => `${name}=${String(property(summary, name))}`);
}

/** Compares with another revision: what changed goes into the summary of the step and, if there is a token for it, into a comment. */
async function diff(command: Command): Promise<number> {
  const forbidden = linesOf("diff-forbid").flatMap((kind) => ["--forbid", kind.trim()]);
  // In one word with its flag, so that no revision is a flag.
  const base = `--git=${input("diff-base")}`;
  const config = input("config") === "" ? [] : [`--config=${input("config")}`];
  const args = ["diff", base, "--format", "markdown", ...config, ...forbidden, "--", ...linesOf("diff-paths")];
  const { code, stdout } = await command(args, "messages");
  if (stdout !== "") {
    const summary = process.env["GITHUB_STEP_SUMMARY"] ?? "";
    if (summary === "") process.stdout.write(stdout);
    else appendFileSync(summary, `${stdout}\n`);
    await comment(stdout);
  }
  // Without a policy a change is no failure.
  return code === 1 && forbidden.length === 0 ? 0 : code;
}

/** Without a revision nothing is compared: whoever set what a change may do must not think that it was looked at. */
function tellNoDiff(): number {
  const given = ["diff-paths", "diff-forbid", "comment-token"].filter((name) => input(name) !== "");
  for (const name of given) {
    process.stderr.write(`\`${name}\` has no effect: \`diff-base\` names no revision to compare with.\n`);
  }
  return 0;
}

async function comment(text: string): Promise<void> {
  const on = pullRequest();
  if (on === undefined) return;
  const { GITHUB_WORKFLOW: workflow = "", GITHUB_JOB: job = "" } = process.env;
  // Two checks of one pull request have a comment each.
  const key = JSON.stringify([workflow, job, ...linesOf("diff-paths")]);
  const marker = `<!-- recond diff ${createHash("sha256").update(key).digest("hex").slice(0, 16)} -->`;
  const problem = await postComment(on, marker, text);
  if (problem !== undefined) {
    process.stderr.write(
      `The comment on the pull request could not be written: ${problem}. The summary of the step has it.\n`,
    );
  }
}

/** Undefined where no comment is asked for, or where there is no pull request. */
function pullRequest(): PullRequest | undefined {
  const token = input("comment-token");
  const { GITHUB_EVENT_PATH: event = "", GITHUB_REPOSITORY: repository = "", GITHUB_API_URL: api } = process.env;
  if (token === "" || event === "" || repository === "") return undefined;
  if (!/^[\x21-\x7E]+$/.test(token)) throw new InputError("The `comment-token` is no token: it has other characters.");
  const number = property(property(JSON.parse(readFileSync(event, "utf8")), "pull_request"), "number");
  if (typeof number !== "number") return undefined;
  return { api: (api ?? "https://api.github.com").replace(/\/$/, ""), repository, number, token };
}

async function act(): Promise<number> {
  const command = input("version") === "" ? own : installed(input("version"));
  const output = input("output") === "" ? [] : ["--output", input("output")];
  const linted = await command(lintArguments(["--format", input("format"), ...output]), "all");
  const code = Math.max(linted.code, input("diff-base") === "" ? tellNoDiff() : await diff(command));
  const file = process.env["GITHUB_OUTPUT"] ?? "";
  if (file !== "") {
    // Counted in a run of its own: the report that was asked for may be in any form.
    const { stdout } = await command(lintArguments(["--json"]), "nothing");
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
