import { format } from "@recond/formatter";
import { type Condition, quote } from "@recond/parser";
import { placeOf, quotedPart } from "../../../rule/condition-subject.js";
import { replacementFix } from "../../../edits/rewrite.js";
import type { RuleFile } from "../../../rule/rule.js";
import { plainerTest } from "./helpers/plainer-test.js";

export const negatedComparison: RuleFile<"condition"> = {
  id: "negated-comparison",
  title: "`not` in front of a test that has an opposite",
  severity: "info",
  why: "`!=` is the opposite of `=` (documented: does not match), so `not` in front of it says `=`: for a call without a value, too ([R11], a reading). The same goes for `>` and `<=`, and for `<` and `>=`. Read without the `not`, the test says what is asked for. `not` in front of `=` is no finding: many find that clearer.",
  bad: 'not media_type != "Radio"',
  good: 'media_type = "Radio"',
  fixable: "safe",
  *check(subject) {
    // Another rule reports an even number of `not`s, which cancel.
    const negating = new Set<Condition | undefined>();
    for (const placed of subject.nodes) {
      const { node, parent } = placed;
      if (node.kind !== "not" || negating.has(parent)) continue;
      negating.add(node);
      const opposite = plainerTest(node.operand);
      if (opposite === undefined) continue;
      const text = quote(format(opposite));
      yield {
        span: placeOf(node),
        message: `${quotedPart(subject, node)} is easier to read as ${text}.`,
        fixes: [replacementFix(subject, `Write ${text}`, placed, opposite)],
      };
    }
  },
};
