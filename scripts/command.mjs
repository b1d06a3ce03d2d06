// Runs one command with the workspace's tools.
import { spawnSync } from "node:child_process";

import { environment, root } from "./workspace.mjs";

/**
 * Runs `command` from the root, its output shown as it comes; returns its exit code.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, env: environment(), stdio: "inherit" });
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
