// npm test: sets up, then makes all the checks, and says at the end how each of them went.
// npm test -- lint tests: only the checks whose names are given, and the build first where nothing is built.
import { existsSync } from "node:fs";
import { run, runAside } from "./command.mjs";
import { setup } from "./setup.mjs";

/** @type {Record<string, { what: string, command: readonly [string, ...string[]] }>} */
const checks = {
  build: { what: "everything compiles, tests and scripts too", command: ["tsc", "-b"] },
  bundle: { what: "the package is made", command: ["node", "scripts/bundle.mjs"] },
  docs: { what: "the docs are complete and up to date (mend: npm run docs)", command: ["node", "docs/check.mjs"] },
  lint: { what: "no lint findings", command: ["oxlint"] },
  rooms: { what: "imports go to lower rooms only", command: ["node", "scripts/check-rooms.mjs"] },
  format: { what: "every file is formatted (mend: npm run format)", command: ["oxfmt", "--check"] },
  unused: { what: "no file, export or dependency is unused", command: ["knip"] },
  package: { what: "the package is fit to publish", command: ["node", "scripts/check-package.mjs"] },
  tests: { what: "tests", command: ["vitest", "run"] },
  install: {
    what: "the packed package is installed elsewhere, and works under the oldest and the newest Node",
    command: ["node", "compat/install.mjs"],
  },
};

/** Checks that look at sources alone. */
const ofSources = new Set(["build", "rooms", "format", "unused"]);

/** @param {readonly string[]} names */
function chosen(names) {
  for (const name of names) {
    if (Object.hasOwn(checks, name)) continue;
    console.error(`There is no check \`${name}\`. There are: ${Object.keys(checks).join(", ")}`);
    process.exit(2);
  }
  const needed = names.some((name) => !ofSources.has(name)) && !existsSync("packages/recond/dist/bin.js");
  const all = needed ? ["build", "bundle", ...names] : names;
  return Object.entries(checks).filter(([name]) => all.length === 0 || all.includes(name));
}

const selected = chosen(process.argv.slice(2));
setup();

/**
 * A check whose output is shown as it comes.
 *
 * @param {typeof selected[number]} check
 */
function make([name, { what, command }]) {
  console.log(`\n== ${name}: ${what}`);
  const start = performance.now();
  const [program, ...args] = command;
  const passed = run(program, args) === 0;
  return { name, what, passed, seconds: (performance.now() - start) / 1000 };
}

/**
 * A check that is made while another is; what it prints is shown at the end, that of the tests as it comes.
 *
 * @param {typeof selected[number]} check
 */
async function makeAside([name, { what, command }]) {
  const start = performance.now();
  const title = `\n== ${name}: ${what}`;
  const isShown = name === "tests";
  if (isShown) console.log(title);
  const { status, output } = await runAside(command, isShown ? "inherit" : "pipe");
  const seconds = (performance.now() - start) / 1000;
  return { name, what, passed: status === 0, seconds, shown: isShown ? "" : `${title}\n${output.trimEnd()}\n` };
}

/** @param {readonly (typeof selected)[number][]} some */
async function makeInPairs(some) {
  /** @type {Awaited<ReturnType<typeof makeAside>>[]} */
  const results = [];
  const rest = [...some];
  /** @returns {Promise<void>} */
  const makeNext = async () => {
    const check = rest.shift();
    if (check === undefined) return;
    results.push(await makeAside(check));
    await makeNext();
  };
  await Promise.all([makeNext(), makeNext()]);
  return results;
}

const isMaker = (/** @type {typeof selected[number]} */ [name]) => name === "build" || name === "bundle";
// They make what the others use.
const made = selected.filter(isMaker).map((check) => make(check));
// The tests, which take longest, and beside them one of the others after the other.
const rest = selected.filter((check) => !isMaker(check));
const others = await makeInPairs(rest.toSorted(([a], [b]) => Number(b === "tests") - Number(a === "tests")));
for (const { shown } of others) process.stdout.write(shown);
const results = [...made, ...others];

console.log("\n== summary");
for (const { name, what, passed, seconds } of results) {
  console.log(`${passed ? "passed" : "FAILED"} ${seconds.toFixed(1).padStart(6)} s  ${name.padEnd(8)}  ${what}`);
}
const failed = results.filter(({ passed }) => !passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
