// The numbers of the readings and of the documented facts.
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { pagesIn, read, root } from "./files.mjs";

/** Every reading and every fact has a number; the last ones. */
const LAST = { R: 18, F: 24 };

/** @returns {string[]} a line for each number that is missing, or that is used and stands for nothing */
export function wrongNumbers() {
  return [...missingNumbers(), ...unknownNumbers()];
}

function missingNumbers() {
  const readings = new Set(Array.from(read("docs/readings.md").matchAll(/^## (R\d+)$/gm), (match) => match[1]));
  const facts = new Set(Array.from(read("docs/language.md").matchAll(/^- \*\*\[(F\d+)\]\*\*/gm), (match) => match[1]));
  return [
    ...numbers("R")
      .filter((number) => !readings.has(number))
      .map((number) => `docs/readings.md: ${number} is missing`),
    ...numbers("F")
      .filter((number) => !facts.has(number))
      .map((number) => `docs/language.md: ${number} is missing`),
  ];
}

/** @param {"R" | "F"} letter */
function numbers(letter) {
  return Array.from({ length: LAST[letter] }, (_, index) => `${letter}${index + 1}`);
}

function unknownNumbers() {
  const known = new Set([...numbers("R"), ...numbers("F")]);
  return [...pagesIn(), ...sources()].flatMap((path) =>
    Array.from(read(path).matchAll(/\[([RF]\d+)\]/g), (match) => match[1] ?? "")
      .filter((number) => !known.has(number))
      .map((number) => `${path}: there is no ${number}`),
  );
}

function sources() {
  return readdirSync(join(root, "packages")).flatMap((name) =>
    readdirSync(join(root, "packages", name, "src"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `packages/${name}/src/${file}`),
  );
}
