import { callText } from "@recond/evaluator";
import { type Condition, quote } from "@recond/parser";
import { type ConditionSubject, placeOf, quotedPart } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import type { Found } from "../../../rule/finding.js";
import { suggestedFix } from "../../../edits/rewrite.js";
import { isBareAnd, type MisleadingLayout, misleadingLayouts } from "../helpers/layout-groups.js";

export const mixedOperators: RuleFile<"condition"> = {
  id: "mixed-operators",
  title: "`and` and `or` side by side without parentheses",
  severity: "info",
  why: "`and` binds tighter than `or`: the documents say so with `mobile or repeat and during_hours`, which is `mobile or (repeat and during_hours)`. Line breaks, indentation and blanks mean nothing, but readers go by them: where they show another grouping, which decides calls otherwise, this rule tells of both, and a person chooses. As the documents' own example does without parentheses, it says nothing of a condition that is laid out evenly, unless the configuration gives the rule a level.",
  bad: "mobile or repeat\nand during_hours",
  good: "mobile or (repeat and during_hours)",
  *check(subject) {
    const misleading = misleadingLayouts(subject);
    yield* misleading.map(foundIn);
    if (!subject.isAskedFor("mixed-operators")) return;
    for (const { node } of subject.nodes) {
      if (node.kind !== "or" || misleading.some((each) => each.node === node)) continue;
      yield* bareAnds(subject, node.operands);
    }
  },
};

function foundIn({ node, asRead, asLaidOut, example }: MisleadingLayout): Found {
  const call = example === undefined ? "" : ` They decide a call otherwise with ${callText(example)}.`;
  const span = placeOf(node);
  return {
    span,
    message: `The layout shows ${quote(asLaidOut)}, but \`and\` binds tighter than \`or\`: this is ${quote(asRead)}.${call} Write the one that is meant.`,
    alternatives: [
      suggestedFix(`If \`and\` goes first, as it is read, write ${quote(asRead)}`, span, asRead),
      suggestedFix(`If the layout is meant, write ${quote(asLaidOut)}`, span, asLaidOut),
    ],
  };
}

/** The first `and` that is an operand without parentheses of its own. */
function* bareAnds(subject: ConditionSubject, operands: readonly Condition[]): Iterable<Found> {
  const bare = operands.find((operand) => isBareAnd(subject.source, operand));
  if (bare === undefined) return;
  yield {
    span: placeOf(bare),
    message: `\`and\` binds tighter than \`or\`: ${quotedPart(subject, bare)} belongs together. Parentheses around it would show that.`,
  };
}
