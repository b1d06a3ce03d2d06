import { quote } from "@recond/parser";
import { placeOf } from "../../condition-subject.js";
import { suggestedFix } from "../../edits/rewrite.js";
import type { ConditionRule } from "../../rule.js";
import { knowledgeIn } from "./helpers/known.js";
import { fieldText, textsIn } from "./helpers/texts-and-names.js";

export const nullInText: ConditionRule = {
  id: "null-in-text",
  title: "A word for no value, as a text",
  severity: "info",
  why: 'Whether a field has a value is what `present` tests (documented). `= "null"` compares with the word: a call without a value does not meet it ([R11], a reading). If web pages really send such words, they are values, and the test is right.',
  bad: 'custom_data[product] = "null"',
  good: "not custom_data[product] present",
  fixable: "suggested",
  about: "condition",
  *check(subject) {
    const isKnown = knowledgeIn(subject);
    for (const written of textsIn(subject)) {
      const { node, parent, text, span } = written;
      if (node.operator === "contains" || !WORDS.has(text.trim().toLowerCase()) || isKnown(written) === true) continue;
      const isNegated = parent?.kind === "not";
      const isAbsence = (node.operator === "=") !== isNegated;
      const instead = `${isAbsence ? "not " : ""}${fieldText(node.field)} present`;
      yield {
        span,
        message: `${quote(text)} is a text like any other: calls without a value do not have it. If no value is meant, write ${quote(instead)}.`,
        fixes: [suggestedFix(`Write ${quote(instead)}`, placeOf(isNegated ? parent : node), instead)],
      };
    }
  },
};

/** `none` and `n/a` are left out: forms offer them. */
const WORDS: ReadonlySet<string> = new Set([
  "null",
  "(null)",
  "<null>",
  "nil",
  "undefined",
  "nan",
  "#n/a",
  "[object object]",
  "(empty)",
  "(blank)",
  "''",
]);
