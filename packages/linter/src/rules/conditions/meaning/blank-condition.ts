import { suggestedFix } from "../../../edits/rewrite.js";
import type { RuleFile } from "../../../rule/rule.js";

export const blankCondition: RuleFile<"condition"> = {
  id: "blank-condition",
  title: "A condition of blanks",
  severity: "warning",
  why: 'A condition of white space only is read as an empty one ([R1], a reading), and with an empty condition and `record_calls` `true` all calls are recorded (documented). What the platform itself makes of blanks is not documented. To record all calls, the documents write `""`; else a condition got lost, in a form or a template.',
  bad: "   ",
  good: "",
  fixable: "suggested",
  *check({ source, condition, vocabulary }) {
    // A rule about payloads reports a node without a condition.
    if (condition !== null || source === "" || vocabulary === "routing") return;
    const span = { start: 0, end: source.length };
    if (vocabulary === "payout") {
      yield {
        span,
        message: "This condition is blank, and nothing says for which calls it holds. Write the condition.",
      };
      return;
    }
    yield {
      span,
      message:
        'This condition is blank, so it is read as one that every call meets. Write it, or `""` if that is meant.',
      // Who wrote blanks most likely lost a condition.
      fixes: [suggestedFix('Write `""`', span, "")],
    };
  },
};
