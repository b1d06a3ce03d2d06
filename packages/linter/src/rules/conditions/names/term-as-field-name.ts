import { quote, vocabulary } from "@recond/parser";
import { findHabits, type Habit, namesIn, type WrittenName } from "../helpers/texts-and-names.js";
import { type ConditionSubject, placeOf } from "../../../rule/condition-subject.js";
import { apart } from "../../../edits/between-words.js";
import { suggestedFix } from "../../../edits/rewrite.js";
import type { RuleFile } from "../../../rule/rule.js";
import { plainName } from "../helpers/wrappings.js";

export const termAsFieldName: RuleFile<"condition"> = {
  id: "term-as-field-name",
  title: "A term of the language in the brackets of `custom_data`",
  severity: "warning",
  why: "`custom_data[NAME]` reads the custom-data field with that partner name (documented), and `media_type`, `affiliate_name`, `promo_number_description` and the others with a `_` are terms of their own. In brackets they name a custom-data field that most likely does not exist.",
  bad: 'custom_data[media_type] = "Radio"',
  good: 'media_type = "Radio"',
  fixable: "suggested",
  check: (subject) => findHabits(subject, namesIn(subject), (written) => termInBrackets(subject, written)),
};

function termInBrackets({ source }: ConditionSubject, written: WrittenName): Habit | undefined {
  const term = termIn(written);
  if (term === undefined) return undefined;
  const name = quote(term.name);
  const isField = term.kind === "text";
  const advice = isField ? `Write ${name} without \`custom_data\`.` : `Write ${name} alone.`;
  const span = { start: placeOf(written.node).start, end: source.indexOf("]", written.span.end) + 1 };
  return {
    message: `${name} is a term of its own, and no custom-data field unless there is one of that name. ${advice}`,
    fixes: isField ? [suggestedFix(`Write ${name}`, span, apart(source, span, term.name))] : [],
  };
}

/** `mobile` or `repeat` may well be fields; nobody calls one `during_hours`. */
function termIn({ node, text }: WrittenName): (typeof vocabulary)[number] | undefined {
  if (node.kind === "region" || !text.includes("_") || plainName(text) !== text) return undefined;
  return vocabulary.find(({ name }) => name === text && name !== "custom_data");
}
