import { parse, positionsIn, showable, type Span } from "@recond/parser";
import { applyIgnores } from "./apply-ignores.js";
import { fixAll, isMistake } from "./fix-all.js";
import { lint } from "./lint.js";
import { lintPayload } from "./lint-payload.js";
import { mend, type MendedCondition } from "./edits/mend.js";
import type { Ignore } from "./rule/config.js";
import type { Finding } from "./rule/finding.js";
import type { LintOptions } from "./rule/options.js";
import { readPayload } from "./rule/payload-subject.js";
import { brokenGuarantee } from "./rules/payloads/settings/broken-guarantee.js";
import { guessedMeaning } from "./rules/conditions/meaning/guessed-meaning.js";

/** A text of a file, or a whole one. */
export interface TextToLint {
  readonly kind: "condition" | "payload";
  readonly text: string;
  /** Those that hold for its file: see `ignoresFor`. */
  readonly ignores: readonly Ignore[];
  /** What stands before the paths of the findings: the index in a list whose elements are linted one by one. */
  readonly path: Finding["path"];
}

/** How a text is linted. */
export interface LintAndFixOptions {
  readonly options: LintOptions;
  readonly fixes: WantedFixes;
  /** Whether a person answers for the guesses: they are remarks then, not errors. */
  readonly isAccepted?: boolean | undefined;
}

/** Which fixes are wanted; of suggested ones those of errors: what is only doubtful is for a person to change. */
export type WantedFixes = "none" | "safe" | "suggested";

/** What was found in a text. */
export interface Findings {
  readonly findings: readonly Finding[];
  /** How many findings the configuration ignores. */
  readonly ignored: number;
  /** What the conditions that have errors can be mended to. */
  readonly mended: readonly MendedCondition[];
}

/** What was found in a text, and what its fixes make of it. */
export interface FixedFindings extends Findings {
  /** The text after the fixes that were asked for; the same when there are none. */
  readonly fixed: string;
  /** How many fixes were applied. */
  readonly applied: number;
  /** How many findings are left whose fix was asked for, and would bring another finding. */
  readonly refused: number;
  /** What is found after the fixes: the conditions that were guessed, too. */
  readonly left: Findings;
}

/**
 * Lints a text as a configuration wants it and, if asked for, fixes it.
 *
 * @param used - the ignores that left something out are added
 * @throws InvalidLintOptionsError, TypeError as `lint` does
 */
export function lintAndFix(given: TextToLint, settings: LintAndFixOptions, used: Set<Ignore>): FixedFindings {
  const { options, fixes } = settings;
  const find = remembering((text, more) => findIn({ ...given, text }, { ...options, ...more }, used));
  const before = find(given.text);
  const found = withMended(given, before, options);
  if (fixes === "none" || before.findings.length === 0) {
    return { ...found, fixed: given.text, applied: 0, refused: 0, left: found };
  }
  const suggested = fixes === "suggested";
  const findFixable = (text: string, more?: Partial<LintOptions>): readonly Finding[] =>
    find(text, more).findings.map(withFixesToApply);
  const { text: fixed, applied } = fixAll(given.text, findFixable, { suggested });
  if (fixed === given.text) return { ...found, fixed, applied, refused: countRefused(before, suggested), left: found };
  const after = find(fixed);
  const isProven = (path: Finding["path"]): boolean => isMendedByProof(path, before, after);
  const guesses = suggested ? guessesIn(given, fixed, fixAll(given.text, findFixable).text, isProven, settings) : [];
  const left = withMended({ ...given, text: fixed }, after, options);
  return {
    ...found,
    fixed,
    applied,
    refused: countRefused(after, suggested),
    left: { ...left, findings: [...guesses, ...left.findings].toSorted((a, b) => a.span.start - b.span.start) },
  };
}

/** Each text is looked at once, unless it has more mistakes than are reported and all are asked for. */
function remembering(
  find: (text: string, more: Partial<LintOptions>) => Found,
): (text: string, more?: Partial<LintOptions>) => Found {
  const known = new Map<string, Found>();
  return (text, more = {}) => {
    const before = known.get(text);
    const isWhole = before?.findings.every(({ code }) => code !== "too-many-diagnostics") === true;
    if (before !== undefined && isWhole) return before;
    const found = find(text, more);
    known.set(text, found);
    return found;
  };
}

/** Without the suggestions of a finding that leaves its condition usable. */
function withFixesToApply(finding: Finding): Finding {
  return finding.severity === "error" ? finding : { ...finding, fixes: finding.fixes.filter(({ safe }) => safe) };
}

function countRefused({ findings }: Found, suggested: boolean): number {
  return findings.map(withFixesToApply).filter(({ fixes }) => fixes.some(({ safe }) => safe || suggested)).length;
}

type Found = Omit<Findings, "mended">;

function findIn({ kind, text, ignores, path }: TextToLint, options: LintOptions, used: Set<Ignore>): Found {
  const found = kind === "payload" ? lintPayload(text, options) : lintCondition(text, options);
  const placed = path.length === 0 ? found : found.map((each) => ({ ...each, path: [...path, ...each.path] }));
  const result = applyIgnores(placed, ignores);
  for (const ignore of result.used) used.add(ignore);
  return { findings: result.kept, ignored: result.ignored };
}

/** A condition's diagnostics as findings. */
function lintCondition(text: string, options: LintOptions): readonly Finding[] {
  const positionOf = positionsIn(text);
  return lint(conditionOf(text), options).map((diagnostic) => ({
    ...diagnostic,
    path: [],
    ...positionOf(diagnostic.span.start),
  }));
}

/** The line break at the end of a condition's file is none of the condition's. */
function conditionOf(text: string): string {
  return text.replace(/[\r\n]+$/, "");
}

/** A condition of a text, and where it stands in it. */
interface ConditionText {
  readonly path: Finding["path"];
  readonly text: string;
  readonly span: Span;
  readonly vocabulary: NonNullable<LintOptions["vocabulary"]>;
}

function conditionsOf({ kind, text, path }: TextToLint, options: LintOptions): readonly ConditionText[] {
  if (kind === "condition") {
    const condition = conditionOf(text);
    const span = { start: 0, end: condition.length };
    return [{ path, text: condition, span, vocabulary: options.vocabulary ?? "recording" }];
  }
  const payload = readPayload(text, options);
  if ("problems" in payload) return [];
  return payload.conditions.flatMap((place) => {
    const { node, parsed, vocabulary } = place;
    if (parsed === undefined) return [];
    const span = { start: node.offset + 1, end: node.offset + node.length - 1 };
    return [{ path: [...path, ...place.path], text: parsed.source, span, vocabulary }];
  });
}

/** Nobody reads a longer one to see whether it is what was meant. */
const LONGEST_MENDED = 10_000;

function withMended(given: TextToLint, found: Found, options: LintOptions): Findings {
  const isWrong = found.findings.some((finding) => finding.severity === "error" && isMistake(finding));
  const conditions = isWrong ? conditionsOf(given, options) : [];
  const mended = conditions.flatMap(({ path, text, vocabulary }) => {
    const way = text.length > LONGEST_MENDED ? undefined : mend(parse(text, { vocabulary }), vocabulary);
    return way === undefined ? [] : [{ path, ...way }];
  });
  return { ...found, mended };
}

/** Whether nothing but a broken guarantee asked for the change of a condition, and it is kept now: only what is proven to do so is offered. */
function isMendedByProof(path: Finding["path"], before: Found, after: Found): boolean {
  const at = ({ findings }: Found): readonly Finding[] =>
    findings.filter(
      (finding) => finding.path.length === path.length && finding.path.every((step, index) => step === path[index]),
    );
  const asked = at(before).filter((finding) => withFixesToApply(finding).fixes.some(({ safe }) => !safe));
  return (
    asked.length > 0 &&
    asked.every(({ code }) => code === brokenGuarantee.id) &&
    at(after).every(({ code }) => code !== brokenGuarantee.id)
  );
}

/** The conditions that the safe fixes alone would have left otherwise, each as it was and as it is. */
function guessesIn(
  given: TextToLint,
  fixed: string,
  safelyFixed: string,
  isProven: (path: Finding["path"]) => boolean,
  { options, isAccepted = false }: LintAndFixOptions,
): readonly Finding[] {
  // Fixes change nothing but the texts of conditions, so that these stay in their order.
  const [before, safe] = [given.text, safelyFixed].map((text) => conditionsOf({ ...given, text }, options));
  const positionOf = positionsIn(fixed);
  return conditionsOf({ ...given, text: fixed }, options).flatMap(({ path, text, span }, index): readonly Finding[] => {
    if (safe?.[index]?.text === text) return [];
    const guess = { before: before?.[index]?.text ?? "", after: text };
    return [
      {
        code: guessedMeaning.id,
        severity: isAccepted ? "info" : guessedMeaning.severity,
        message: isProven(path)
          ? `${whole(guess.before)} was changed to ${whole(text)}, which is proven to keep the guarantee. It records other calls than before: check that it is what is wanted.`
          : `${whole(guess.before)} was taken for ${whole(text)}. That is a guess: check that it is what was meant.`,
        span,
        ...positionOf(span.start),
        path,
        fixes: [],
        guess,
      },
    ];
  });
}

/** A text in a message, on one line, however long: what was guessed is to be read to its end. */
function whole(text: string): string {
  return `\`${showable(text.trim().replaceAll(/\s*[\r\n]\s*/g, " "))}\``;
}
