import { placeOf } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";

export const notAnalysed: RuleFile<"condition"> = {
  id: "not-analysed",
  title: "A condition that is too large to prove anything about",
  severity: "info",
  why: "Whether a condition is always true, never true, or has parts that change nothing, is found by a proof over all calls. Each proof has a limit, so that a text out of a form or a file cannot keep a linter busy for hours. Where the limit is reached, nothing is said about these things: that nothing is found does not mean that nothing is there.",
  bad: "mobile and repeat",
  good: "mobile",
  options: { nodeLimit: 100 },
  *check(subject) {
    if (subject.condition === null || subject.sense().is !== "undecided") return;
    yield {
      span: placeOf(subject.condition),
      message:
        "This condition is too large to find out whether its parts contradict or repeat one another. Split it, or look for something shorter.",
    };
  },
};
