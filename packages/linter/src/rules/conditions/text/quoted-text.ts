import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { findHabits, type Habit, textsIn, type WrittenText } from "../helpers/texts-and-names.js";
import { withOrdinaryCharacters } from "../helpers/look-alikes.js";
import { isPlaceholderText } from "../helpers/placeholders.js";
import { betweenQuotes } from "../helpers/wrappings.js";

export const quotedText: RuleFile<"condition"> = {
  id: "quoted-text",
  title: "Quotes within the quotes of a text",
  severity: "warning",
  why: "The text is all that stands between the double quotes (documented by examples), so other quotes inside them belong to it and have to be in the value too ([R6], [R10]). Mostly one pair is left over, from a word processor or from another language.",
  bad: "media_type = \"'Radio'\"",
  good: 'media_type = "Radio"',
  fixable: "suggested",
  check: (subject) => findHabits(subject, textsIn(subject), quotesInside),
};

function quotesInside({ text }: WrittenText): Habit | undefined {
  const inside = betweenQuotes(text.trim());
  if (inside === undefined || isPlaceholderText(inside)) return undefined;
  const meant = withOrdinaryCharacters(inside);
  return { message: `The quotes in ${quote(text)} belong to the text: a value without them does not match.`, meant };
}
