// A page for each rule of the linter, and their index.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { lint, lintPayload, rules } from "@recond/linter";
import { renderDiagnostics } from "@recond/parser";

import { root } from "./files.mjs";
import { block, table } from "./markdown.mjs";

/** @typedef {import("@recond/linter").Rule} Rule */

/** Where the pages are, relative to the root. */
const folder = "docs/rules";

/** What a rule looks at, in the order of the index. */
const subjects = /** @type {const} */ ([
  ["condition", "Rules about a condition", "They look at each condition, wherever it stands."],
  [
    "payload",
    "Rules about a payload",
    "They look at what stands around the conditions, and at conditions together. A rule about something that is missing speaks of complete campaigns only: a response of the API, a payload that is checked with `--complete`, or one with `--current`. A request body leaves unchanged what it does not name.",
  ],
  ["config", "Rules about the configuration", "They look at `recond.config.json` or `recond.config.yaml` after a run."],
]);

const written =
  "<!-- Written by `npm run docs` from the rules of @recond/linter. Change packages/linter/src/rules instead. -->";

/** @returns {{ path: string, text: string }[]} the pages as they should be; paths relative to the root */
export function rulePages() {
  const all = Object.values(rules);
  return [
    { path: `${folder}/README.md`, text: index(all) },
    ...all.map((rule) => ({ path: `${folder}/${rule.id}.md`, text: page(rule) })),
  ];
}

/** @returns {string[]} pages of rules that are no more */
export function leftoverPages() {
  const expected = new Set(rulePages().map(({ path }) => path));
  const exists = existsSync(join(root, folder));
  const found = exists ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`) : [];
  return found.filter((path) => !expected.has(path));
}

/** @param {Rule[]} all */
function index(all) {
  const parts = subjects.flatMap(([about, title, what]) => {
    const rows = all.filter((rule) => rule.about === about).map(rowOf);
    return rows.length === 0 ? [] : [`## ${title}`, what, table(["rule", "severity", "fix", "finds"], rows)];
  });
  return `${[
    "# Rules",
    written,
    `\`recond lint\` follows ${all.length} rules, besides the [mistakes of the language](../errors.md) that the parser reports. \`recond rules\` lists them,
\`recond explain RULE\` prints a rule's page in the terminal.`,
    `An _error_ breaks the setting, or does what surely nobody wants; a _warning_ is valid and probably wrong; an _info_ is a remark. Errors make the
command end with 1, warnings only with \`--max-warnings\`. A _safe_ fix changes no decision, for calls with unknown facts neither: the analyzer has
proven it (\`--fix\` applies it); a _suggested_ fix is a guess at what was meant (\`--fix-suggested\`). [Before you upload](../before-you-upload.md)
shows how to set levels and how to ignore a finding.`,
    ...parts,
  ].join("\n\n")}\n`;
}

/** @param {Rule} rule */
function rowOf({ id, severity, isOff, fixable, title }) {
  return [`[\`${id}\`](${id}.md)`, isOff ? `off (${severity})` : severity, fixable === false ? "" : fixable, title];
}

/** @param {Rule} rule */
function page(rule) {
  const { id, title, why, good, severity, isOff } = rule;
  const level = isOff
    ? `It is off unless you ask for it; then its findings are of severity _${severity}_.`
    : `Its findings are of severity _${severity}_.`;
  return `${[
    `# ${id}`,
    written,
    `**${title}.** ${level}`,
    linked(why),
    "## Example",
    block("text", frames(rule)),
    rule.fixable === false
      ? "As it should be:"
      : `As it should be, and as ${rule.fixable === "safe" ? "the fix (safe)" : "the suggested fix"} writes it:`,
    block("text", good === "" ? '(the empty condition: "")' : good),
    ...knownPart(rule),
    "## Configure",
    `In \`recond.config.yaml\`:`,
    block("yaml", `rules:\n  ${id}: ${isOff ? severity : "off"} # off, info, warning or error`),
    `For one run: \`recond lint --rule ${id}=${isOff ? severity : "off"} …\`. A single finding is better ignored with a reason: see
[Before you upload](../before-you-upload.md#ignoring-a-finding).`,
    "[All rules](README.md)",
  ].join("\n\n")}\n`;
}

/** @param {Rule} rule */
function knownPart({ options }) {
  if (options?.known === undefined) return [];
  return ["The example was checked with these names as the known ones:", block("text", JSON.stringify(options.known))];
}

/**
 * The finding as the terminal shows it.
 *
 * @param {Rule} rule
 */
function frames(rule) {
  const { id, bad, severity, vocabulary } = rule;
  const options = { ...rule.options, rules: { [id]: severity }, ...(vocabulary && { vocabulary }) };
  const found = rule.about === "payload" ? lintPayload(bad, options) : lint(bad, options);
  return renderDiagnostics(bad, found.filter(({ code }) => code === id).slice(0, 2));
}

/** @param {string} text */
function linked(text) {
  return text.replaceAll(/\[R\d+\]/g, (reading) => `${reading}(../readings.md#${reading.slice(1, -1).toLowerCase()})`);
}
