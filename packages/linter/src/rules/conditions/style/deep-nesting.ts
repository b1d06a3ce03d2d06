import { bindsLooser, type Condition } from "@recond/parser";
import { placeOf } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";

/** Levels of parentheses. */
const DEEPEST = 4;

export const deepNesting: RuleFile<"condition"> = {
  id: "deep-nesting",
  title: "Parentheses within parentheses within parentheses",
  severity: "info",
  why: `With more than ${DEEPEST} levels of parentheses nobody sees any more what belongs together. Parentheses that change nothing do not count. Often a \`not\` that is taken into its parentheses, or one \`or\` of several \`and\`s, is easier to read.`,
  bad: 'not (repeat or not (mobile and (during_hours or not (pressed[1] or (landline or pressed[2]) and media_type = "Radio"))))',
  good: "not repeat and mobile and (during_hours or pressed[1])",
  *check({ nodes }) {
    const depths = new Map<Condition | undefined, number>();
    for (const { node, parent } of nodes) {
      const around = depths.get(parent) ?? 0;
      const depth = parent !== undefined && bindsLooser(node.kind, parent.kind) ? around + 1 : around;
      depths.set(node, depth);
      if (depth <= DEEPEST || depth === around) continue;
      const { start, end } = placeOf(node);
      yield {
        span: { start, end },
        message: `This stands in ${depth} levels of parentheses, which is hard to read. See whether something flatter says the same.`,
      };
      return;
    }
  },
};
