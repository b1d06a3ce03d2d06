// npm run compat: bundles a small program that uses the packages with several bundlers, runs what comes out, and runs the program
// on platforms other than Node. These tools are large, so they are installed here alone, when this is run for the first time.
// npm run compat -- --update brings their lock file up to date.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

import { pnpm } from "../scripts/pnpm.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const tools = join(here, "tools", "node_modules");
const env = { ...process.env, NO_COLOR: "1", PATH: [join(tools, ".bin"), process.env["PATH"]].join(delimiter) };

/**
 * By the name of the tool: command lines that must all end well, and the bundle that comes of them.
 *
 * @type {Record<string, { lines: readonly string[], bundle?: string }>}
 */
const trials = {
  esbuild: {
    lines: ["esbuild run.mjs --bundle --platform=node --outfile=dist/esbuild.cjs", "node dist/esbuild.cjs"],
    bundle: "dist/esbuild.cjs",
  },
  // Without the plugin for CommonJS.
  rollup: {
    lines: ["rollup run.mjs --plugin node-resolve --file dist/rollup.mjs --silent", "node dist/rollup.mjs"],
    bundle: "dist/rollup.mjs",
  },
  webpack: {
    lines: [
      "webpack --entry ./run.mjs --mode production --output-path dist --output-filename webpack.cjs",
      "node dist/webpack.cjs",
    ],
    bundle: "dist/webpack.cjs",
  },
  vite: { lines: ["vite build --config tools/vite.config.mjs", "node dist/vite.js"], bundle: "dist/vite.js" },
  // It has nothing of Node, and makes no code of texts.
  workerd: {
    lines: [
      "esbuild worker.mjs --bundle --platform=neutral --main-fields=module,main --outfile=dist/worker.mjs",
      "workerd test worker.capnp",
    ],
    bundle: "dist/worker.mjs",
  },
  // Outside of the workspace, with older versions of TypeScript than `npm test` has.
  "typescript-5.4": { lines: ["node install.mjs tools/node_modules/typescript-5.4 tools/node_modules/typescript-5.9"] },
  bun: {
    lines: [
      "bun run.mjs",
      // One file with everything in it, which looks for nothing beside it.
      "bun build --compile --external @duckdb/node-api ../packages/recond/dist/bin.js --outfile dist/recond",
      "dist/recond lint ../examples/campaign.json",
      "dist/recond explain letter-case",
    ],
    bundle: "dist/recond",
  },
  // Without permissions.
  deno: { lines: ["deno run --no-prompt run.mjs"] },
};

/**
 * Whether a command line ends well; what it has to say is shown only if not.
 *
 * @param {string} line
 */
function passes(line) {
  const { status, stdout, stderr } = spawnSync(line, { cwd: here, env, encoding: "utf8", shell: true });
  if (status !== 0) console.log(`\n> ${line}\n${stdout}${stderr}`);
  return status === 0;
}

/** @param {string} name */
function versionOf(name) {
  return /"version": "(.*)"/.exec(readFileSync(join(tools, name, "package.json"), "utf8"))?.[1] ?? "";
}

/** @param {string | undefined} bundle */
function sizeOf(bundle) {
  const size = bundle === undefined ? undefined : statSync(join(here, bundle), { throwIfNoEntry: false })?.size;
  return size === undefined ? "" : `${Math.round(size / 1000)} kB`;
}

const frozen = process.argv.includes("--update") ? "--no-frozen-lockfile" : "--frozen-lockfile";
if (pnpm(`--dir compat/tools install ${frozen}`, { npx: "--prefer-offline", stdout: "ignore" }) !== 0) {
  console.error("The installation of the tools failed. It needs a package registry, once.");
  process.exit(1);
}

rmSync(join(here, "dist"), { recursive: true, force: true });
for (const [name, { lines, bundle }] of Object.entries(trials)) {
  const passed = lines.every(passes);
  if (!passed) process.exitCode = 1;
  console.log(
    [name.padEnd(14), versionOf(name).padEnd(13), passed ? "passed" : "FAILED", sizeOf(bundle).padStart(8)].join("  "),
  );
}
