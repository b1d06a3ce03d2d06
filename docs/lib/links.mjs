// Links between the pages of the project.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

import { pagesIn, read, root } from "./files.mjs";
import { anchorsOf, proseOf } from "./markdown.mjs";

/** @returns {string[]} a line for each link that leads nowhere */
export function brokenLinks() {
  return pagesIn().flatMap((path) => linksOf(path).flatMap(({ target, line }) => problemOf(path, target, line)));
}

/**
 * The links of a page that lead to a file of the project.
 *
 * @param {string} path
 */
function linksOf(path) {
  const prose = proseOf(read(path));
  return Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), (match) => ({
    target: match[1] ?? "",
    line: prose.slice(0, match.index).split("\n").length,
  })).filter(({ target }) => !/^[a-z]+:/i.test(target));
}

/**
 * @param {string} path
 * @param {string} target
 * @param {number} line
 */
function problemOf(path, target, line) {
  const [file = "", anchor] = target.split("#");
  const to = file === "" ? path : join(dirname(path), file);
  if (!existsSync(join(root, to))) return [`${path}:${line}: there is no \`${target}\``];
  const isFound = anchor === undefined || anchorsOf(read(to)).has(anchor);
  return isFound ? [] : [`${path}:${line}: \`${to}\` has no heading \`#${anchor}\``];
}
