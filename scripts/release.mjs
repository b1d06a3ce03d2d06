// npm run release                publishes packages/recond/dist, if its version is not published yet, and pushes the tag of the version
// npm run release -- --dry       the same against a registry of its own on the loopback, and installs from there; no tag
// npm run release -- --version   turns the changesets into the next version and its part of the changelog
//
// The tag does not stand at a commit of the sources, but at a commit behind it that holds the package as it is published: for GitHub (action.yml) and
// pre-commit (.pre-commit-hooks.yaml), which clone a tag and run what is in it.
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { npm, run as runShown, startOf } from "./command.mjs";
import { PNPM } from "./pnpm.mjs";
import { startRegistry } from "./registry.mjs";
import { root } from "./workspace.mjs";

const dist = join(root, "packages", "recond", "dist");
const runQuietly = promisify(execFile);

/**
 * What a command prints.
 *
 * @param {readonly [string, ...string[]]} words
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 */
async function outputOf(words, { cwd = root, env = {} } = {}) {
  const { file, args, shell } = startOf(words);
  const { stdout } = await runQuietly(file, args, { cwd, env: { ...process.env, ...env }, shell });
  return stdout.trim();
}

/** @type {(text: string) => { version: string }} */
const parseManifest = JSON.parse;
const currentVersion = () => parseManifest(readFileSync(join(dist, "package.json"), "utf8")).version;

/** Changes that are not in the changelog yet. */
function pendingChanges() {
  return readdirSync(join(root, ".changeset")).filter((name) => name.endsWith(".md") && name !== "README.md");
}

/** Recipes name a version, which is the next one from now on. */
function nameVersion() {
  const { version } = parseManifest(readFileSync(join(root, "packages", "recond", "package.json"), "utf8"));
  for (const name of ["docs/before-you-upload.md", "ci/gitlab.yml"]) {
    const file = join(root, name);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replaceAll(/(?<=\brecond@v?|\brev: v)\d+\.\d+\.\d+/g, version));
  }
}

/** @param {readonly string[]} flags that lead npm to the registry */
async function publish(flags) {
  console.log(await outputOf(npm("publish", dist, "--access=public", ...flags)));
}

/** @param {string} version */
async function isPublished(version) {
  const answer = await outputOf(npm("view", `recond@${version}`, "version")).catch(() => "");
  return answer === version;
}

const AUTHOR = ["-c", "user.name=Recond", "-c", "user.email=recond@users.noreply.github.com"];

/** The commit of a tag: the package as it is published. */
async function commitOfPackage() {
  const folder = mkdtempSync(join(tmpdir(), "recond-release-"));
  try {
    // An index of its own, as if `dist` were the whole repository.
    const gitDir = await outputOf(["git", "rev-parse", "--absolute-git-dir"]);
    const env = { GIT_DIR: gitDir, GIT_WORK_TREE: dist, GIT_INDEX_FILE: join(folder, "index") };
    await outputOf(["git", "add", "--all", "--force", "."], { cwd: dist, env });
    const tree = await outputOf(["git", "write-tree"], { env });
    const message = `recond ${currentVersion()}, as published`;
    return await outputOf(["git", ...AUTHOR, "commit-tree", tree, "-p", "HEAD", "-m", message]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} version */
async function tag(version) {
  const name = `v${version}`;
  const existing = await outputOf(["git", "ls-remote", "--tags", "origin", name]);
  if (existing !== "") return;
  const commit = await commitOfPackage();
  const [major = ""] = name.split(".");
  // The tag of the major version moves on.
  await outputOf(["git", "push", "--force", "origin", `${commit}:refs/tags/${name}`, `${commit}:refs/tags/${major}`]);
  console.log(`Tagged ${name} and ${major}.`);
}

async function release() {
  const pending = pendingChanges();
  const version = currentVersion();
  if (pending.length > 0) {
    console.log(
      `Nothing is published: ${pending.length} changes are in no version yet (npm run release -- --version).`,
    );
    return;
  }
  if (await isPublished(version)) console.log(`recond ${version} is published already.`);
  else await publish([]);
  await tag(version);
}

async function rehearse() {
  const registry = await startRegistry();
  const folder = mkdtempSync(join(tmpdir(), "recond release "));
  try {
    await publish([...registry.flags, "--provenance=false"]);
    await outputOf(npm("install", "--no-audit", "--no-fund", "--prefix", folder, "recond", ...registry.flags));
    const bin = join(folder, "node_modules", "recond", "bin.js");
    console.log(`Installed from ${registry.url}: recond ${await outputOf([process.execPath, bin, "--version"])}`);
    const commit = await commitOfPackage();
    console.log(`The tag would hold:\n${await outputOf(["git", "ls-tree", "--name-only", commit])}`);
  } finally {
    registry.close();
    rmSync(folder, { recursive: true });
  }
}

const [how] = process.argv.slice(2);
if (how === "--version") {
  // Changesets looks for pnpm.
  process.exitCode = runShown("npx", ["--yes", "--prefer-offline", `--package=${PNPM}`, "--", "changeset", "version"]);
  nameVersion();
} else if (how === "--dry") {
  await rehearse();
} else if (how === undefined) {
  await release();
} else {
  console.error("Usage: npm run release [-- --dry | --version]");
  process.exitCode = 2;
}
