// The package check of npm test: packs the package as it is published, and looks whether every entry exists, types and code agree,
// no entry has grown beyond its size, what is for browsers keeps away from Node, and nothing that is slow happens where files are loaded.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { npm, runQuietly } from "./command.mjs";
import { root } from "./workspace.mjs";

const dist = join(root, "packages", "recond", "dist");

/** Kilobytes that may be loaded for an entry: its file and all that it imports, gzipped. Raise one only with a reason. */
const budgets = {
  strict: 20,
  parser: 85,
  formatter: 20,
  evaluator: 90,
  analyzer: 120,
  documents: 130,
  campaign: 115,
  tester: 190,
  linter: 270,
  index: 270,
  simulator: 230,
};

/** Entries that need Node. */
const nodeOnly = new Set(["simulator", "bin"]);

/**
 * Whether the command is content; what it has to say is shown only if not.
 *
 * @param {readonly string[]} words
 */
function passes(...words) {
  const { status, stdout, stderr } = runQuietly(words);
  if (status !== 0) console.log(stdout, stderr);
  return status === 0;
}

/**
 * A file of the package with all that it imports at once, directly or not.
 *
 * @param {string} file
 * @param {Set<string>} [files]
 */
function filesOf(file, files = new Set()) {
  if (files.has(file)) return files;
  files.add(file);
  for (const [, path = ""] of readFileSync(file, "utf8").matchAll(/^(?:import|export)\b[^;]*?"(\.[^"]+)";$/gm)) {
    filesOf(join(dirname(file), path), files);
  }
  return files;
}

/** @param {[string, number]} budget of an entry */
function isWithinBudget([name, most]) {
  const files = [...filesOf(join(dist, `${name}.js`))];
  const texts = files.map((file) => readFileSync(file, "utf8"));
  const size = texts.reduce((sum, text) => sum + gzipSync(text).length, 0) / 1000;
  const builtin = texts.map((text) => /^import .*? from "(?!\.)(.*)";$/m.exec(text)?.[1]).find(Boolean);
  console.log(`${name.padEnd(10)} ${size.toFixed(1).padStart(6)} kB of ${most} kB gzipped, ${texts.length} files`);
  const isPortable = builtin === undefined || nodeOnly.has(name);
  if (!isPortable) console.log(`  It imports \`${builtin}\`, which a browser has not.`);
  const ofCommand = files.find((file) => basename(file).startsWith("cli-"));
  if (ofCommand !== undefined) console.log(`  It loads \`${basename(ofCommand)}\`, which is for the command.`);
  return size <= most && isPortable && ofCommand === undefined;
}

/** The first number or date of a process that is written as in a language takes 20 ms: nobody pays that only for loading a file. */
function loadsNoLanguage() {
  const ofCommand = readdirSync(join(dist, "chunks")).filter((name) => /^cli-.*\.mjs$/.test(name));
  const files = [...Object.keys(budgets).map((name) => `${name}.js`), ...ofCommand.map((name) => join("chunks", name))];
  const urls = files.map((file) => pathToFileURL(join(dist, file)).href);
  const program = `Number.prototype.toLocaleString = Intl.NumberFormat = Intl.DateTimeFormat = () => {
    throw new Error("A file asks for a language where it is loaded.");
  };
  for (const url of ${JSON.stringify(urls)}) await import(url);`;
  return passes(process.execPath, "--input-type=module", "--eval", program);
}

/** A program that is compiled with `exactOptionalPropertyTypes` hands options on without asking of each whether it is there. */
function optionsTakeUndefined() {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".d.ts"));
  const strict = files.flatMap((file) =>
    [
      ...readFileSync(join(dist, file), "utf8").matchAll(
        /^(?:export )?interface (\w*(?:Options|Plan|Known)) .*?^\}/gms,
      ),
    ].flatMap(([text, name]) =>
      [...text.matchAll(/^  readonly (\w+)\?:(?!.*\bundefined\b).*;$/gm)].map(([, option]) => `${name}.${option}`),
    ),
  );
  if (strict.length > 0) console.log(`These take no \`undefined\`: ${strict.join(", ")}`);
  return strict.length === 0;
}

const folder = mkdtempSync(join(tmpdir(), "recond-package-"));
try {
  const packed = passes(...npm("pack", dist, "--silent", "--pack-destination", folder));
  const archive = join(folder, readdirSync(folder)[0] ?? "");
  const good = [
    packed,
    passes("publint", archive, "--strict"),
    passes("attw", archive, "--profile", "esm-only"),
    ...Object.entries(budgets).map(isWithinBudget),
    loadsNoLanguage(),
    optionsTakeUndefined(),
  ];
  process.exitCode = good.every(Boolean) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
