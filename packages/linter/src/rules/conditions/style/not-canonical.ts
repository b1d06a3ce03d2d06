import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { misleadingLayouts } from "../helpers/layout-groups.js";
import { canonicalEdits, type Deviation } from "./helpers/canonical-edits.js";

export const notCanonical: RuleFile<"condition"> = {
  id: "not-canonical",
  title: "Not written in the canonical form",
  severity: "info",
  why: "Where every condition is written in one form, two that are the same look the same, in a search as in a comparison of versions. Blanks between words, blanks in brackets and the units of a length mean nothing. A length that is a number of seconds without a unit stays, as the documents write it so. Line breaks between words, with the indentation behind them, are left alone: who lays a long condition out over lines does so for its readers. So are parentheses, of which another rule tells.",
  bad: "mobile   and pressed[ 1  2 ]",
  good: "mobile and pressed[1 2]",
  fixable: "safe",
  *check(subject) {
    const deviations = subject.condition === null ? [] : canonicalEdits(subject, subject.condition);
    const [first] = deviations;
    // Blanks that show another grouping stay until a person has chosen.
    if (first === undefined || misleadingLayouts(subject).length > 0) return;
    yield {
      span: first.span,
      message: messageFor(subject.source, first),
      fixes: [
        {
          title: "Write it in the canonical form",
          safe: true,
          edits: deviations.map(({ span, text }) => ({ span, text })),
        },
      ],
    };
  },
};

function messageFor(source: string, { span, text, isPredicate }: Deviation): string {
  const written = source.slice(span.start, span.end);
  if (isPredicate) return `The canonical form of ${quote(written)} is ${quote(text)}.`;
  if (written === "") return "A blank is missing here. Write one.";
  if (text === "") return "Blanks at this place are not in the canonical form. Leave them out.";
  return written.replaceAll(" ", "") === ""
    ? "Here are several blanks. Write a single one."
    : "Here is a tab. Write a single blank.";
}
