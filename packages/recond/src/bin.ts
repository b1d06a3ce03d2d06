#!/usr/bin/env node
// An old Node gets as far as here and no further: nothing in this file is younger than it is, and the rest is imported later.
const [major] = process.versions.node.split(".");
if (Number(major) < 22) {
  process.stderr.write(`recond needs Node 22 or later, and this is Node ${process.versions.node}.\n`);
  process.exitCode = 2;
} else {
  // What V8 compiled is kept for the next run.
  process.getBuiltinModule("node:module").enableCompileCache();
  const { command } = await import("./command.js");
  await command();
}
