import {
  type CodeEntry,
  type DecisionCase,
  expandText,
  type Filed,
  type LimitCase,
  readCodes,
  readDecisionCases,
  readLimitCases,
  readMistakes,
  readSyntaxCases,
  readTruthCases,
  type SyntaxCase,
  type TruthCase,
} from "./data.js";
import { applyFirstFixes, applySafeFixes } from "./fixes.js";
import type { DiagnosticLike, Implementation, ParseOutcome, ParseSettings } from "./implementation.js";
import type { Mistake } from "./mistakes.js";
import { trust } from "./trust.js";
import { sortProperties, treeData, withoutSpans } from "./trees.js";

/** What was checked of a case. */
export type Check =
  | "tree"
  | "canonical"
  | "diagnostics"
  | "truth"
  | "decision"
  | "fix"
  | "safety"
  | "meaning"
  | "limit";

/** The result of one check of one case. */
export interface CaseResult {
  readonly file: string;
  readonly name: string;
  readonly check: Check;
  readonly passed: boolean;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** How often the first fixes lead to what the author meant. */
export interface FixRate {
  /** Mistakes whose meaning is clear. */
  readonly clear: number;
  /** Those of them for which the implementation has a fix. */
  readonly offered: number;
  /** Those of them whose first fixes give the right text. */
  readonly right: number;
}

/** The results of a run. */
export interface ConformanceReport {
  readonly results: readonly CaseResult[];
  readonly fixRate: FixRate;
}

interface Expectation {
  readonly expected: unknown;
  readonly actual: () => unknown;
}

/** Runs every case of the data that the implementation has functions for. Never throws: what a function throws is in the results. */
export function runConformance<Tree extends object, Settings, Call>(
  implementation: Implementation<Tree, Settings, Call>,
): ConformanceReport {
  const codes = new Map(readCodes().map((entry) => [entry.code, entry]));
  const mistakes = readMistakes();
  const results = [
    ...readSyntaxCases().flatMap((entry) => checkSyntax(implementation, entry)),
    ...readTruthCases().flatMap((entry) => checkTruth(implementation, entry)),
    ...readDecisionCases().flatMap((entry) => checkDecision(implementation, entry)),
    ...readLimitCases().flatMap((entry) => checkLimit(implementation, entry)),
    ...mistakes.flatMap((entry) => checkMistake(implementation, entry, codes)),
  ];
  return { results, fixRate: rateFixes(implementation, mistakes) };
}

function checkSyntax<Tree extends object, Settings, Call>(
  implementation: Implementation<Tree, Settings, Call>,
  entry: Filed<SyntaxCase>,
): readonly CaseResult[] {
  const { parse, format } = implementation;
  const options = parseSettings(entry);
  const warnings = (entry.warnings ?? []).map(({ code, span: [start, end] }) => describe(code, "warning", start, end));
  const checks = [
    result(entry, "tree", {
      expected: sortProperties(entry.tree),
      actual: () => treeData(parse(entry.source, options).condition),
    }),
    result(entry, "diagnostics", {
      expected: [true, ...warnings],
      actual: () => summary(parse(entry.source, options)),
    }),
    result(entry, "tree", {
      expected: withoutSpans(entry.tree),
      actual: () => withoutSpans(treeData(parse(entry.canonical, options).condition)),
    }),
  ];
  if (!format) return checks;
  const again = (source: string): string => format(readTree(parse(source, options)));
  return [
    ...checks,
    result(entry, "canonical", { expected: entry.canonical, actual: () => again(entry.source) }),
    result(entry, "canonical", { expected: entry.canonical, actual: () => again(entry.canonical) }),
  ];
}

function checkTruth<Tree extends object, Settings, Call>(
  { parse, evaluate }: Implementation<Tree, Settings, Call>,
  entry: Filed<TruthCase>,
): readonly CaseResult[] {
  if (!evaluate) return [];
  const expected = entry.expect ?? undefined;
  const actual = (): unknown =>
    evaluate(readTree(parse(entry.condition, parseSettings(entry))), trust<Call>(entry.call));
  return [result(entry, "truth", { expected, actual })];
}

const ERROR_NAMES = {
  settings: "InvalidSettingsError",
  condition: "ConditionSyntaxError",
  call: "InvalidCallContextError",
};

function checkDecision<Tree extends object, Settings, Call>(
  { decide }: Implementation<Tree, Settings, Call>,
  entry: Filed<DecisionCase>,
): readonly CaseResult[] {
  if (!decide) return [];
  const answer = (): unknown => {
    const { decision, reason } = decide(trust<Settings>(entry.settings), trust<Call>(entry.call));
    return { decision, reason };
  };
  if (!entry.error) return [result(entry, "decision", { expected: entry.expect, actual: answer })];
  const mentions = entry.mentions ?? [];
  const refusal = (): unknown => {
    try {
      return answer();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return { error: error.name, mentions: mentions.filter((word) => error.message.includes(word)) };
    }
  };
  return [result(entry, "decision", { expected: { error: ERROR_NAMES[entry.error], mentions }, actual: refusal })];
}

function checkLimit<Tree extends object, Settings, Call>(
  { parse, format }: Implementation<Tree, Settings, Call>,
  entry: Filed<LimitCase>,
): readonly CaseResult[] {
  const { valid, codes = [], count, operands, canonical } = entry;
  const source = expandText(entry.source);
  const actual = (): unknown => {
    const outcome = parse(source, { ...entry.options });
    const found = new Set(outcome.diagnostics.map(({ code }) => code));
    return {
      valid: outcome.valid,
      codes: codes.filter((code) => found.has(code)),
      ...(count !== undefined && { count: outcome.diagnostics.length }),
      ...(operands !== undefined && { operands: countOperands(outcome.condition) }),
      ...(canonical && format && { canonical: shorten(format(readTree(outcome))) }),
    };
  };
  const expected = {
    valid,
    codes,
    ...(count !== undefined && { count }),
    ...(operands !== undefined && { operands }),
    ...(canonical && format && { canonical: shorten(expandText(canonical)) }),
  };
  return [result(entry, "limit", { expected, actual })];
}

function checkMistake<Tree extends object, Settings, Call>(
  implementation: Implementation<Tree, Settings, Call>,
  entry: Filed<Mistake>,
  codes: ReadonlyMap<string, CodeEntry>,
): readonly CaseResult[] {
  const { vocabulary, source } = entry;
  const { parse, format } = implementation;
  const read = (text: string): ParseOutcome<Tree> => parse(text, { vocabulary });
  const valid = entry.diagnostics.every(({ severity }) => severity !== "error");
  const expected = entry.diagnostics
    .map(({ code, severity, start, end }) => describe(code, severity, start, end))
    .toSorted();
  const checks = [
    result(entry, "diagnostics", { expected: [valid, ...expected], actual: () => summary(read(source)) }),
    result(entry, "safety", {
      expected: [],
      actual: () => read(source).diagnostics.flatMap((diagnostic) => wrongSafety(diagnostic, codes)),
    }),
    ...checkFixes(entry, read),
  ];
  const [meant] = entry.fixed;
  const isMeant = entry.diagnostics.every(({ code }) => codes.get(code)?.meant === true);
  if (!format || meant === undefined || !isMeant) return checks;
  const canonical = (text: string): string => format(readTree(read(text)));
  const oneOf = choose(entry.fixed.map((text) => attempt(() => canonical(text))));
  return [
    ...checks,
    result(entry, "meaning", { expected: attempt(() => canonical(meant)), actual: () => oneOf(canonical(source)) }),
  ];
}

function checkFixes<Tree>(entry: Filed<Mistake>, read: (text: string) => ParseOutcome<Tree>): readonly CaseResult[] {
  const checks: CaseResult[] = [];
  const diagnostics = (): readonly DiagnosticLike[] => read(entry.source).diagnostics;
  const first = (): string => applyFirstFixes(entry.source, diagnostics()).trim();
  if (entry.unclear) {
    checks.push(
      result(entry, "fix", {
        expected: [],
        actual: () => diagnostics().flatMap(({ fixes }) => fixes.filter(({ safe }) => safe)),
      }),
    );
  }
  const [meant] = entry.fixed;
  if (meant !== undefined) {
    const oneOf = choose(entry.fixed);
    checks.push(result(entry, "fix", { expected: [meant, true], actual: () => [oneOf(first()), read(first()).valid] }));
  }
  if (entry.partly !== undefined) checks.push(result(entry, "fix", { expected: entry.partly, actual: first }));
  if (entry.safe !== undefined) {
    checks.push(
      result(entry, "fix", { expected: entry.safe, actual: () => applySafeFixes(entry.source, diagnostics()).trim() }),
    );
  }
  return checks;
}

function rateFixes<Tree, Settings, Call>(
  { parse }: Implementation<Tree, Settings, Call>,
  mistakes: readonly Mistake[],
): FixRate {
  const clear = mistakes.filter(({ fixed }) => fixed.length > 0);
  let offered = 0;
  let right = 0;
  for (const { source, vocabulary, fixed } of clear) {
    const diagnostics = attempt(() => parse(source, { vocabulary }).diagnostics);
    if (typeof diagnostics === "string" || diagnostics.every(({ fixes }) => fixes.length === 0)) continue;
    offered += 1;
    if (fixed.includes(applyFirstFixes(source, diagnostics).trim())) right += 1;
  }
  return { clear: clear.length, offered, right };
}

/** What is wrong with the safety of a diagnostic's fixes: a code's first fix is as safe as `codes.json` says, and only a safe code has safe ones. */
function wrongSafety({ code, fixes }: DiagnosticLike, codes: ReadonlyMap<string, CodeEntry>): readonly string[] {
  const entry = codes.get(code);
  if (!entry) return [`${code} is not in codes.json`];
  const wrong = entry.safe ? fixes.slice(0, 1).filter(({ safe }) => !safe) : fixes.filter(({ safe }) => safe);
  return wrong.map(({ title, safe }) => `${code}: ${title} is ${safe ? "safe" : "not safe"}`);
}

/** Validity and diagnostics in an order and shape that can be compared. */
function summary<Tree>({ valid, diagnostics }: ParseOutcome<Tree>): readonly unknown[] {
  return [
    valid,
    ...diagnostics.map(({ code, severity, span }) => describe(code, severity, span.start, span.end)).toSorted(),
  ];
}

function describe(code: string, severity: string, start: number, end: number): string {
  return `${String(start).padStart(4)}-${end} ${code} ${severity}`;
}

/** The best of the right answers when the actual one is right, the actual one otherwise. */
function choose(right: readonly string[]): (actual: string) => string {
  return (actual) => (right.includes(actual) ? (right[0] ?? actual) : actual);
}

function readTree<Tree>({ condition }: ParseOutcome<Tree>): Tree | null {
  if (condition === undefined) throw new Error("nothing could be read");
  return condition;
}

function parseSettings({ vocabulary }: { readonly vocabulary?: ParseSettings["vocabulary"] }): ParseSettings {
  return vocabulary ? { vocabulary } : {};
}

function countOperands(condition: object | null | undefined): number {
  return condition && "operands" in condition && Array.isArray(condition.operands) ? condition.operands.length : 0;
}

function shorten(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 90)} … ${text.slice(-90)} (${text.length} characters)`;
}

function result(
  { file, name }: Filed<{ readonly name: string }>,
  check: Check,
  { expected, actual: run }: Expectation,
): CaseResult {
  const actual = attempt(run);
  return {
    file,
    name,
    check,
    passed: JSON.stringify([expected]) === JSON.stringify([actual]) && typeof expected === typeof actual,
    expected,
    actual,
  };
}

/** What a function gives, or a text that tells what it threw. */
function attempt<Value>(run: () => Value): Value | string {
  try {
    return run();
  } catch (error) {
    return `threw ${String(error)}`;
  }
}
