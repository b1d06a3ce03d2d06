import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { ungarbledText } from "../helpers/encodings.js";
import { findHabits, type Habit, type Written, writtenIn } from "../helpers/texts-and-names.js";

export const garbledText: RuleFile<"condition"> = {
  id: "garbled-text",
  title: "A text that was read in the wrong encoding",
  severity: "warning",
  why: "A file in UTF-8 that a program reads as Windows-1252 or Latin-1 shows two or three characters in the place of each accent: `CafÃ©` for `Café`. Texts are compared character by character ([R10], a reading), so no value matches.",
  bad: 'affiliate_name = "CafÃ© Media"',
  good: 'affiliate_name = "Café Media"',
  fixable: "suggested",
  check: (subject) => findHabits(subject, writtenIn(subject), garbled),
};

function garbled({ text }: Written): Habit | undefined {
  const meant = ungarbledText(text);
  if (meant === undefined) return undefined;
  return { message: `${quote(text)} was read in the wrong encoding on its way here. It says ${quote(meant)}.`, meant };
}
