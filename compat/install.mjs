// The install check of npm test: packs the package, installs it in a folder outside of the workspace, and uses it there under each Node
// and with each TypeScript at hand. `npm run compat` does the same with more versions of TypeScript.
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { npm, runQuietly } from "../scripts/command.mjs";
import manifest from "../packages/recond/package.json" with { type: "json" };

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = join(here, "..", "packages", "recond", "dist");
const program = (/** @type {string} */ folder, /** @type {string} */ name) =>
  join(here, folder, "node_modules", ".bin", name);
const nodes = [program("node-22", "node"), program("..", "node"), program("node-26", "node")];
/** Folders of TypeScript: those of the workspace, or those that are given. */
const compilers =
  process.argv.length > 2 ? process.argv.slice(2) : ["../node_modules/typescript", "../docs/node_modules/typescript"];

const folder = mkdtempSync(join(tmpdir(), "recond install "));

/**
 * Runs a command in the folder, and returns what it prints.
 *
 * @param {readonly string[]} words
 * @param {{ code?: number, input?: string }} [options]
 */
function run(words, { code = 0, input = "" } = {}) {
  const { status, stdout, stderr } = runQuietly(words, { cwd: folder, input, env: process.env });
  assert.equal(status, code, `${words.join(" ")}\n${stdout}${stderr}`);
  return { stdout, stderr };
}

/** @param {string} path */
function sizeOf(path) {
  const entries = readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => statSync(join(path, name)));
  return entries.reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
}

function install() {
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  run(npm("pack", dist, "--silent"));
  run(npm("install", "--offline", "--no-audit", "--no-fund", `./recond-${manifest.version}.tgz`));
  const installed = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  assert.deepEqual(installed, ["recond"]);
  console.log(`One package, ${(sizeOf(join(folder, "node_modules")) / 1e6).toFixed(1)} MB`);
}

/** @param {string} node */
function useWith(node) {
  const start = performance.now();
  run([node, "run.mjs"]);
  const imported = performance.now();
  run([node, "--eval", 'const { parse } = require("recond"); if (!parse("mobile").valid) throw new Error();']);
  const bin = join("node_modules", "recond", "bin.js");
  const { stdout } = run([node, bin, "--version"]);
  assert.equal(stdout.trim(), manifest.version);
  const payload = '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "Mobile and repeat" } }';
  run([node, bin, "lint", "--format", "compact", "-"], { code: 1, input: payload });
  const { stdout: version } = run([node, "--version"]);
  console.log(`Node ${version.trim()}: works, the program in ${Math.round(imported - start)} ms`);
}

/** A Node that is too old, as far as a program can tell. */
function refuseOld() {
  const old = 'data:text/javascript,Object.defineProperty(process, "versions", { value: { node: "18.20.0" } })';
  const bin = join("node_modules", "recond", "bin.js");
  const { stderr } = run([nodes[1] ?? "node", "--import", old, bin, "parse", "mobile"], { code: 2 });
  assert.equal(stderr, "recond needs Node 22 or later, and this is Node 18.20.0.\n");
}

/** @param {string} compiler the folder of a TypeScript */
function compileWith(compiler) {
  const tsc = join(here, compiler, "bin", "tsc");
  for (const resolution of ["bundler", "nodenext"]) {
    const modules = resolution === "bundler" ? ["--module", "esnext"] : ["--module", "nodenext"];
    const strict = [
      "--strict",
      "--exactOptionalPropertyTypes",
      "--noUncheckedIndexedAccess",
      "--skipLibCheck",
      "false",
    ];
    const bare = ["--lib", "es2022", "--target", "es2022", "--noEmit"];
    run([process.execPath, tsc, ...modules, "--moduleResolution", resolution, ...strict, ...bare, "program.ts"]);
  }
  const { stdout } = run([process.execPath, tsc, "--version"]);
  console.log(`TypeScript ${stdout.replace("Version", "").trim()}: compiles`);
}

try {
  for (const name of ["program.mjs", "program.ts", "run.mjs"]) copyFileSync(join(here, name), join(folder, name));
  install();
  for (const node of nodes) useWith(node);
  refuseOld();
  for (const compiler of compilers) compileWith(compiler);
} finally {
  rmSync(folder, { recursive: true });
}
