import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { decodedText } from "../helpers/encodings.js";
import { findHabits, type Habit, type Written, writtenIn } from "../helpers/texts-and-names.js";
import { isPlaceholderText } from "../helpers/placeholders.js";

export const encodedText: RuleFile<"condition"> = {
  id: "encoded-text",
  title: "HTML or percent-encoding in a text or a name",
  severity: "warning",
  why: "Nothing decodes a text: it is compared as it is ([R10], a reading). `&amp;` comes along from the source of a web page, `%20` from an address; the value has `&` and a blank. In addresses percent-encoding is no finding, since values that are addresses have it.",
  bad: 'affiliate_name = "Smith &amp; Sons"',
  good: 'affiliate_name = "Smith & Sons"',
  fixable: "suggested",
  check: (subject) => findHabits(subject, writtenIn(subject), encoded),
};

function encoded({ is, text }: Written): Habit | undefined {
  const meant = decodedText(text);
  if (meant === undefined || isPlaceholderText(text)) return undefined;
  const advice = meant === "" ? "Write the blank that it stands for." : `Write the ${is} itself: ${quote(meant)}.`;
  return {
    message: `${quote(text)} is encoded, and compared as it stands. ${advice}`,
    meant,
  };
}
