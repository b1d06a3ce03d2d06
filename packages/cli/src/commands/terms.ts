import type { Command } from "@stricli/core";
import { type Term, vocabulary } from "@recond/parser";
import { alignColumns, jsonText, type Style } from "@recond/reports";
import type { Environment } from "../terminal/environment.js";
import type { ExitCode } from "../terminal/errors.js";
import { createCommand } from "./command.js";
import * as flag from "./flags.js";

/** `recond terms`: the vocabulary on one screen. */
export const termsCommand: Command<Environment> = createCommand(
  runTerms,
  { flags: { json: flag.json } },
  "List the terms that a condition is made of",
  `Lists every term, when it is true, and whether that is documented or assumed. \`recond explain mobile\` has more about one.

EXAMPLES
  recond terms
  recond terms --json`,
);

async function runTerms({ output }: Environment, { json }: flag.JsonFlags): Promise<ExitCode> {
  await output.write(json ? jsonText({ terms: vocabulary }) : listText(output.style));
  return 0;
}

function listText(style: Style): string {
  const lines = alignColumns(
    vocabulary.map(({ name, source, vocabularies, summary }) => [
      name,
      source === "documented" ? source : "assumed",
      vocabularies.length === 3 ? "everywhere" : vocabularies.join(", "),
      `true when ${summary}`,
    ]),
  );
  return `${style.bold("terms")}\n${lines.map((line) => `  ${line}\n`).join("")}
A text field is tested with \`= "text"\`, \`!= "text"\`, \`contains "text"\` or \`present\`. Join with \`and\`, \`or\`, \`not\` and \`( )\`.
`;
}

/** The page of a term. */
export function termPageText(term: Term, style: Style): string {
  const { name, summary, example, fact, vocabularies } = term;
  return [
    style.bold(`${name}: a term`),
    "",
    `True when ${summary}.`,
    term.source === "documented"
      ? "The platform's documents say so."
      : "That is assumed: the platform's documents are silent.",
    "",
    `conditions: ${vocabularies.join(", ")}`,
    `fact of a call: ${fact}`,
    `example: ${example}`,
    "",
  ].join("\n");
}
