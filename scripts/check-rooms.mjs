// The rooms check of npm test: every import inside a package goes to the same room or to a lower one (rooms.mjs says which are which).
// Circles of imports, types included, are found by the linter (import/no-cycle).
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";

import { rooms } from "./rooms.mjs";
import { root } from "./workspace.mjs";

/** What a file imports from its own package: `import … from`, `export … from`, `import(…)`, types too. */
const IMPORT = /(?:\bfrom|\bimport\()\s*"(\.[^"]+)"/g;

/** @param {string} file relative to the package's `src` */
const roomOf = (file) => (file.includes("/") ? file.slice(0, file.indexOf("/")) : "");

/**
 * @param {string} name of the package
 * @returns {string[]} what is wrong there
 */
function problemsIn(name) {
  const src = join(root, "packages", name, "src");
  const floors = [...Object.keys(rooms[name] ?? {}), ""];
  const files = readdirSync(src, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts"));
  const unlisted = [...new Set(files.map(roomOf))].filter((room) => !floors.includes(room));
  const gone = floors.filter((room) => !files.some((file) => roomOf(file) === room));
  return [
    ...unlisted.map((room) => `packages/${name}/src/${room} is no room in scripts/rooms.mjs`),
    ...gone.map((room) => `packages/${name}/src/${room} stands in scripts/rooms.mjs, and has no files`),
    ...files.flatMap((file) =>
      upwardImports(src, file, floors).map((to) => `packages/${name}/src/${file} imports the higher ${to}`),
    ),
  ];
}

/**
 * @param {string} src
 * @param {string} file
 * @param {readonly string[]} floors from the lowest up
 */
function upwardImports(src, file, floors) {
  const imported = [...readFileSync(join(src, file), "utf8").matchAll(IMPORT)].map(([, path]) =>
    relative(src, normalize(join(src, dirname(file), path ?? ""))).replaceAll("\\", "/"),
  );
  return imported.filter((to) => floors.indexOf(roomOf(to)) > floors.indexOf(roomOf(file)));
}

const packages = readdirSync(join(root, "packages"));
const unknown = Object.keys(rooms).filter((name) => !packages.includes(name));
const problems = [...unknown.map((name) => `there is no packages/${name}`), ...packages.flatMap(problemsIn)];
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0 ? "Every import goes to the same room or to a lower one." : `${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
