import { quote } from "@recond/parser";
import type { RuleFile } from "../../../rule/rule.js";
import { findHabits, type Habit, type Written, writtenIn } from "../helpers/texts-and-names.js";
import { isPlaceholder } from "../helpers/placeholders.js";

export const placeholder: RuleFile<"condition"> = {
  id: "placeholder",
  title: "A placeholder that was not filled in",
  severity: "warning",
  why: "Conditions are often made from templates or copied from examples. A variable that nothing was put in for, or a `NAME` out of an explanation, is valid: it is a text or a name like any other, only that no call has it, so that the wrong calls are recorded and nothing tells.",
  bad: 'custom_data[product] = "{{product}}"',
  good: 'custom_data[product] = "Chair"',
  check: (subject) => findHabits(subject, writtenIn(subject), leftToFill),
};

function leftToFill(written: Written): Habit | undefined {
  if (!isPlaceholder(written)) return undefined;
  return { message: `${quote(written.text)} looks like a placeholder. Write the ${written.is} that is meant.` };
}
