import type { ConditionRule } from "../../rule.js";

export const blankCondition: ConditionRule = {
  id: "blank-condition",
  title: "A condition of blanks",
  severity: "warning",
  why: 'A condition of white space only is read as an empty one ([R1], a reading), and with an empty condition and `record_calls` `true` all calls are recorded (documented). What the platform itself makes of blanks is not documented. To record all calls, the documents write `""`; else a condition got lost, in a form or a template.',
  bad: "   ",
  good: "",
  fixable: "safe",
  about: "condition",
  *check({ source, condition }) {
    if (condition !== null || source === "") return;
    const span = { start: 0, end: source.length };
    yield {
      span,
      message: 'This condition depends on no fact: it is blank. Write `""` if every call is meant, or the condition.',
      fixes: [{ title: 'Write `""`', safe: true, edits: [{ span, text: "" }] }],
    };
  },
};
