// Tries the built package under the Node that runs this file: the program, and the command.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import manifest from "../packages/recond/package.json" with { type: "json" };

import { program } from "./program.mjs";

program();

const bin = fileURLToPath(new URL("../packages/recond/dist/bin.js", import.meta.url));
assert.equal(execFileSync(process.execPath, [bin, "--version"], { encoding: "utf8" }).trim(), manifest.version);
const lint = spawnSync(process.execPath, [bin, "lint", "--format", "compact", "-"], {
  input: '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "Mobile and repeat" } }',
  encoding: "utf8",
});
assert.equal(lint.status, 1, lint.stderr);

console.log(`Node ${process.versions.node}: the built package works`);
