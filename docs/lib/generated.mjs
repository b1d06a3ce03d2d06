// What is written from the code: the commands, the error index, the pages of rules, the readings, the vocabulary in the language reference, the rooms, schemas.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { checkWithLog, otherReadings, readings } from "@recond/evaluator";
import { diagnosticCodes, parse, renderDiagnostics, vocabulary } from "@recond/parser";
import { configSchema } from "@recond/linter";
import { sqlColumnsSchema } from "@recond/simulator";
import { testFileSchema } from "@recond/tester";

import { rooms } from "../../scripts/rooms.mjs";
import { commandPage } from "./command-page.mjs";
import { read, root } from "./files.mjs";
import { block, table } from "./markdown.mjs";
import { leftoverPages, rulePages } from "./rule-pages.mjs";

/** @typedef {import("@recond/parser").CodePage} CodePage */

/**
 * The pages as they should be.
 *
 * @returns {Promise<{ path: string, text: string }[]>} paths relative to the root
 */
async function generatedPages() {
  return [
    { path: "docs/commands.md", text: await commandPage() },
    { path: "docs/errors.md", text: errorIndex() },
    { path: "docs/architecture.md", text: withPart(read("docs/architecture.md"), "rooms", roomsTable()) },
    { path: "docs/readings.md", text: withPart(read("docs/readings.md"), "readings", readingSections()) },
    { path: "docs/how-sure.md", text: withPart(read("docs/how-sure.md"), "other readings", otherReadingsTable()) },
    { path: "docs/language.md", text: withPart(read("docs/language.md"), "vocabulary", vocabularyTables()) },
    ...rulePages(),
    schemaPage("packages/recond/schema/test-file.schema.json", testFileSchema),
    schemaPage("packages/recond/schema/config.schema.json", configSchema),
    schemaPage("packages/recond/schema/columns.schema.json", sqlColumnsSchema),
  ];
}

/**
 * @param {string} path
 * @param {object} schema
 */
function schemaPage(path, schema) {
  return { path, text: `${JSON.stringify(schema, null, 2)}\n` };
}

/** The generated pages that are not as they should be. */
export async function outdatedPages() {
  const changed = (await generatedPages()).filter(({ path, text }) => textOf(path) !== text);
  return [...changed.map(({ path }) => path), ...leftoverPages()];
}

/** Writes the generated pages that are not as they should be. */
export async function writePages() {
  const outdated = new Set(await outdatedPages());
  for (const { path, text } of await generatedPages()) {
    if (!outdated.has(path)) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const path of leftoverPages()) rmSync(join(root, path));
  return [...outdated];
}

/** @param {string} path */
function textOf(path) {
  try {
    return read(path);
  } catch {
    return undefined;
  }
}

/**
 * A page with one part of it replaced: what stands between `<!-- generated: NAME -->` and `<!-- end -->`.
 *
 * @param {string} page
 * @param {string} name
 * @param {string} part
 */
function withPart(page, name, part) {
  const place = new RegExp(`(<!-- generated: ${name} [^\\n]*-->\\n)[\\s\\S]*?(\\n<!-- end -->)`);
  if (!place.test(page)) throw new Error(`There is no place for the part \`${name}\`.`);
  return page.replace(place, (_, start, end) => `${start}\n${part}\n${end}`);
}

/** What the three kinds of conditions are called. */
const conditions = { recording: "recording", routing: "routing", payout: "pay" };

function vocabularyTables() {
  return table(
    ["term", "true when", "example", "conditions", "fact"],
    vocabulary.map(({ name, summary, example, vocabularies, fact }) => [
      `\`${name}\``,
      summary,
      `\`${example}\``,
      vocabularies.map((each) => conditions[each]).join(", "),
      `\`${fact}\``,
    ]),
  );
}

function roomsTable() {
  const rows = Object.entries(rooms).flatMap(([name, floors]) =>
    Object.entries(floors).map(([room, what], index) => [index === 0 ? `\`${name}\`` : "", `\`${room}\``, what]),
  );
  return table(["package", "room", "what stands there"], rows);
}

function readingSections() {
  const sections = Object.entries(readings).map(([id, { summary, details, matters, check }]) =>
    [
      `## ${id}`,
      `**${summary}** ${details}`.trim(),
      [`- _Matters_ ${matters}`, `- _Check_: ${check}`, ...logCheck(id)].join("\n"),
    ].join("\n\n"),
  );
  return sections.join("\n\n");
}

/** @param {string} id */
function logCheck(id) {
  const text = checkWithLog(id);
  return text === undefined ? [] : [`- _With a log_: ${text} See [How sure are we?](how-sure.md)`];
}

function otherReadingsTable() {
  const rows = otherReadings.map(({ reading, option, ours, other, says }) => [
    `[${reading}](readings.md#${reading.toLowerCase()})`,
    `\`${option}\``,
    ours,
    other,
    says,
  ]);
  return table(["reading", "other", "ours", "the other", "what the other says"], rows);
}

function errorIndex() {
  const codes = Object.entries(diagnosticCodes);
  const rows = codes.map(([code, page]) => [`[\`${code}\`](#${code})`, page.severity, fixOf(page), page.title]);
  return `${[
    "# Error index",
    "<!-- Written by `npm run docs` from the codes of @recond/parser. Change packages/parser/src/diagnostics/pages.ts instead. -->",
    `Every diagnostic has one of these ${codes.length} codes. A code is stable: it is never renamed, and never comes to mean another mistake.
\`recond explain CODE\` prints the same page in the terminal.`,
    `An _error_ makes the condition unusable, a _warning_ only asks you to look. A _safe_ fix has one reading only, so a tool may apply it
unasked; a _suggested_ fix is a guess at what was meant, and a person decides. The frames below show what the parser says today;
wording may improve, codes stay. \`[R4]\` and the like are [our readings](readings.md) of what the platform's documents leave open.`,
    table(["code", "severity", "fix", "mistake"], rows),
    ...codes.map(([code, page]) => section(code, page)),
  ].join("\n\n")}\n`;
}

/** @param {CodePage} page */
function fixOf({ safe, bad, vocabulary: name = "recording" }) {
  if (safe) return "safe";
  const hasFix = bad === "" || parse(bad, { vocabulary: name }).diagnostics.some(({ fixes }) => fixes.length > 0);
  return hasFix && bad !== "" ? "suggested" : "none";
}

/**
 * @param {string} code
 * @param {CodePage} page
 */
function section(code, page) {
  const { title, why, good, bad, vocabulary: name } = page;
  const where = name === undefined ? "" : `, in a ${conditions[name]} condition`;
  return [
    `## ${code}`,
    `**${title}.** ${why.replaceAll(/\[R\d+\]/g, (reading) => `${reading}(readings.md#${reading.slice(1, -1).toLowerCase()})`)}`,
    ...(bad === "" ? [] : [block("text", frame(bad, name))]),
    ...(good === "" ? [] : [`As it should be${where}:`, block("text", good)]),
  ].join("\n\n");
}

/**
 * The mistake as the terminal shows it.
 *
 * @param {string} bad
 * @param {CodePage["vocabulary"]} name
 */
function frame(bad, name = "recording") {
  return renderDiagnostics(bad, parse(bad, { vocabulary: name }).diagnostics);
}
