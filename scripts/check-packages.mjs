// Packs every public package as it would be published, and checks what is in the archive: that every entry exists, and
// that types and code agree.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { pnpm } from "./pnpm.mjs";
import { environment, root } from "./workspace.mjs";

/**
 * Whether the command is content; what it has to say is shown only if not.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
function passes(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, env: environment(), encoding: "utf8" });
  if (status !== 0) console.log(stdout, stderr);
  return status === 0;
}

const folder = mkdtempSync(join(tmpdir(), "recond-packages-"));
try {
  // Packing needs no network, and npx none either when it is told not to ask for news of pnpm.
  const command = `--recursive --filter "./packages/*" pack --pack-destination "${folder}"`;
  if (pnpm(command, { npx: "--prefer-offline", stdout: "ignore" }) !== 0) process.exitCode = 1;

  for (const name of readdirSync(folder)) {
    const archive = join(folder, name);
    const good = [passes("publint", [archive, "--strict"]), passes("attw", [archive, "--profile", "esm-only"])];
    console.log(`${good.every(Boolean) ? "good" : "BAD "}  ${name}`);
    if (!good.every(Boolean)) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
