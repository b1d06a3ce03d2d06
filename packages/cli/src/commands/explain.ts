import { buildCommand, type Command } from "@stricli/core";
import { type CodePage, diagnosticCodes, nearest, quote, type VocabularyName } from "@recond/parser";
import { type Reading, readings } from "@recond/evaluator";
import type { Environment } from "../environment.js";
import { type ExitCode, UserError } from "../errors.js";
import { jsonText } from "../output/json.js";
import type { Style } from "../output/style.js";
import { alignColumns } from "../output/table.js";
import { commandFunction } from "./command.js";
import { jsonFlag } from "./flags.js";

/** The flags of `recond explain`. */
interface ExplainFlags {
  readonly json: boolean;
}

/** What is assumed where the platform's documents are silent, by name. */
const readingsById: ReadonlyMap<string, Reading> = new Map(Object.entries(readings));

/** The pages by code; a code that the user typed may be any text. */
const pages: ReadonlyMap<string, CodePage> = new Map(Object.entries(diagnosticCodes));

/** `recond explain`: what a diagnostic code means. */
export const explainCommand: Command<Environment> = buildCommand<ExplainFlags, [string?], Environment>({
  func: commandFunction<ExplainFlags, [string?]>(runExplain),
  parameters: {
    flags: { json: jsonFlag },
    positional: {
      kind: "tuple",
      parameters: [
        {
          parse: String,
          brief: "A diagnostic code or a reading (`R9`); without it, all of them are listed",
          placeholder: "code",
          optional: true,
        },
      ],
    },
  },
  docs: {
    brief: "Explain a diagnostic code or a reading, or list them all",
    fullDescription: `Prints the page of a diagnostic code: why it is a mistake, a condition that has it, and the same condition as it should be.
Or a reading: what is assumed where the platform's documents are silent, as \`decide\` names it.

EXAMPLES
  recond explain letter-case
  recond explain R9
  recond explain
  recond explain --json letter-case`,
  },
});

async function runExplain({ output }: Environment, { json }: ExplainFlags, code?: string): Promise<ExitCode> {
  await output.write(codeOutput(code, json, output.style));
  return 0;
}

function codeOutput(code: string | undefined, json: boolean, style: Style): string {
  if (code === undefined) return json ? jsonText(listJson()) : listText();
  return readingOutput(code, json, style) ?? pageOutput(code.toLowerCase(), json, style);
}

function readingOutput(name: string, json: boolean, style: Style): string | undefined {
  const id = name.toUpperCase();
  const reading = readingsById.get(id);
  if (reading === undefined) return undefined;
  const { summary } = reading;
  return json ? jsonText({ reading: id, summary }) : `${style.bold(`${id}: what is assumed`)}\n\n${summary}\n`;
}

function pageOutput(code: string, json: boolean, style: Style): string {
  const page = pages.get(code);
  if (page === undefined) throw unknownCode(code);
  return json ? jsonText(pageJson(code, page)) : pageText(code, page, style);
}

function unknownCode(code: string): UserError {
  if (/^r\d+$/.test(code)) {
    return new UserError(`There is no reading ${quote(code.toUpperCase())}. They are R1 to R${readingsById.size}.`);
  }
  const near = nearest(code, pages.keys());
  const hint = near === undefined ? "`recond explain` lists all codes." : `Did you mean \`${near}\`?`;
  return new UserError(`There is no diagnostic code ${quote(code)}. ${hint}`);
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
    readings: [...readingsById].map(([reading, { summary }]) => ({ reading, summary })),
  };
}

function listText(): string {
  const codes = [...pages].map(([code, { severity, title }]) => [code, severity, title]);
  const assumed = [...readingsById].map(([id, { summary }]) => [id, summary]);
  return `${[...alignColumns(codes), "", ...alignColumns(assumed)].join("\n")}\n`;
}

function pageText(code: string, page: CodePage, style: Style): string {
  const { title, severity, safe, why, bad, good, vocabulary = "recording" } = page;
  const fix = safe
    ? "Its fix is safe: a tool may apply it unasked."
    : "Its fix, if there is one, is a suggestion: look at it before you apply it.";
  const where = style.dim(exampleNotes[vocabulary]);
  const lines = [style.bold(`${code}: ${title}`), `${severity}. ${fix}`, "", why, ""];
  if (bad !== "") lines.push(style.red("wrong") + where, indent(bad), "");
  if (good !== "") lines.push(style.green("right") + where, indent(good), "");
  return lines.join("\n");
}

/** What is said of an example in the terms of another condition than the recording condition. */
const exampleNotes: Readonly<Record<VocabularyName, string>> = {
  recording: "",
  routing: " in a routing condition (`--vocabulary routing`)",
  payout: " in a pay condition (`--vocabulary payout`)",
};

function indent(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
