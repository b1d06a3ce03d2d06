import { formatPayload } from "@recond/campaign";
import { format } from "@recond/formatter";
import { mend, type Mended } from "@recond/linter";
import { type Diagnostic, parse, type ParseResult, positionsIn, type VocabularyName } from "@recond/parser";
import type { Styled } from "../terminal/errors.js";
import { STANDARD_INPUT, type TextFile } from "../input/read-text.js";
import { parseJson } from "../input/json-document.js";
import { frames } from "../input/file-error.js";
import type { Environment } from "../terminal/environment.js";
import { isJson } from "../input/kinds.js";
import { readAsked } from "../input/conditions.js";
import type { Asked } from "../input/find-files.js";

/** Something to format. */
export interface FormatJob {
  /** What the user calls it: the argument. */
  readonly name: string;
  readonly file: TextFile;
  readonly kind: "condition" | "payload";
  /** Where to write it back; undefined for arguments and standard input. */
  readonly path: string | undefined;
}

/** How to format. */
export interface FormatOptions {
  readonly layout: "line" | "tree";
  /** Of a condition that stands alone; in a payload its place tells. */
  readonly vocabulary: VocabularyName;
}

/** What came of a job. */
export interface FormatOutcome {
  readonly name: string;
  readonly kind: FormatJob["kind"];
  /** The whole formatted text, without its byte-order mark. */
  readonly text: string;
  readonly mark: string;
  readonly isChanged: boolean;
  /** The conditions that were found, in document order for payloads. */
  readonly conditions: readonly FormattedCondition[];
  /** The text is the original one when there are any. */
  readonly errors: readonly FormatError[];
  readonly hints: readonly FormatHint[];
}

/** What is wrong with a file or a condition. */
export interface FormatError {
  /** Of the diagnostic; null for a mistake that is none of a condition. */
  readonly code: string | null;
  readonly message: string;
  /** Of the condition in a payload. */
  readonly path: string | null;
  /** In the file; null for a mistake without a place. */
  readonly line: number | null;
  readonly column: number | null;
  /** Of a condition: of what is wrong with the whole file, the user has been told. */
  readonly frame?: Styled;
}

/** What would mend a condition that is invalid. */
export interface FormatHint extends Mended {
  /** Of the condition in a payload. */
  readonly path: string | null;
}

/** One condition before and after. */
interface FormattedCondition {
  /** Where it stands in a payload; null for a condition alone. */
  readonly path: string | null;
  readonly vocabulary: VocabularyName;
  readonly from: string;
  /** Null when the condition is invalid. */
  readonly to: string | null;
}

/**
 * Formats a condition, or the conditions of a payload.
 *
 * @throws UserError when a payload is no JSON
 */
export function formatJob(job: FormatJob, options: FormatOptions): FormatOutcome {
  return job.kind === "condition" ? conditionOutcome(job, options) : payloadOutcome(job, options);
}

function conditionOutcome({ name, file }: FormatJob, { layout, vocabulary }: FormatOptions): FormatOutcome {
  const parsed = parse(file.text, { vocabulary });
  const { condition, valid, diagnostics } = parsed;
  const to = valid ? format(condition, { layout }) : null;
  // A file keeps the line break at its end, in the file's own style.
  const text = to === null ? file.text : to + (/\r?\n$/.exec(file.text)?.[0] ?? "");
  return {
    name,
    kind: "condition",
    text,
    mark: file.mark,
    isChanged: text !== file.text,
    conditions: [{ path: null, vocabulary, from: file.text, to }],
    errors: to === null ? errorsIn(file, [{ path: null, diagnostics }]) : [],
    hints: hintsFor(parsed, vocabulary, null),
  };
}

/** The errors among the diagnostics of conditions, whose spans are offsets into the file's text. */
function errorsIn(
  file: TextFile,
  conditions: readonly { readonly path: string | null; readonly diagnostics: readonly Diagnostic[] }[],
): readonly FormatError[] {
  const positionOf = positionsIn(file.text);
  return conditions.flatMap(({ path, diagnostics }) =>
    diagnostics
      .filter(({ severity }) => severity === "error")
      .map((each) => ({
        code: each.code === "" ? null : each.code,
        message: each.message,
        path,
        ...positionOf(each.span.start),
        frame: frames(file, [each]),
      })),
  );
}

function hintsFor(parsed: ParseResult, vocabulary: VocabularyName, path: string | null): readonly FormatHint[] {
  const mended = mend(parsed, vocabulary);
  return mended === undefined ? [] : [{ ...mended, path }];
}

function payloadOutcome({ name, file }: FormatJob, { layout }: FormatOptions): FormatOutcome {
  const { text, conditions } = formatPayload(parseJson(file), { layout });
  return {
    name,
    kind: "payload",
    text,
    mark: file.mark,
    isChanged: text !== file.text,
    conditions: conditions.map(({ path, vocabulary, from, to }) => ({ path, vocabulary, from, to })),
    errors: errorsIn(file, conditions),
    hints: conditions.flatMap(({ path, vocabulary, from, to }) =>
      to === null ? hintsFor(parse(from, { vocabulary }), vocabulary, path) : [],
    ),
  };
}

/**
 * Reads a file that is to be formatted, or standard input.
 *
 * @param inputName - the file that standard input stands for; undefined when it stands for none
 */
export async function readJob(
  { path, isFound }: Extract<Asked, { readonly path: string }>,
  inputName: string | undefined,
  environment: Environment,
): Promise<FormatJob> {
  const isInput = path === STANDARD_INPUT;
  const read = await readAsked({ path, isFound }, environment);
  const file = isInput && inputName !== undefined ? { ...read, name: inputName } : read;
  return { name: file.name, file, kind: isJson(file) ? "payload" : "condition", path: isInput ? undefined : path };
}

/** A condition that came among the arguments. */
export function conditionJob(text: string): FormatJob {
  return { name: text, file: { name: "condition", text, mark: "" }, kind: "condition", path: undefined };
}
