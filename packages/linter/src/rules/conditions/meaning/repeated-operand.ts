import { equals } from "@recond/parser";
import { placeOf } from "../../../rule/condition-subject.js";
import type { ConditionRule } from "../../../rule/rule.js";
import { quotedPart } from "../helpers/quoted-part.js";
import { redundantParts } from "./helpers/redundant-parts.js";

export const repeatedOperand: ConditionRule = {
  id: "repeated-operand",
  title: "The same part twice",
  severity: "warning",
  why: "Said once more, a part changes nothing. Often the second one is a copy that should have been changed to something else.",
  bad: "mobile and repeat or repeat and mobile",
  good: "mobile and repeat",
  fixable: "safe",
  about: "condition",
  outweighsRemarks: true,
  *check(subject) {
    for (const { node, by, offers } of redundantParts(subject, "repeated-operand")) {
      const part = quotedPart(subject, node);
      const isCopy = by === undefined || equals(node, by);
      const what = isCopy ? `${part} is said twice` : `${part} says the same as ${quotedPart(subject, by)}`;
      yield {
        span: placeOf(node),
        message: `${what}. Leave it out, or check whether something else was meant.`,
        ...offers,
      };
    }
  },
};
