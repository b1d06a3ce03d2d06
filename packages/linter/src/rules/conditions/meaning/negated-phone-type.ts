import { type Condition, type Flag, quote } from "@recond/parser";
import { type ConditionSubject, placeOf, withoutDroppable } from "../../../rule/condition-subject.js";
import { apart } from "../../../edits/between-words.js";
import type { RuleFile } from "../../../rule/rule.js";
import { withPolarity } from "./helpers/negations.js";

export const negatedPhoneType: RuleFile<"condition"> = {
  id: "negated-phone-type",
  title: "`not mobile` is more than `landline`",
  severity: "info",
  why: "A phone's type can be unknown to the platform: in its call reports the field is then empty (documented). Such a phone is neither mobile nor landline ([R14], a reading), so it meets `not mobile` although it may be mobile. Where a condition has both terms, or `mobile` with and without `not`, its author knows, and nothing is said.",
  bad: "not mobile and during_hours",
  good: "landline and during_hours",
  fixable: "suggested",
  *check(subject) {
    const types = phoneTypesIn(withoutDroppable(subject));
    const [first] = types;
    if (first?.parent?.kind !== "not") return;
    const { name } = first.node;
    if (!types.every((each) => each.node.name === name && each.isLeftOut)) return;
    const other = name === "mobile" ? "landline" : "mobile";
    yield {
      span: placeOf(first.parent),
      message: `\`not ${name}\` is also met by phones of unknown type. If these are not meant, write \`${other}\`.`,
      fixes: [
        {
          title: `Write ${quote(other)}`,
          safe: false,
          edits: types
            .flatMap(({ parent }) => (parent === undefined ? [] : [placeOf(parent)]))
            .map((span) => ({ span, text: apart(subject.source, span, other) })),
        },
      ],
    };
  },
};

interface PhoneType {
  readonly node: Flag;
  readonly parent: Condition | undefined;
  /** Whether it is written with `not` and meant so: pairs of `not` cancel, and behind one further out all is the other way round. */
  readonly isLeftOut: boolean;
}

/** Every `mobile` and `landline`. */
function phoneTypesIn({ nodes }: ConditionSubject): readonly PhoneType[] {
  /** An odd number of `not`s in a row ends with one of these. */
  const negating = new Set<Condition | undefined>();
  const found: PhoneType[] = [];
  for (const { node, parent, isInverted } of withPolarity(nodes)) {
    if (node.kind === "not" && !negating.has(parent)) negating.add(node);
    if (node.kind !== "flag" || (node.name !== "mobile" && node.name !== "landline")) continue;
    found.push({ node, parent, isLeftOut: isInverted && negating.has(parent) });
  }
  return found;
}
