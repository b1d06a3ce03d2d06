import type { Diagnostic, Span } from "@recond/parser";
import type { ConditionRule } from "../rule/rule.js";
import { rules } from "../rules/index.js";

/**
 * Without the remarks about parts of what has to be dealt with as a whole first: nobody needs to hear what a test takes in that should
 * go, or that stands in a condition that no call meets.
 *
 * @param found - in one condition, by its rules
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
  let [low, high] = [0, wholes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((wholes[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (wholes[low - 1]?.end ?? -1) >= end;
}
