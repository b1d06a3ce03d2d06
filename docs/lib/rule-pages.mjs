// A page for each rule of the linter, and their index.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { lint, lintAndFix, lintConfig, lintPayload, readConfig, rules } from "@recond/linter";
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

/** The day on which the examples of configurations are looked at: pages must not change from one day to the next. */
const EXAMPLE_DAY = "2026-06-01";

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
proven it (\`--fix\` applies it); a _suggested_ fix is a guess at what was meant (\`--fix-suggested\` applies it where it mends an error). [Before you upload](../before-you-upload.md)
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
    block("text", good === "" ? '(the empty condition: "")' : good.trimEnd()),
    ...knownPart(rule),
    "## Configure",
    ...configurePart(rule),
    "[All rules](README.md)",
  ].join("\n\n")}\n`;
}

/**
 * How the rule is switched off, or on.
 *
 * @param {Rule} rule
 */
function configurePart({ id, about, severity, isOff, options }) {
  if (id === "json-syntax") return ["It cannot be switched off: nothing else is looked at in what is no JSON."];
  if (id === "guessed-meaning") return ["It cannot be switched off: what was guessed has to be looked at."];
  const level = isOff ? severity : "off";
  const single = ` A single finding is better ignored with a reason: see
[Before you upload](../before-you-upload.md#ignoring-a-finding).`;
  return [
    "In `recond.config.yaml`:",
    block("yaml", `rules:\n  ${id}: ${level} # off, info, warning or error${knownLines(options)}`),
    `For one run: \`recond lint --rule ${id}=${level} …\`.${about === "config" ? "" : single}`,
  ];
}

/**
 * The names that the rule goes by, as the configuration has them.
 *
 * @param {Rule["options"]} options
 */
function knownLines(options) {
  if (options?.known === undefined) return "";
  const { custom_data, media_type, affiliate_name } = options.known;
  const lists = Object.entries({ custom_data, media_type, affiliate_name });
  return [
    "\n\nknown: # the names that exist",
    ...lists.flatMap(([list, names]) => (names === undefined ? [] : [`  ${list}: [${names.join(", ")}]`])),
  ].join("\n");
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
  const { id, bad, good } = rule;
  // It is about what the fixes have made of the example.
  if (id === "guessed-meaning") return renderDiagnostics(good, guessesIn(bad));
  const found = findingsIn(rule);
  // Of a rule that is off, too; and not more than a page has room for.
  return renderDiagnostics(bad, found.filter(({ code }) => code === id).slice(0, 2));
}

/** @param {string} text */
function guessesIn(text) {
  const given = /** @type {const} */ ({ kind: "condition", text, ignores: [], path: [] });
  return lintAndFix(given, { options: {}, fixes: "suggested" }, new Set()).left.findings;
}

/**
 * What is found in the example of a rule.
 *
 * @param {Rule} rule
 */
function findingsIn({ about, id, bad, severity, vocabulary, options: given }) {
  const options = { ...given, rules: { [id]: severity }, ...(vocabulary && { vocabulary }) };
  if (about === "condition") return lint(bad, options);
  if (about === "payload") return lintPayload(bad, options);
  const read = readConfig(bad, "yaml");
  if (!("config" in read)) throw new Error(`The example of ${id} is no configuration.`);
  // As after a run over all files, in which nothing was left out.
  return lintConfig(
    { config: read.config, used: new Set(), checked: new Set(), isWhole: true, today: EXAMPLE_DAY },
    options,
  );
}

/** @param {string} text */
function linked(text) {
  return text.replaceAll(/\[R\d+\]/g, (reading) => `${reading}(../readings.md#${reading.slice(1, -1).toLowerCase()})`);
}
