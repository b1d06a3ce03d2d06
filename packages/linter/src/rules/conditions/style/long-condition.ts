import { format } from "@recond/formatter";
import { childrenOf } from "@recond/parser";
import { placeOf } from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";

/** In UTF-16 units. */
const LONGEST = 1000;

const MOST_PREDICATES = 40;

export const longCondition: RuleFile<"condition"> = {
  id: "long-condition",
  title: "A condition that is hard to take in",
  severity: "info",
  why: `Nobody keeps more than ${LONGEST} characters or ${MOST_PREDICATES} predicates in mind, so mistakes in them stay. How long a condition may be the documents do not say. Often a part that many texts share, tested with \`contains\`, says the same; or a custom-data field that is filled where the texts come from.`,
  bad: longExample(),
  good: 'custom_data[zip] contains "931"',
  *check({ condition, nodes }) {
    if (condition === null) return;
    const predicates = nodes.filter(({ node }) => childrenOf(node).length === 0).length;
    // Neither indentation nor parentheses that change nothing count.
    const { length } = format(condition);
    if (length <= LONGEST && predicates <= MOST_PREDICATES) return;
    const size = length > LONGEST ? `${length} characters` : `${predicates} predicates`;
    yield {
      span: placeOf(condition),
      message: `This condition has ${size}, which is hard to take in. See whether something shorter says the same.`,
    };
  },
};

function longExample(): string {
  const tests = Array.from({ length: MOST_PREDICATES + 1 }, (_, index) => `custom_data[zip] = "931${index + 10}"`);
  return tests.join(" or ");
}
