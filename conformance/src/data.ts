import { readdirSync, readFileSync } from "node:fs";
import type { Vocabulary } from "./implementation.js";
import { type Mistake, parseMistakes } from "./mistakes.js";
import { trust } from "./trust.js";

/** A span as the data files write it: start and end, half-open, in UTF-16 units. */
export type SpanPair = readonly [start: number, end: number];

/** A tree as the data files write it: the nodes of the language, each with its span as a pair. */
export interface TreeData {
  readonly kind: string;
  readonly span: SpanPair;
  readonly operand?: TreeData;
  readonly operands?: readonly TreeData[];
  readonly [property: string]: unknown;
}

/** A valid condition with its tree and canonical text. */
export interface SyntaxCase {
  readonly name: string;
  readonly vocabulary?: Vocabulary;
  readonly source: string;
  readonly tree: TreeData | null;
  readonly canonical: string;
  readonly warnings?: readonly { readonly code: string; readonly span: SpanPair }[];
}

/** A condition, the facts of a call, and what they make it: `null` stands for unknown. */
export interface TruthCase {
  readonly name: string;
  readonly vocabulary?: Vocabulary;
  readonly condition: string;
  readonly call: Readonly<Record<string, unknown>>;
  readonly expect: boolean | null;
}

/** Settings and a call with the decision, or with what is wrong with them. */
export interface DecisionCase {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly call: Readonly<Record<string, unknown>>;
  readonly expect?: { readonly decision: string; readonly reason: string };
  readonly error?: "settings" | "condition" | "call";
  readonly mentions?: readonly string[];
}

/** A part of a long text: as it stands, or a text so many times. */
export type TextPart = string | { readonly repeat: string; readonly times: number };

/** A source at or beyond a limit. */
export interface LimitCase {
  readonly name: string;
  readonly source: readonly TextPart[];
  readonly options?: { readonly maxLength?: number; readonly maxNesting?: number };
  readonly valid: boolean;
  readonly codes?: readonly string[];
  readonly count?: number;
  readonly canonical?: readonly TextPart[];
  readonly operands?: number;
}

/** A condition as people write it, and one that says what they mean: `null` where the language cannot say it, so that no fix is right. */
export interface MeaningCase {
  readonly kind: string;
  readonly source: string;
  readonly meant: string | null;
}

/** A diagnostic code: its severity, whether its fixes are safe, whether the tree is the meant one in spite of it. */
export interface CodeEntry {
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly safe: boolean;
  readonly meant: boolean;
  readonly summary: string;
}

/** A case and the data file it stands in, relative to the folder of the data. */
export type Filed<Case> = Case & { readonly file: string };

/** The cases of `syntax/`. */
export function readSyntaxCases(): readonly Filed<SyntaxCase>[] {
  return filesIn("syntax", ".json").flatMap((file) => readCases<SyntaxCase>(file));
}

/** The cases of `truth/`. */
export function readTruthCases(): readonly Filed<TruthCase>[] {
  return filesIn("truth", ".json").flatMap((file) => readCases<TruthCase>(file));
}

/** The cases of `decisions.json`. */
export function readDecisionCases(): readonly Filed<DecisionCase>[] {
  return readCases<DecisionCase>("decisions.json");
}

/** The cases of `limits.json`. */
export function readLimitCases(): readonly Filed<LimitCase>[] {
  return readCases<LimitCase>("limits.json");
}

/** The cases of `mistakes/`. */
export function readMistakes(): readonly Filed<Mistake>[] {
  return filesIn("mistakes", ".txt").flatMap((file) =>
    parseMistakes(readText(file)).map((mistake) => ({ ...mistake, file })),
  );
}

/** The cases of `meanings.jsonl`. */
export function readMeanings(): readonly MeaningCase[] {
  const lines = readText("meanings.jsonl").trim().split("\n");
  return lines.map((line) => trust<MeaningCase>(JSON.parse(line)));
}

/** The diagnostic codes of `codes.json`. */
export function readCodes(): readonly CodeEntry[] {
  return trust<readonly CodeEntry[]>(JSON.parse(readText("codes.json")));
}

/** The text that the parts make. */
export function expandText(parts: readonly TextPart[]): string {
  return parts.map((part) => (typeof part === "string" ? part : part.repeat.repeat(part.times))).join("");
}

function readCases<Case>(file: string): readonly Filed<Case>[] {
  const cases = trust<readonly Case[]>(JSON.parse(readText(file)));
  return cases.map((entry) => ({ ...entry, file }));
}

function filesIn(folder: string, ending: string): readonly string[] {
  const names = readdirSync(new URL(`../${folder}/`, import.meta.url));
  return names
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

function readText(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
}
