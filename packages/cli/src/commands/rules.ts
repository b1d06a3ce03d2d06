import type { Command } from "@stricli/core";
import { type Rule, rules } from "@recond/linter";
import { alignColumns, jsonText, type Style } from "@recond/reports";
import type { Environment } from "../terminal/environment.js";
import type { ExitCode } from "../terminal/errors.js";
import { levelOf, ruleJson } from "./rule-page.js";
import { createCommand } from "./command.js";
import * as flag from "./flags.js";

/** `recond rules`: what `recond lint` looks for. */
export const rulesCommand: Command<Environment> = createCommand(
  runRules,
  { flags: { json: flag.json } },
  "List the rules of `recond lint`",
  `Lists the rules that \`recond lint\` follows: id, level, best fix, title. The levels are the rules' own, whatever a configuration says. Besides these it reports the mistakes of the language, which \`recond explain\` lists.

EXAMPLES
  recond rules
  recond rules --json
  recond explain never-true`,
);

async function runRules({ output }: Environment, { json }: flag.JsonFlags): Promise<ExitCode> {
  const all = Object.values(rules);
  await output.write(json ? jsonText({ rules: all.map(ruleJson) }) : listText(all, output.style));
  return 0;
}

const headings = { condition: "about a condition", payload: "about a payload", config: "about the configuration" };

function listText(all: readonly Rule[], style: Style): string {
  // One table, so that all lists have the same columns.
  const lines = ruleLines(all, style);
  const parts = Object.entries(headings).map(([about, heading]) => {
    const own = lines.filter((_, index) => all[index]?.about === about);
    return `${style.bold(heading)}\n${own.map((line) => `  ${line}\n`).join("")}`;
  });
  return `${parts.join("\n")}\n${all.length} rules. \`recond explain ID\` has the page of each. The levels are the rules' own: a configuration may change them.\n`;
}

function ruleLines(all: readonly Rule[], style: Style): readonly string[] {
  return alignColumns(
    all.map((rule) => {
      const fix = rule.fixable === false ? "" : `${rule.fixable} fix`;
      return [rule.id, levelText(rule, style), fix, rule.title];
    }),
  );
}

function levelText(rule: Rule, style: Style): string {
  const level = levelOf(rule);
  if (level === "error") return style.red(level);
  return level === "warning" ? style.yellow(level) : style.dim(level);
}
