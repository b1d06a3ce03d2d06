import { type Comparison, type Condition, fieldText, quote } from "@recond/parser";
import { type ConditionSubject, placeOf, withoutDroppable, writtenAs } from "../../../rule/condition-subject.js";
import { suggestedFix } from "../../../edits/rewrite.js";
import type { RuleFile } from "../../../rule/rule.js";
import type { Found } from "../../../rule/finding.js";
import { isBlank, saysNothing } from "../helpers/blanks.js";
import { withoutPairs } from "./helpers/negations.js";

export const notEqualWithoutValue: RuleFile<"condition"> = {
  id: "not-equal-without-value",
  title: "`!=` also holds for calls without a value",
  severity: "info",
  why: "`!=` is the inverse of `=` (documented: does not match), so it also holds for a call for which the field has no value at all ([R11], a reading). The same goes for `not` in front of `=` or `contains`. If such calls are meant, all is well; if not, ask for a value too, with `present`.",
  bad: 'media_type != "Radio"',
  good: 'media_type present and media_type != "Radio"',
  fixable: "suggested",
  *check(subject) {
    const { condition } = withoutDroppable(subject, saysWithoutValue);
    if (condition !== null) yield* findIn({ subject, unmendable: fieldsAskedForValues(subject) }, condition, undefined);
  },
};

/** What is looked through, and the fields of which no test is mended. */
interface Search {
  readonly subject: ConditionSubject;
  readonly unmendable: ReadonlySet<string>;
}

/** Fields of which a condition says elsewhere what happens without a value; from the inside out. */
interface CoveredFields {
  readonly fields: Set<string>;
  readonly outer: CoveredFields | undefined;
}

/** Looks at a part that holds as often as the whole does: behind an odd number of `not`, all is the other way round. */
function* findIn(search: Search, node: Condition, covered: CoveredFields | undefined): Generator<Found, void> {
  const tested = differingTest(node);
  if (tested !== undefined) return yield* findAt(search, node, tested, covered);
  const group = withoutPairs(node);
  if (group.kind !== "and" && group.kind !== "or") return;
  const fields = group.operands.flatMap((each) => coveredBy(withoutPairs(each), group.kind));
  const here: CoveredFields = { fields: new Set(fields), outer: covered };
  for (const operand of group.operands) {
    yield* findIn(search, operand, here);
    // One `present` is enough for all tests beside it.
    const field = group.kind === "and" ? differingTest(operand)?.field : undefined;
    if (field !== undefined) here.fields.add(fieldText(field));
  }
}

function* findAt(
  { subject, unmendable }: Search,
  node: Condition,
  { field }: Comparison,
  covered: CoveredFields | undefined,
): Generator<Found, void> {
  const name = fieldText(field);
  for (let each = covered; each !== undefined; each = each.outer) if (each.fields.has(name)) return;
  const { start } = placeOf(node);
  yield {
    span: placeOf(node),
    message: `${quote(writtenAs(subject, node))} also holds for calls for which ${quote(name)} has no value. If these are not meant, ask for a value too: ${quote(`${name} present`)}.`,
    fixes: unmendable.has(name)
      ? []
      : [suggestedFix(`Write ${quote(`${name} present and …`)}`, { start, end: start }, `${name} present and `)],
  };
}

/** The fields with a test of whether they have a value, or one meant so: one more `present` would leave it without a point. */
function fieldsAskedForValues({ nodes }: ConditionSubject): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const { node } of nodes) {
    const isAsked = node.kind === "presence" || (node.kind === "comparison" && isBlank(node.value));
    if (isAsked) fields.add(fieldText(node.field));
  }
  return fields;
}

/** `not media_type present`: whether or not that changes anything, a missing value was thought of. */
function saysWithoutValue(part: Condition): boolean {
  return part.kind === "not" && part.operand.kind === "presence";
}

/** The test, if the part says that a value is another one: `x != "a"`, `not x = "a"`, `not x contains "a"`. */
function differingTest(node: Condition): Comparison | undefined {
  const inner = withoutPairs(node);
  const isNegated = inner.kind === "not";
  const test = isNegated ? inner.operand : inner;
  // Blank texts and words for nothing have findings of their own.
  if (test.kind !== "comparison" || isBlank(test.value) || saysNothing(test.value)) return undefined;
  return (test.operator === "!=") === isNegated ? undefined : test;
}

/** The field that an operand asks a value of, beside which a missing one does not matter; in an `or`: one that it asks none of. */
function coveredBy(operand: Condition, kind: "and" | "or"): readonly string[] {
  if (kind === "or") {
    return operand.kind === "not" && operand.operand.kind === "presence" ? [fieldText(operand.operand.field)] : [];
  }
  if (operand.kind === "presence") return [fieldText(operand.field)];
  const asks = operand.kind === "comparison" && operand.operator !== "!=" && !isBlank(operand.value);
  return asks ? [fieldText(operand.field)] : [];
}
