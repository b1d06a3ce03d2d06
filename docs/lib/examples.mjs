// The examples of the pages: commands with what they print, and snippets with what they print.
import { execFile } from "node:child_process";
import { outputOfCommand } from "./command.mjs";
import { docs, pagesIn, read, root } from "./files.mjs";
import { blocksOf } from "./markdown.mjs";

/**
 * An example that can be run.
 *
 * @typedef {{ place: string, output: () => Promise<string>, expected: string }} Example
 */

/** @returns {Promise<string[]>} a paragraph for each example that does not print what the page shows */
export async function wrongExamples() {
  // The commands name files from here.
  process.chdir(root);
  const examples = pagesIn().flatMap((path) => examplesOf(path));
  const problems = await Promise.all(examples.map((example) => problemOf(example)));
  return problems.filter((problem) => problem !== undefined);
}

/**
 * `console` blocks hold commands (`$ recond …`) with their output, `ts` blocks that import a package and print something are programs.
 *
 * @param {string} path
 * @returns {Example[]}
 */
function examplesOf(path) {
  return blocksOf(read(path)).flatMap(({ language, text, line }) => {
    const place = `${path}:${line}`;
    if (language === "console") return commandsIn(text, place);
    const isProgram = language === "ts" && / from "@?recond/.test(text) && text.includes("console.log(");
    return isProgram ? [programIn(text, place)] : [];
  });
}

/**
 * @param {string} text
 * @param {string} place
 * @returns {Example[]}
 */
function commandsIn(text, place) {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = "", ...output] = part.split("\n");
      const [name, ...words] = wordsOf(command);
      if (name !== "recond") throw new Error(`${place}: \`${command}\` is no command of this project.`);
      return { place, output: () => outputOfCommand(words), expected: output.join("\n") };
    });
}

/**
 * A program prints, line by line, what the comments behind its `console.log(…)` say.
 *
 * @param {string} text
 * @param {string} place
 * @returns {Example}
 */
function programIn(text, place) {
  const expected = Array.from(text.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm), (match) => match[1]).join("\n");
  return { place, output: () => outputOfProgram(text), expected };
}

/**
 * The words of a command as a shell would make them; quotes and blanks are all that the examples need.
 *
 * @param {string} command
 */
function wordsOf(command) {
  return Array.from(
    command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g),
    ([, single, double, plain]) => single ?? double ?? plain ?? "",
  );
}

/**
 * @param {Example} example
 * @returns {Promise<string | undefined>}
 */
async function problemOf({ place, output, expected }) {
  const actual = await output();
  if (matches(actual.trim(), expected.trim())) return undefined;
  return `${place}: the page shows\n${indented(expected)}\n  but it prints\n${indented(actual)}`;
}

/**
 * All that a program prints, whichever way it ends.
 *
 * @param {string} text
 * @returns {Promise<string>}
 */
function outputOfProgram(text) {
  return new Promise((resolve) => {
    const args = ["--input-type=module", "--eval", text];
    execFile(process.execPath, args, { cwd: docs, encoding: "utf8" }, (_, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
}

/**
 * Whether an output is as shown. A line `…` on the page stands for lines that it leaves out.
 *
 * @param {string} actual
 * @param {string} shown
 */
function matches(actual, shown) {
  const parts = shown.split(/^…$/m).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(String.raw`[^]*`)}$`).test(actual);
}

/** @param {string} text */
function indented(text) {
  return text.trimEnd().replaceAll(/^/gm, "    ");
}
