import type { Condition, FlagName } from "@recond/parser";
import { placeOf } from "../../condition-subject.js";
import type { ConditionRule } from "../../rule.js";
import { withoutPairs } from "./helpers/negations.js";
import { quotedPart } from "./helpers/quoted-part.js";

export const mobileOrLandline: ConditionRule = {
  id: "mobile-or-landline",
  title: "`mobile or landline` is not every phone",
  severity: "info",
  why: "A phone's type can be unknown to the platform: in its call reports the field is then empty (documented). Such a phone is neither mobile nor landline ([R14], a reading). So `mobile or landline` leaves its calls out, and `not mobile and not landline` is met by these calls alone.",
  bad: "during_hours and (mobile or landline)",
  good: "during_hours",
  fixable: false,
  about: "condition",
  *check(subject) {
    for (const { node, parent } of subject.nodes) {
      const isAny = node.kind === "or" && hasBoth(node.operands.map(withoutPairs));
      const isNeither = node.kind === "and" && hasBoth(node.operands.map(inverse));
      if (!isAny && !isNeither) continue;
      const isNegated = parent?.kind === "not";
      const whole = isNegated ? parent : node;
      const part = quotedPart(subject, whole);
      yield {
        span: placeOf(whole),
        message:
          isAny === isNegated
            ? `${part} is met by phones of unknown type only, as each other phone is one of the two.`
            : `${part} leaves out calls from phones of unknown type. If these are meant too, do not ask for the type.`,
      };
    }
  },
};

function hasBoth(operands: readonly (Condition | undefined)[]): boolean {
  const has = (name: FlagName): boolean => operands.some((each) => each?.kind === "flag" && each.name === name);
  return has("mobile") && has("landline");
}

/** What a `not` stands in front of. */
function inverse(operand: Condition): Condition | undefined {
  const inner = withoutPairs(operand);
  return inner.kind === "not" ? inner.operand : undefined;
}
