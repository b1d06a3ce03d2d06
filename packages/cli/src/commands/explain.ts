import type { Command } from "@stricli/core";
import { type CodePage, diagnosticCodes, nearest, quote, type Term, vocabulary as allTerms } from "@recond/parser";
import { checkWithLog, type Reading, readings } from "@recond/evaluator";
import { type Rule, rules } from "@recond/linter";
import { alignColumns, jsonText, type Style } from "@recond/reports";
import type { Environment } from "../terminal/environment.js";
import { type ExitCode, UserError } from "../terminal/errors.js";
import { indent, levelOf, ruleJson, rulePageText, vocabularyNotes } from "./rule-page.js";
import { termPageText } from "./terms.js";
import { createCommand } from "./command.js";
import * as flag from "./flags.js";

/** What is assumed where the platform's documents are silent, by name. */
const readingsById: ReadonlyMap<string, Reading> = new Map(Object.entries(readings));

/** The pages by code; a code that the user typed may be any text. */
const pages: ReadonlyMap<string, CodePage> = new Map(Object.entries(diagnosticCodes));

const terms: ReadonlyMap<string, Term> = new Map(allTerms.map((term) => [term.name, term]));

/** The rules of the linter by their ids. */
const rulesById: ReadonlyMap<string, Rule> = new Map(Object.entries(rules));

/** `recond explain`: what a diagnostic code or a rule means. */
export const explainCommand: Command<Environment> = createCommand(
  runExplain,
  {
    flags: { json: flag.json },
    positional: flag.optionalWord(
      "code",
      "A diagnostic code, a rule, a term, or a reading (`R9`); without it, all of them are listed",
      () => [...rulesById.keys(), ...pages.keys(), ...terms.keys(), ...readingsById.keys()],
    ),
  },
  "Explain a diagnostic code, a rule or a reading, or list them all",
  `Prints the page of a diagnostic code: why it is a mistake, a condition that has it, and the same condition as it should be.
Or the page of a rule of \`recond lint\`: why it matters, an example, how to configure it.
Or a term (\`recond terms\` lists them): when it is true. Or a reading: what is assumed where the platform's documents are silent, as \`decide\` names it.

EXAMPLES
  recond explain letter-case
  recond explain never-true
  recond explain R9
  recond explain mobile
  recond explain
  recond explain --json letter-case`,
);

async function runExplain({ output }: Environment, { json }: flag.JsonFlags, code?: string): Promise<ExitCode> {
  await output.write(codeOutput(code, json, output.style));
  return 0;
}

function codeOutput(code: string | undefined, json: boolean, style: Style): string {
  if (code === undefined) return json ? jsonText(listJson()) : listText();
  // Reports name a reading in brackets.
  const name = code.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  const page = pageOf(name, style);
  if (page === undefined) throw unknownCode(name, code);
  return json ? jsonText(page.json) : page.text();
}

/** What there is of that name: for programs, and for people. */
function pageOf(name: string, style: Style): { readonly json: unknown; readonly text: () => string } | undefined {
  const term = terms.get(name);
  if (term !== undefined) return { json: { term }, text: () => termPageText(term, style) };
  const id = name.toUpperCase();
  const reading = readingsById.get(id);
  if (reading !== undefined) return { json: { reading: id, ...reading }, text: () => readingText(id, reading, style) };
  const rule = rulesById.get(name);
  if (rule !== undefined) return { json: ruleJson(rule), text: () => rulePageText(rule, style) };
  const page = pages.get(name);
  return page && { json: pageJson(name, page), text: () => pageText(name, page, style) };
}

function readingText(id: string, { summary, details, matters, check }: Reading, style: Style): string {
  const withLog = checkWithLog(id);
  const paragraphs = [
    `${summary} ${details}`.trim(),
    `It matters ${matters}`,
    `To check it: ${check}`,
    ...(withLog === undefined ? [] : [`With a log: ${withLog}`]),
  ];
  return `${[style.bold(`${id}: what is assumed`), ...paragraphs].join("\n\n")}\n`;
}

function unknownCode(code: string, written: string): UserError {
  if (/^r\d+$/.test(code)) {
    return new UserError(`There is no reading ${quote(code.toUpperCase())}. They are R1 to R${readingsById.size}.`);
  }
  const similar = nearest(code, [...pages.keys(), ...rulesById.keys(), ...terms.keys()]);
  const hint = similar === undefined ? "`recond explain` lists all of them." : `Did you mean \`${similar}\`?`;
  return new UserError(`There is no diagnostic code, rule, term or reading ${quote(written)}. ${hint}`);
}

function pageJson(
  code: string,
  { title, severity, safe, why, bad, good, vocabulary = "recording" }: CodePage,
): unknown {
  return { code, title, severity, safe, why, vocabulary, bad, good };
}

function listJson(): unknown {
  return {
    codes: [...pages].map(([code, page]) => pageJson(code, page)),
    rules: [...rulesById.values()].map(ruleJson),
    terms: allTerms,
    readings: [...readingsById].map(([reading, { summary }]) => ({ reading, summary })),
  };
}

function listText(): string {
  const codes = [...pages].map(([code, { severity, title }]) => [code, severity, title]);
  const followed = [...rulesById.values()].map((rule) => [rule.id, levelOf(rule), rule.title]);
  const named = allTerms.map(({ name, summary }) => [name, summary]);
  const assumed = [...readingsById].map(([id, { summary }]) => [id, summary]);
  const lists = [codes, followed, named, assumed].map((rows) => alignColumns(rows).join("\n"));
  return `${lists.join("\n\n")}\n`;
}

function pageText(code: string, page: CodePage, style: Style): string {
  const { title, severity, safe, why, bad, good, vocabulary = "recording" } = page;
  const fix = safe
    ? "Its fix is safe: a tool may apply it unasked."
    : "Its fix, if there is one, is a suggestion: look at it before you apply it.";
  const where = style.dim(vocabularyNotes[vocabulary]);
  const lines = [style.bold(`${code}: ${title}`), `${severity}. ${fix}`, "", why, ""];
  if (bad !== "") lines.push(style.red("wrong") + where, indent(bad), "");
  if (good !== "") lines.push(style.green("right") + where, indent(good), "");
  return lines.join("\n");
}
