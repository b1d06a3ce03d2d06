// The page of the commands: the help text of each.
import { outputOfCommand } from "./command.mjs";
import { block } from "./markdown.mjs";

export async function commandPage() {
  const names = await namesIn([]);
  const sections = await Promise.all(names.map((name) => section(name.split(" "))));
  return `${[
    "# Commands",
    "<!-- Written by `npm run docs` from the help texts. Change packages/cli/src/commands instead. -->",
    "What `recond help COMMAND` prints, where a line has up to a hundred characters. A letter, as in `-f`, stands for the same flag in every command. What the commands print with `--json` is [documented](json-output.md), and [a page](habits.md) compares the flags with those of other tools.",
    ...sections,
  ].join("\n\n")}\n`;
}

/**
 * The names of commands, those of groups too.
 *
 * @param {readonly string[]} group
 * @returns {Promise<string[]>}
 */
async function namesIn(group) {
  const [, commands = ""] = (await outputOfCommand([...group, "--help"])).split("\nCOMMANDS\n");
  const names = Array.from(commands.split("\n\n")[0]?.matchAll(/^ {2}(\S+)/gm) ?? [], ([, name = ""]) => [
    ...group,
    name,
  ]);
  if (names.length === 0) return [group.join(" ")];
  return (await Promise.all(names.map((name) => namesIn(name)))).flat();
}

/** @param {readonly string[]} name */
async function section(name) {
  return `## recond ${name.join(" ")}\n\n${block("text", (await outputOfCommand([...name, "--help"])).trimEnd())}`;
}
