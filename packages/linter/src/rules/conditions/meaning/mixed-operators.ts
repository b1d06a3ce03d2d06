import type { Or } from "@recond/parser";
import { placeOf } from "../../../rule/condition-subject.js";
import type { ConditionRule } from "../../../rule/rule.js";
import { pastBlanks, pastBlanksBackwards } from "../../../edits/between-words.js";
import { quotedPart } from "../helpers/quoted-part.js";

export const mixedOperators: ConditionRule = {
  id: "mixed-operators",
  title: "`and` and `or` side by side without parentheses",
  severity: "info",
  isOff: true,
  why: "`and` binds tighter than `or`: the documents say so with `mobile or repeat and during_hours`, which is `mobile or (repeat and during_hours)`. Not every reader knows. Whoever wants parentheses in each such place can turn this rule on; as the documents' own example does without, it is off by default.",
  bad: "mobile or repeat and during_hours",
  good: "mobile or (repeat and during_hours)",
  fixable: false,
  about: "condition",
  *check(subject) {
    const { source, nodes } = subject;
    for (const { node } of nodes) {
      const bare = node.kind === "or" ? bareAnd(source, node) : undefined;
      if (bare === undefined) continue;
      yield {
        span: placeOf(bare),
        message: `\`and\` binds tighter than \`or\`: ${quotedPart(subject, bare)} belongs together. Parentheses around it would show that.`,
      };
    }
  },
};

/** The first `and` that is an operand without parentheses of its own. */
function bareAnd(source: string, { operands }: Or): Or["operands"][number] | undefined {
  return operands.find((operand) => {
    if (operand.kind !== "and") return false;
    const { start, end } = placeOf(operand);
    return source[pastBlanksBackwards(source, start) - 1] !== "(" || source[pastBlanks(source, end)] !== ")";
  });
}
