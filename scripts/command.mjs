// Runs commands, with the workspace's tools before all others.
import { spawn, spawnSync } from "node:child_process";

import { environment, root } from "./workspace.mjs";

/**
 * What to start for a command. On Windows the tools of packages are scripts, which only its shell can run: the words become a line for
 * it, in which a word with other signs than these stands in quotes.
 *
 * @param {readonly string[]} words
 * @param {NodeJS.Platform} [platform]
 * @returns {{ file: string, args: readonly string[], shell: boolean }}
 */
export function startOf(words, platform = process.platform) {
  const [file = "", ...args] = words;
  if (platform !== "win32") return { file, args, shell: false };
  const quoted = words.map((word) => (/^[\w.,:/\\@=+*-]+$/.test(word) ? word : `"${word.replaceAll('"', '""')}"`));
  return { file: quoted.join(" "), args: [], shell: true };
}

/**
 * The words that run npm: the one that runs this script, if one does, as a program of Node, which needs no shell anywhere.
 *
 * @param {readonly string[]} args
 * @returns {[string, ...string[]]}
 */
export function npm(...args) {
  const path = process.env["npm_execpath"] ?? "";
  return path.endsWith("npm-cli.js") ? [process.execPath, path, ...args] : ["npm", ...args];
}

/**
 * Runs `command` from the root, its output shown as it comes; returns its exit code.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
export function run(command, args) {
  const { file, args: others, shell } = startOf([command, ...args]);
  const { status, error } = spawnSync(file, others, { cwd: root, env: environment(), stdio: "inherit", shell });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? 1;
}

/**
 * Like `run`, but a failure ends this process too.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
export function runOrExit(command, args) {
  const status = run(command, args);
  if (status !== 0) process.exit(status);
}

/**
 * Runs a command quietly; returns its exit code and what it printed.
 *
 * @param {readonly string[]} words
 * @param {{ cwd?: string, input?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {{ status: number | null, stdout: string, stderr: string }}
 */
export function runQuietly(words, { cwd = root, input = "", env = environment() } = {}) {
  const { file, args, shell } = startOf(words);
  const { status, stdout, stderr, error } = spawnSync(file, args, { cwd, env, input, encoding: "utf8", shell });
  return { status, stdout, stderr: error === undefined ? stderr : error.message };
}

/**
 * Like `runQuietly` from the root, but other commands can run meanwhile.
 *
 * @param {readonly string[]} words
 * @param {"pipe" | "inherit"} [to] with "inherit" the output is shown as it comes, and not returned
 * @returns {Promise<{ status: number | null, output: string }>}
 */
export function runAside(words, to = "pipe") {
  const { file, args, shell } = startOf(words);
  const child = spawn(file, args, { cwd: root, env: environment(), stdio: ["ignore", to, to], shell });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (/** @type {string} */ text) => (output += text));
  }
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ status: 1, output: `${words[0]}: ${error.message}\n` }));
    child.on("close", (status) => resolve({ status, output }));
  });
}
