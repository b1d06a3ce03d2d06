import { positionsIn } from "@recond/parser";
import { applyIgnores } from "./apply-ignores.js";
import { fixAll } from "./fix-all.js";
import { lint } from "./lint.js";
import { lintPayload } from "./lint-payload.js";
import type { Ignore } from "./rule/config.js";
import type { Finding } from "./rule/finding.js";
import type { LintOptions } from "./rule/options.js";

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
}

/** Which fixes are wanted. */
export type WantedFixes = "none" | "safe" | "suggested";

/** What was found in a text. */
export interface Findings {
  readonly findings: readonly Finding[];
  /** How many findings the configuration ignores. */
  readonly ignored: number;
}

/** What was found in a text, and what its fixes make of it. */
export interface FixedFindings extends Findings {
  /** The text after the fixes that were asked for; the same when there are none. */
  readonly fixed: string;
  /** How many fixes were applied. */
  readonly applied: number;
  /** How many findings are left whose fix was asked for, and would bring another finding. */
  readonly refused: number;
  /** What is found after the fixes. */
  readonly left: Findings;
}

/**
 * Lints a text as a configuration wants it and, if asked for, fixes it.
 *
 * @param used - the ignores that left something out are added
 * @throws InvalidLintOptionsError, TypeError as `lint` does
 */
export function lintAndFix(given: TextToLint, { options, fixes }: LintAndFixOptions, used: Set<Ignore>): FixedFindings {
  const find = (text: string, more: Partial<LintOptions> = {}): Findings =>
    findIn({ ...given, text }, { ...options, ...more }, used);
  const before = find(given.text);
  if (fixes === "none" || before.findings.length === 0) {
    return { ...before, fixed: given.text, applied: 0, refused: 0, left: before };
  }
  const suggested = fixes === "suggested";
  const { text: fixed, applied } = fixAll(given.text, (text, more) => find(text, more).findings, { suggested });
  const left = fixed === given.text ? before : find(fixed);
  const refused = left.findings.filter((each) => each.fixes.some(({ safe }) => safe || suggested)).length;
  return { ...before, fixed, applied, refused, left };
}

function findIn({ kind, text, ignores, path }: TextToLint, options: LintOptions, used: Set<Ignore>): Findings {
  const found = kind === "payload" ? lintPayload(text, options) : lintCondition(text, options);
  const placed = path.length === 0 ? found : found.map((each) => ({ ...each, path: [...path, ...each.path] }));
  const result = applyIgnores(placed, ignores);
  for (const ignore of result.used) used.add(ignore);
  return { findings: result.kept, ignored: result.ignored };
}

/** A condition's diagnostics as findings. The line break at the end of its file is none of the condition's. */
function lintCondition(text: string, options: LintOptions): readonly Finding[] {
  const positionOf = positionsIn(text);
  return lint(text.replace(/[\r\n]+$/, ""), options).map((diagnostic) => ({
    ...diagnostic,
    path: [],
    ...positionOf(diagnostic.span.start),
  }));
}
