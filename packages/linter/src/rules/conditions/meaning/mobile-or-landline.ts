import { childrenOf, type Condition, type FlagName, quote } from "@recond/parser";
import {
  type ConditionSubject,
  placeOf,
  quotedPart,
  withoutDroppable,
  writtenAs,
} from "../../../rule/condition-subject.js";
import type { RuleFile } from "../../../rule/rule.js";
import type { Found } from "../../../rule/finding.js";
import { type NodeWithPolarity, withoutPairs, withPolarity } from "./helpers/negations.js";

export const mobileOrLandline: RuleFile<"condition"> = {
  id: "mobile-or-landline",
  title: "`mobile or landline` is not every phone",
  severity: "info",
  why: "A phone's type can be unknown to the platform: in its call reports the field is then empty (documented). Such a phone is neither mobile nor landline ([R14], a reading). So `mobile or landline` leaves its calls out, and `not mobile and not landline` is met by these calls alone.",
  bad: "during_hours and (mobile or landline)",
  good: "during_hours",
  *check(subject) {
    for (const placed of withPolarity(withoutDroppable(subject).nodes)) {
      const pair = bothTypesIn(placed.node);
      if (pair !== undefined) yield describe(subject, placed, pair);
    }
  },
};

/** The operands that ask for one phone type each, in their order. */
interface Pair {
  readonly first: Condition;
  readonly last: Condition;
  /** Whether they ask for a phone of either type, rather than for one of none. */
  readonly isAny: boolean;
}

function bothTypesIn(node: Condition): Pair | undefined {
  if (node.kind !== "and" && node.kind !== "or") return undefined;
  const isAny = node.kind === "or";
  const found = new Map<FlagName, Condition>();
  for (const operand of node.operands) {
    const inner = isAny ? withoutPairs(operand) : inverse(operand);
    const isType = inner?.kind === "flag" && (inner.name === "mobile" || inner.name === "landline");
    if (isType && !found.has(inner.name)) found.set(inner.name, operand);
  }
  const [first, last] = found.values();
  return first === undefined || last === undefined ? undefined : { first, last, isAny };
}

function describe(
  subject: ConditionSubject,
  { node, parent, isInverted }: NodeWithPolarity,
  { first, last, isAny }: Pair,
): Found {
  const isNegated = childrenOf(node).length === 2 && parent?.kind === "not";
  const span = isNegated ? placeOf(parent) : { start: placeOf(first).start, end: placeOf(last).end };
  const joint = isAny ? "or" : "and";
  const pair = isNegated
    ? quotedPart(subject, parent)
    : quote(`${writtenAs(subject, first)} ${joint} ${writtenAs(subject, last)}`);
  const part = isInverted && !isNegated ? `Behind \`not\`, ${pair}` : pair;
  return {
    span,
    message:
      isAny === isInverted
        ? `${part} is met by phones of unknown type only, as each other phone is one of the two.`
        : `${part} leaves out calls from phones of unknown type. If these are meant too, do not ask for the type.`,
  };
}

/** What a `not` stands in front of. */
function inverse(operand: Condition): Condition | undefined {
  const inner = withoutPairs(operand);
  return inner.kind === "not" ? inner.operand : undefined;
}
