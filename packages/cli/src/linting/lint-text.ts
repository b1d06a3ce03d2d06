import { applyIgnores, type Finding, fixAll, type Ignore, lint, lintPayload } from "@recond/linter";
import { positionsIn } from "@recond/parser";
import type { LintSettings } from "./settings.js";

/** A text to lint. */
export interface LintJob {
  readonly kind: "condition" | "payload";
  readonly text: string;
  /** Those that hold for its file. */
  readonly ignores: readonly Ignore[];
  /** What stands before the paths of the findings: the index in a list whose elements are linted one by one. */
  readonly path: Finding["path"];
}

/** What was found in a text. */
export interface Findings {
  readonly findings: readonly Finding[];
  /** How many findings the configuration ignores. */
  readonly ignored: number;
}

/** What was found in a text, and what its fixes make of it. */
export interface Linted extends Findings {
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
 * Lints a text and, if asked for, fixes it.
 *
 * @param job - the text
 * @param settings - of the run
 * @param used - the ignores that left something out are added
 */
export function lintText(job: LintJob, settings: LintSettings, used: Set<Ignore>): Linted {
  const find = (text: string): Findings => findIn({ ...job, text }, settings, used);
  const before = find(job.text);
  if (settings.fixes === "none" || before.findings.length === 0) {
    return { ...before, fixed: job.text, applied: 0, refused: 0, left: before };
  }
  const suggested = settings.fixes === "suggested";
  const { text: fixed, applied } = fixAll(job.text, (text) => find(text).findings, { suggested });
  const left = fixed === job.text ? before : find(fixed);
  const refused = left.findings.filter(({ fixes }) => fixes.some(({ safe }) => safe || suggested)).length;
  return { ...before, fixed, applied, refused, left };
}

function findIn({ kind, text, ignores, path }: LintJob, settings: LintSettings, used: Set<Ignore>): Findings {
  const found = kind === "payload" ? lintPayload(text, settings.options) : lintCondition(text, settings);
  const placed = path.length === 0 ? found : found.map((each) => ({ ...each, path: [...path, ...each.path] }));
  const result = applyIgnores(placed, ignores);
  for (const ignore of result.used) used.add(ignore);
  return { findings: result.kept, ignored: result.ignored };
}

/** A condition's diagnostics as findings. The line break at the end of its file is none of the condition's. */
function lintCondition(text: string, { options }: LintSettings): readonly Finding[] {
  const positionOf = positionsIn(text);
  return lint(text.replace(/[\r\n]+$/, ""), options).map((diagnostic) => ({
    ...diagnostic,
    path: [],
    ...positionOf(diagnostic.span.start),
  }));
}
