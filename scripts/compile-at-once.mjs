// Node keeps the code that V8 made of a file when it was loaded, and V8 makes none of a function before it is called: so each run would
// compile anew what each run calls. Of a function in parentheses V8 makes code with its file.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { RolldownMagicString } from "rolldown";
import { parseSync, Visitor } from "rolldown/utils";

import { runQuietly } from "./command.mjs";
import { environment } from "./workspace.mjs";

/**
 * Writes the functions that some runs call in parentheses. Those that are declared in a file are moved to its beginning, as they could be
 * called before what stands above them is done.
 *
 * @param {readonly string[]} files
 * @param {readonly (readonly string[])[]} runs arguments of Node
 */
export function compileAtOnce(files, runs) {
  const called = functionsCalledBy(runs);
  for (const file of files) {
    const starts = called.get(pathToFileURL(file).href);
    if (starts !== undefined) writeFileSync(file, inParentheses(readFileSync(file, "utf8"), starts));
  }
}

/**
 * Where the functions begin that are called, by the addresses of their files.
 *
 * @param {readonly (readonly string[])[]} runs
 */
function functionsCalledBy(runs) {
  /** @type {Map<string, Set<number>>} */
  const starts = new Map();
  const folder = mkdtempSync(join(tmpdir(), "recond-called-"));
  try {
    for (const run of runs) {
      const env = { ...environment(), NODE_V8_COVERAGE: folder };
      const { status, stderr } = runQuietly(["node", ...run], { env });
      if (status !== 0) throw new Error(`\`${run.join(" ")}\` failed: ${stderr}`);
    }
    for (const name of readdirSync(folder)) {
      for (const { url, functions } of parseCoverage(readFileSync(join(folder, name), "utf8")).result) {
        const isCalled = functions.filter(({ ranges: [whole] }) => whole.count > 0);
        starts.set(
          url,
          new Set([...(starts.get(url) ?? []), ...isCalled.map(({ ranges: [whole] }) => whole.startOffset)]),
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return starts;
}

/**
 * @typedef {object} Called
 * @property {[{ startOffset: number, count: number }]} ranges
 */

/** @type {(text: string) => { result: { url: string, functions: Called[] }[] }} */
const parseCoverage = JSON.parse;

/**
 * @param {string} text of a module
 * @param {ReadonlySet<number>} starts of functions
 */
function inParentheses(text, starts) {
  const written = new RolldownMagicString(text);
  const { program } = parseSync("chunk.mjs", text);
  const beginning = program.body.findLast(({ type }) => type === "ImportDeclaration")?.end ?? 0;
  /** @param {{ start: number, end: number }} node @param {string} [before] */
  const wrap = ({ start, end }, before = "") => {
    written.appendRight(start, `${before}(`);
    written.appendLeft(end, ")");
  };
  for (const node of program.body) {
    if (node.type !== "FunctionDeclaration" || node.id === null || !starts.has(node.start)) continue;
    wrap(node, `\nvar ${node.id.name} = `);
    // It is called after its variable.
    written.remove(node.id.start, node.id.end);
    written.appendLeft(node.end, ";");
    written.move(node.start, node.end, beginning);
  }
  /** @param {{ start: number, end: number }} node */
  const wrapCalled = (node) => starts.has(node.start) && wrap(node);
  new Visitor({
    ArrowFunctionExpression: wrapCalled,
    FunctionExpression: wrapCalled,
    Property({ method, computed, start, end, key, value }) {
      if (!method || computed || value.type !== "FunctionExpression" || !starts.has(start)) return;
      const kind = `${value.async ? "async " : ""}function${value.generator ? "*" : ""}`;
      written.overwrite(start, value.start, `${text.slice(key.start, key.end)}: (${kind} `);
      written.appendLeft(end, ")");
    },
  }).visit(program);
  return written.toString();
}
