import { quote } from "@recond/parser";
import { placeOf } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import { replaceTest } from "./helpers/replace-test.js";
import { textsIn } from "../helpers/texts-and-names.js";

export const containsEmpty: RuleFile<"condition"> = {
  id: "contains-empty",
  title: '`contains ""` holds for any value',
  severity: "warning",
  why: 'Every text has the empty text in it, so `contains ""` holds as soon as there is a value, be it a blank one ([R12], a reading). A text is missing; or else `present` says the same in a word, but for blank values.',
  bad: 'custom_data[product] contains ""',
  good: "custom_data[product] present",
  fixable: "suggested",
  *check(subject) {
    for (const written of textsIn(subject)) {
      const { node, text } = written;
      if (node.operator !== "contains" || text !== "") continue;
      const instead = replaceTest(subject, written, "present", false);
      yield {
        span: placeOf(node),
        message: `\`contains ""\` holds for any value. Write the text to look for, or ${quote(instead.text)}.`,
        fixes: [instead.fix],
      };
    }
  },
};
