import { fieldText, quote } from "@recond/parser";
import { placeOf } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { textsIn } from "../helpers/texts-and-names.js";

/** Of category and short-text fields, in characters. */
const LONGEST_SHORT = 255;
/** Of long-text fields. */
const LONGEST = 10_000;

const TOO_LONG = "x".repeat(LONGEST_SHORT + 1);

export const textTooLong: RuleFile<"condition"> = {
  id: "text-too-long",
  title: "A text longer than values are",
  severity: "warning",
  why: "Marketing data of the types category and short text has up to 255 characters, long text up to 10,000 (documented). A longer text matches no value of such a field. For affiliates, media types and descriptions the documents give no length, but names of that length would be remarkable: a quote may be in the wrong place.",
  bad: `custom_data[product] = "${TOO_LONG}"`,
  good: 'custom_data[product] = "Chair"',
  *check(subject) {
    for (const { node, text, span } of textsIn(subject)) {
      const length = text.length > LONGEST_SHORT ? Array.from(text).length : 0;
      if (length <= LONGEST_SHORT) continue;
      const limit =
        length > LONGEST
          ? "no field holds more than 10,000"
          : "fields of the types category and short text hold up to 255";
      yield {
        span: length > LONGEST ? placeOf(node) : span,
        message: `This text for ${quote(fieldText(node.field))} has ${length} characters, and ${limit}. Compare with a shorter one.`,
      };
    }
  },
};
