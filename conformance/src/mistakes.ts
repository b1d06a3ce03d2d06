import type { Vocabulary } from "./implementation.js";
import { trust } from "./trust.js";

/** A diagnostic that a mistake must bring up. */
export interface ExpectedDiagnostic {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly start: number;
  readonly end: number;
}

/** A mistake of the corpus: the source as it was typed or pasted, its diagnostics, and what its author meant. */
export interface Mistake {
  readonly name: string;
  readonly vocabulary: Vocabulary;
  readonly source: string;
  readonly diagnostics: readonly ExpectedDiagnostic[];
  /** The texts that are right after the first fix of every diagnostic, the best one first. */
  readonly fixed: readonly string[];
  /** The meaning is not clear: there must be no safe fix. */
  readonly unclear: boolean;
  /** The text after the first fix of every diagnostic where errors remain. */
  readonly partly?: string;
  /** The text after the safe fixes alone. */
  readonly safe?: string;
}

type Draft = { -readonly [Key in keyof Mistake]: Mistake[Key] } & {
  diagnostics: ExpectedDiagnostic[];
  fixed: string[];
  hasSource: boolean;
};

/** A rule for a kind of line: what it looks like, and what it adds to the case. */
type LineRule = readonly [pattern: RegExp, add: (draft: Draft, match: readonly string[]) => void];

const LINE_RULES: readonly LineRule[] = [
  [/^vocabulary: (recording|routing|payout)$/u, (draft, [, name]) => void (draft.vocabulary = trust<Vocabulary>(name))],
  [/^source-json: (".*")$/u, (draft, [, json]) => setSource(draft, readText(json))],
  [
    /^at (\d+)-(\d+) ([a-z-]+)( warning)?$/u,
    (draft, [, start, end, code, warning]) => expect(draft, Number(start), Number(end), code, warning),
  ],
  [/^=> none$/u, (draft) => void (draft.unclear = true)],
  [/^=> (.*)$/u, (draft, [, text]) => void draft.fixed.push(text ?? "")],
  [/^(?:or )?=>json (".*")$/u, (draft, [, json]) => void draft.fixed.push(readText(json))],
  [/^or => (.*)$/u, (draft, [, text]) => void draft.fixed.push(text ?? "")],
  [/^partly => (.*)$/u, (draft, [, text]) => void (draft.partly = text ?? "")],
  [/^partly =>json (".*")$/u, (draft, [, json]) => void (draft.partly = readText(json))],
  [/^safe => (.*)$/u, (draft, [, text]) => void (draft.safe = text ?? "")],
];

const UNDERLINE = /^( *)(\^+|\|) ([a-z-]+)( warning)?$/u;

/** Reads a file of mistakes. Throws an `Error` that names the case and line where the file is malformed. */
export function parseMistakes(text: string): readonly Mistake[] {
  const [, ...blocks] = `\n${text}`.split("\n### ");
  return blocks.map(parseMistake);
}

function readText(json = ""): string {
  return trust<string>(JSON.parse(json));
}

function parseMistake(block: string): Mistake {
  const [name = "", ...lines] = block.split("\n");
  const draft: Draft = {
    name,
    vocabulary: "recording",
    source: "",
    diagnostics: [],
    fixed: [],
    unclear: false,
    hasSource: false,
  };
  for (const line of lines) {
    if (line !== "" && !line.startsWith("# ")) addLine(draft, line);
  }
  const { hasSource, ...mistake } = draft;
  if (!hasSource) throw new Error(`${name}: the case has no source`);
  return mistake;
}

function addLine(draft: Draft, line: string): void {
  for (const [pattern, add] of LINE_RULES) {
    const match = pattern.exec(line);
    if (match) return add(draft, match);
  }
  if (!draft.hasSource) return setSource(draft, line);
  const [, blanks, mark, code, warning] = UNDERLINE.exec(line) ?? [];
  if (blanks === undefined || mark === undefined) {
    throw new Error(`${draft.name}: this line is nothing that a case can have: ${line}`);
  }
  const length = mark === "|" ? 0 : mark.length;
  expect(draft, blanks.length, blanks.length + length, code, warning);
}

function setSource(draft: Draft, source: string): void {
  if (draft.hasSource) throw new Error(`${draft.name}: the case has two sources`);
  draft.source = source;
  draft.hasSource = true;
}

function expect(draft: Draft, start: number, end: number, code = "", warning = ""): void {
  draft.diagnostics.push({ code, severity: warning === "" ? "error" : "warning", start, end });
}
