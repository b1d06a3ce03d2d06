// npm test: sets up, then makes all the checks, one after another, and says at the end how each of them went.
// npm test -- lint tests: only the checks whose names are given. Later checks use what the first one builds.
import { run } from "./command.mjs";
import { setup } from "./setup.mjs";

/** @type {Record<string, { what: string, command: readonly [string, ...string[]] }>} */
const checks = {
  build: { what: "everything compiles, tests and scripts too", command: ["tsc", "-b"] },
  bundle: { what: "the package is made", command: ["node", "scripts/bundle.mjs"] },
  lint: { what: "no lint findings", command: ["oxlint"] },
  rooms: { what: "imports go to lower rooms only", command: ["node", "scripts/check-rooms.mjs"] },
  format: { what: "every file is formatted (mend: npm run format)", command: ["oxfmt", "--check"] },
  unused: { what: "no file, export or dependency is unused", command: ["knip"] },
  package: { what: "the package is fit to publish", command: ["node", "scripts/check-package.mjs"] },
  docs: { what: "the docs are complete and up to date (mend: npm run docs)", command: ["node", "docs/check.mjs"] },
  tests: { what: "tests", command: ["vitest", "run"] },
  install: {
    what: "the packed package is installed elsewhere, and works under the oldest and the newest Node",
    command: ["node", "compat/install.mjs"],
  },
};

/** @param {readonly string[]} names */
function chosen(names) {
  for (const name of names) {
    if (Object.hasOwn(checks, name)) continue;
    console.error(`There is no check \`${name}\`. There are: ${Object.keys(checks).join(", ")}`);
    process.exit(2);
  }
  return Object.entries(checks).filter(([name]) => names.length === 0 || names.includes(name));
}

const selected = chosen(process.argv.slice(2));
setup();
const results = selected.map(
  ([
    name,
    {
      what,
      command: [command, ...args],
    },
  ]) => {
    console.log(`\n== ${name}: ${what}`);
    const start = performance.now();
    const passed = run(command, args) === 0;
    return { name, what, passed, seconds: (performance.now() - start) / 1000 };
  },
);

console.log("\n== summary");
for (const { name, what, passed, seconds } of results) {
  console.log(`${passed ? "passed" : "FAILED"} ${seconds.toFixed(1).padStart(6)} s  ${name.padEnd(8)}  ${what}`);
}
const failed = results.filter(({ passed }) => !passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
