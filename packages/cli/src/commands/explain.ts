import { buildCommand, type Command } from "@stricli/core";
import { type CodePage, diagnosticCodes, nearest, quote, type VocabularyName } from "@recond/parser";
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
          brief: "A diagnostic code; without it, all codes are listed",
          placeholder: "code",
          optional: true,
        },
      ],
    },
  },
  docs: {
    brief: "Explain a diagnostic code, or list them all",
    fullDescription: `Prints the page of a diagnostic code: why it is a mistake, a condition that has it, and the same condition as it should be.

EXAMPLES
  recond explain letter-case
  recond explain
  recond explain --json letter-case`,
  },
});

async function runExplain({ output }: Environment, { json }: ExplainFlags, code?: string): Promise<ExitCode> {
  if (code === undefined) {
    await output.write(json ? jsonText({ codes: [...pages].map(([each, page]) => pageJson(each, page)) }) : listText());
  } else await output.write(pageOutput(code.toLowerCase(), json, output.style));
  return 0;
}

function pageOutput(code: string, json: boolean, style: Style): string {
  const page = pages.get(code);
  if (page === undefined) throw unknownCode(code);
  return json ? jsonText(pageJson(code, page)) : pageText(code, page, style);
}

function unknownCode(code: string): UserError {
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

function listText(): string {
  const rows = [...pages].map(([code, { severity, title }]) => [code, severity, title]);
  return `${alignColumns(rows).join("\n")}\n`;
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
