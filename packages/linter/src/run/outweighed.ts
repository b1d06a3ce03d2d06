import { type Diagnostic, firstBehind, type Span } from "@recond/parser";
import type { ConditionRule } from "../rule/rule.js";
import { rules } from "../rules/index.js";

/**
 * Without the remarks about parts of what has to be dealt with as a whole first: nobody needs to hear what a test takes in that should
 * go, or that stands in a condition that no call meets.
 */
export function withoutOutweighed(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const wholes = found.flatMap(({ code, span }) => {
    const outweighed = outweighsRemarks(code);
    if (outweighed === undefined) return [];
    return [outweighed === "everywhere" ? { start: 0, end: Infinity } : span];
  });
  if (wholes.length === 0) return found;
  wholes.sort((a, b) => a.start - b.start);
  return found.filter((each) => !isRemark(each) || !isWithin(each.span, wholes));
}

/** How something is written can be mended whatever becomes of it. */
function isRemark({ code, severity, fixes }: Diagnostic): boolean {
  return severity === "info" && outweighsRemarks(code) === undefined && !fixes.some(({ safe }) => safe);
}

function outweighsRemarks(code: string): ConditionRule["outweighsRemarks"] {
  const rule = rules[code];
  return rule?.about === "condition" ? rule.outweighsRemarks : undefined;
}

/** Whether one of these takes it in: they are in order, and none lies within another. */
function isWithin({ start, end }: Span, wholes: readonly Span[]): boolean {
  return (wholes[firstBehind(wholes, (whole) => whole.start > start) - 1]?.end ?? -1) >= end;
}
