// Installs the workspace, but only if what is installed is not what the lock file and the package.json files ask for:
// a second run needs no network and takes no time. `npm run setup -- --update` brings the lock file up to date first.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { folders, root } from "./workspace.mjs";

const PNPM = "pnpm@12.21.0";
const stamp = join(root, "node_modules", ".setup-stamp");

/** What an installation depends on, in one string. */
function wanted() {
  const hash = createHash("sha256").update(`${PNPM} ${process.platform} ${process.arch}`);
  const manifests = folders().map((folder) => join(folder, "package.json"));
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** Whether the installation is there, is the wanted one, and was completed: the stamp is written last. */
function installed() {
  const present = folders()
    .filter((folder) => folder.startsWith("compat/") || folder === ".")
    .every((folder) => existsSync(join(root, folder, "node_modules", ".bin", "node")));
  return present && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted();
}

export function setup({ update = false } = {}) {
  if (!update && installed()) return;
  rmSync(stamp, { force: true });
  const lock = update ? "--no-frozen-lockfile" : "--frozen-lockfile";
  const command = `npx --yes ${PNPM} install ${lock}`;
  console.error(`> ${command}`);
  // A shell, because npx is a script with another name on Windows; every word of the command is our own.
  const { status } = spawnSync(command, { cwd: root, stdio: ["ignore", "inherit", "inherit"], shell: true });
  if (status !== 0) {
    console.error("The installation failed. It needs the npm registry, once.");
    process.exit(1);
  }
  writeFileSync(stamp, wanted());
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  setup({ update: process.argv.includes("--update") });
}
