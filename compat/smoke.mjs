// Tries the built packages under the Node that runs this file: parse, format, decide, lint, and the command's version.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { compile, decide } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { lintPayload } from "@recond/linter";
import { parseOrThrow } from "@recond/parser";

import manifest from "../packages/cli/package.json" with { type: "json" };

// First of all, as the stack is at its tightest before anything is compiled: the deepest nesting that the language allows.
assert.equal(format(parseOrThrow(`${"(".repeat(200)}mobile${")".repeat(200)}`)), "mobile");

const source = "mobile and (repeat or not pressed[1 1])";
const condition = parseOrThrow(source);
assert.equal(format(condition), source);

const settings = { record_calls: true, call_recording_condition: source };
assert.deepEqual(decide(settings, { mobile: true, repeat: true }), { decision: "record", reason: "condition-true" });
assert.deepEqual(decide(settings, { mobile: false }), { decision: "skip", reason: "condition-false" });
assert.deepEqual(decide(settings, { mobile: true }), { decision: "undetermined", reason: "condition-unknown" });
assert.equal(compile(condition)({ mobile: false }), false);

const payload = '{ "ivr_tree": { "record_calls": true, "call_recording_condition": "Mobile and repeat" } }';
assert.deepEqual(
  lintPayload(payload).map(({ code, line, column }) => [code, line, column]),
  [["letter-case", 1, 68]],
);

const bin = fileURLToPath(new URL("../packages/cli/dist/bin.js", import.meta.url));
assert.equal(execFileSync(process.execPath, [bin, "--version"], { encoding: "utf8" }).trim(), manifest.version);
const lint = spawnSync(process.execPath, [bin, "lint", "--format", "compact", "-"], {
  input: payload,
  encoding: "utf8",
});
assert.equal(lint.status, 1, lint.stderr);

console.log(`Node ${process.versions.node}: the built packages work`);
