// Installs the workspace, but only if what is installed is not what the lock file and the package.json files ask for:
// a second run needs no network and takes no time. `npm run setup -- --update` brings the lock file up to date first.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { PNPM, pnpm } from "./pnpm.mjs";
import { folders, root } from "./workspace.mjs";

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

/** Whether the installation was completed (its stamp is written last), is still there, and is the wanted one. */
function installed() {
  const present = folders().every((folder) => {
    const dependent = readFileSync(join(root, folder, "package.json"), "utf8").includes('ependencies"');
    return !dependent || existsSync(join(root, folder, "node_modules"));
  });
  return present && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted();
}

/** @param {{ update?: boolean }} [options] */
export function setup({ update = false } = {}) {
  if (!update && installed()) return;
  rmSync(stamp, { force: true });
  if (pnpm(`install ${update ? "--no-frozen-lockfile" : "--frozen-lockfile"}`) !== 0) {
    console.error("The installation failed. It needs a package registry, once; after that none.");
    console.error("After a change to a package.json: npm run setup -- --update");
    process.exit(1);
  }
  writeFileSync(stamp, wanted());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setup({ update: process.argv.includes("--update") });
}
