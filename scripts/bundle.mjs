// Makes the package that is published, packages/recond/dist, of what the compiler made of the workspace's packages: the command and
// the library, with types, schemas and the licences of what is inside. Does nothing if nothing was compiled since.
import { createRequire } from "node:module";
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";

import { compileAtOnce } from "./compile-at-once.mjs";
import { root } from "./workspace.mjs";

const home = join(root, "packages", "recond");
const dist = join(home, "dist");
const ownPackages = join(root, "packages");

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} [version]
 * @property {string} license
 * @property {Record<string, string | object>} exports
 */

/** @type {(text: string) => Manifest} */
const parseManifest = JSON.parse;

/** @param {string} folder */
const manifestIn = (folder) => parseManifest(readFileSync(join(folder, "package.json"), "utf8"));

/**
 * The modules that the entries of the library are made of, by the names of the entries.
 *
 * @param {Manifest} manifest
 * @returns {Record<string, string>}
 */
function libraryEntries(manifest) {
  const named = Object.entries(manifest.exports).flatMap(([subpath, target]) =>
    typeof target === "string" ? [] : [subpath.replace(/^\.\/?/, "") || "index"],
  );
  return Object.fromEntries(named.map((name) => [name, moduleOf(name)]));
}

/**
 * A file here that says what of a package is published, or else everything that the package exports.
 *
 * @param {string} name of an entry
 */
function moduleOf(name) {
  const chosen = join(home, "src", `${name}.ts`);
  if (existsSync(chosen)) return chosen;
  return join(ownPackages, name, "dist", "index.js");
}

/**
 * Modules that stand in one file with all that they import, because they are loaded together: finding a file and linking it takes as
 * long as compiling 20 kB. What stands in an earlier file is in no later one.
 *
 * @type {readonly [string, string][]}
 */
const files = [
  // What the command needs before it knows what to do stands apart, or `--version` would load the parser.
  ["characters", "parser/dist/(language/(characters|suggest)|diagnostics/display)"],
  ["reports", "reports/dist/(?!page-).*"],
  ["page", "reports/dist/page-.*"],
  ["command", "(recond/src/command|cli/dist/(main|terminal/.*))"],
  // Who reads valid conditions only and decides loads nothing else.
  ["strict", "(parser/dist/strict|formatter/dist/format|evaluator/dist/(compile|evaluate|fact-name))"],
  // Texts for people that want to read about a code or a reading.
  ["pages", "parser/dist/diagnostics/pages"],
  ["readings", "evaluator/dist/readings"],
  ["parser", "parser/dist/.*"],
  ["evaluator", "evaluator/dist/.*"],
  ["documents", "documents/dist/(?!(index|read-document|read-yaml|yaml/.*)\\.).*"],
  ["yaml", "documents/dist/.*"],
  ["campaign", "campaign/dist/.*"],
  ["analyzer", "analyzer/dist/.*"],
  ["linter", "linter/dist/(rules/.*|lint|lint-payload|fix-all)"],
  // Who imports `lint` reads no configuration, and no YAML, and writes no report.
  ["reporting", "linter/dist/(?!(index|config/schema)\\.).*"],
  // A table for editors; no command reads it.
  ["schema", "linter/dist/config/schema"],
  ["records", "simulator/dist/(records/.*|split-records)"],
  ["input", "cli/dist/(input/.*|commands/(command|flags))"],
  ["campaigns", "cli/dist/(campaign/.*|commands/campaign-flags)"],
  ["linting", "cli/dist/(linting/.*|commands/(lint|run-lint|lint-flags|rule-page))"],
];

/** What most people run, and what they wait for. */
const runs = [
  ["--version"],
  ["parse", "mobile"],
  ["fmt", "mobile"],
  ["analyze", "mobile"],
  ["lint", "mobile"],
  ["lint", join("examples", "campaign.json")],
].map((run) => [join(dist, "bin.js"), ...run]);

/** Each library entry is a module of its own: where an index were one itself, whoever imports something from it would load all of it. */
const entries = {
  name: "entries",
  /** @param {string} id */
  resolveId: (id) => (id.startsWith("entry:") ? `\0${id}` : undefined),
  /** @param {string} id */
  load: (id) =>
    id.startsWith("\0entry:") ? `export * from ${JSON.stringify(id.slice("\0entry:".length))};` : undefined,
};

/**
 * The package that a module comes from: the folder with the next `package.json` that has a version.
 *
 * @param {string} file
 * @returns {string}
 */
function packageOf(file) {
  const folder = dirname(file);
  const isPackage = existsSync(join(folder, "package.json")) && manifestIn(folder).version !== undefined;
  return isPackage ? folder : packageOf(folder);
}

/**
 * The licences of the foreign packages that modules come from, each text once.
 *
 * @param {readonly string[]} modules
 */
function notices(modules) {
  const folders = new Set(modules.filter((id) => id.includes("node_modules")).map((id) => packageOf(id)));
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const folder of Array.from(folders).toSorted()) {
    const { name, version, license } = manifestIn(folder);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e([.-]|$)/i.test(entry));
    const text = file === undefined ? commonText(name, license) : readFileSync(join(folder, file), "utf8").trim();
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const parts = Array.from(byText, ([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  return `This package contains code of the packages below.\n\n${parts.join(`\n${"-".repeat(80)}\n\n`)}`;
}

/**
 * The text of a licence in which no holder is named.
 *
 * @param {string} name
 * @param {string} license
 */
function commonText(name, license) {
  if (license !== "Apache-2.0") throw new Error(`${name} has no file with its licence.`);
  return readFileSync(join(root, "node_modules", "typescript", "LICENSE"), "utf8").trim();
}

/** @param {Manifest} manifest */
async function bundle(manifest) {
  const library = libraryEntries(manifest);
  const names = /** @type {const} */ ({ dir: dist, format: "esm", minifyInternalExports: false });

  const code = await rolldown({
    input: {
      ...Object.fromEntries(Object.entries(library).map(([name, file]) => [name, `entry:${file}`])),
      bin: join(home, "src", "bin.ts"),
      action: join(home, "src", "action.ts"),
      // Beside the file that starts it, by its name.
      "chunks/reading-thread": join(ownPackages, "simulator", "dist", "threads", "reading-thread.js"),
    },
    plugins: [entries],
    platform: "node",
    // Large, with a binary for each platform: who wants this engine installs it.
    external: ["@duckdb/node-api"],
    // The build of the YAML library for Node looks at environment variables, that for browsers does not.
    resolve: { alias: { yaml: join(packageOf(resolveFrom("documents", "yaml")), "browser", "index.js") } },
    onLog: fail,
  });
  const { output } = await code.write({
    ...names,
    entryFileNames: "[name].js",
    // Of an `.mjs` Node knows what it is without looking for a package.json.
    chunkFileNames: (chunk) => `chunks/${chunkName(chunk)}.mjs`,
    // V8 keeps a file with a single wider character in twice the memory, and reads it more slowly.
    charset: "ascii",
    codeSplitting: {
      groups: files.map(([name, modules], index) => ({
        name,
        test: new RegExp(`/packages/${modules}\\.[jt]s$`.replaceAll("/", "[/\\\\]")),
        priority: files.length - index,
      })),
    },
    // Not minified, so that a stack trace names functions and lines. Comments are for those who read the sources.
    comments: false,
  });
  const types = await rolldown({
    input: Object.fromEntries(Object.entries(library).map(([name, file]) => [name, file.replace(/\.js$/, ".d.ts")])),
    plugins: [dts({ dtsOnly: true, generator: "oxc", tsconfig: false })],
    onLog: fail,
  });
  await types.write({
    ...names,
    entryFileNames: "[name].ts",
    chunkFileNames: (chunk) => `chunks/${chunkName(chunk)}.d.ts`,
  });
  return output.flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
}

/**
 * What a chunk is called: the package that most of it comes from, and one of its modules.
 *
 * @param {{ name: string, moduleIds: readonly string[] }} chunk
 */
function chunkName({ name, moduleIds }) {
  const own = moduleIds.flatMap((id) => /[/\\]packages[/\\]([^/\\]+)[/\\](?:dist|src)[/\\]/.exec(id)?.[1] ?? []);
  /** @param {string} wanted */
  const count = (wanted) => own.filter((owner) => owner === wanted).length;
  const [owner] = own.toSorted((a, b) => count(b) - count(a));
  // A package's index is called after the folder that it stands in.
  return (
    [owner ?? "", name.replace(/\.d$/, "")].filter((part) => !["", "dist", "index"].includes(part)).join("-") ||
    "foreign"
  );
}

/**
 * @param {string} level
 * @param {{ message?: string }} log
 * @returns {never | void}
 */
function fail(level, log) {
  if (level === "warn") throw new Error(log.message);
}

/**
 * @param {string} name of a package of ours
 * @param {string} wanted a package that it depends on
 */
function resolveFrom(name, wanted) {
  return createRequire(join(ownPackages, name, "package.json")).resolve(wanted);
}

/**
 * As it is published: of the folder `dist` alone, and with nothing to install.
 *
 * @param {Manifest} manifest
 */
function publishedManifest(manifest) {
  const published = Object.entries(manifest).filter(([key]) => key !== "private" && key !== "devDependencies");
  return `${JSON.stringify(Object.fromEntries(published), null, 2).replaceAll("./dist/", "./")}
`;
}

/** Whether something was compiled, or changed here, since the last bundle was made. */
function isStale() {
  const made = statSync(join(dist, "package.json"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = [
    ...["bundle.mjs", "compile-at-once.mjs"].map((name) => join(root, "scripts", name)),
    join(root, "pnpm-lock.yaml"),
    ...filesIn(home),
    ...readdirSync(ownPackages).flatMap((name) => filesIn(join(ownPackages, name, "dist"))),
  ];
  return sources.some((file) => !file.startsWith(dist) && statSync(file).mtimeMs > made);
}

/** @param {string} folder */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.startsWith("node_modules"))
    .map((name) => join(folder, name));
}

if (isStale()) {
  rmSync(dist, { recursive: true, force: true });
  const manifest = manifestIn(home);
  const modules = await bundle(manifest);
  compileAtOnce(filesIn(join(dist, "chunks")), runs);
  writeFileSync(join(dist, "THIRD-PARTY-LICENSES.txt"), notices(modules));
  chmodSync(join(dist, "bin.js"), 0o755);
  cpSync(join(root, "LICENSE"), join(dist, "LICENSE"));
  for (const name of ["README.md", "CHANGELOG.md", "schema", "action.yml", ".pre-commit-hooks.yaml"]) {
    cpSync(join(home, name), join(dist, name), { recursive: true });
  }
  // Last: it is what tells that the rest is there.
  writeFileSync(join(dist, "package.json"), publishedManifest(manifest));
}
