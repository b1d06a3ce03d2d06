// pnpm, without installing it: npx fetches it once and keeps it.
import { spawnSync } from "node:child_process";

import { root } from "./workspace.mjs";

export const PNPM = "pnpm@12.21.0";

/**
 * Runs pnpm from the root; returns its exit code.
 *
 * @param {string} command what comes after `pnpm`; our own words only, as a shell splits them
 * @param {{ npx?: string, stdout?: "ignore" | "inherit" }} [options]
 */
export function pnpm(command, { npx = "", stdout = "inherit" } = {}) {
  const line = ["npx --yes", npx, PNPM, command].filter(Boolean).join(" ");
  console.error(`> ${line}`);
  // A shell, because npx is a script of another name on Windows.
  const { status } = spawnSync(line, { cwd: root, stdio: ["ignore", stdout, "inherit"], shell: true });
  return status ?? 1;
}
