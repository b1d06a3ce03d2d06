import { childrenOf, type Condition, type DurationOperator, type Predicate, type TextField } from "./tree.js";

/** Whether a node is a leaf of the tree. */
export function isPredicate(node: Condition): node is Predicate {
  return node.kind !== "and" && node.kind !== "or" && node.kind !== "not";
}

/** The predicates of a tree, each as often as it occurs, in source order; none of the empty condition. */
export function predicatesOf(condition: Condition | null): readonly Predicate[] {
  const predicates: Predicate[] = [];
  if (condition !== null) addPredicates(predicates, condition);
  return predicates;
}

function addPredicates(predicates: Predicate[], node: Condition): void {
  if (isPredicate(node)) predicates.push(node);
  else for (const child of childrenOf(node)) addPredicates(predicates, child);
}

/** The names of the custom-data fields that predicates ask for. */
export function customDataAskedFor(predicates: readonly Predicate[]): ReadonlySet<string> {
  const fields = predicates.flatMap((each) => ("field" in each ? [each.field] : []));
  return new Set(fields.flatMap((field) => (field.name === "custom_data" ? [field.key] : [])));
}

/** A text field as it is written in a condition: `media_type`, `custom_data[product]`. */
export function fieldText(field: TextField): string {
  return field.name === "custom_data" ? `custom_data[${field.key}]` : field.name;
}

const OPPOSITES: Readonly<Record<Exclude<DurationOperator, "=">, DurationOperator>> = {
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};

/**
 * The predicate that says what `not` in front of another one says: `!=` for `=`, `<=` for `>`, and the other way round.
 *
 * @returns the predicate, without a span; undefined where the language has none
 */
export function oppositeTest(node: Condition): Predicate | undefined {
  if (node.kind === "comparison" && node.operator !== "contains") {
    const { kind, field, operator, value } = node;
    return { kind, field, operator: operator === "=" ? "!=" : "=", value };
  }
  if (node.kind !== "duration" || node.operator === "=") return undefined;
  const { kind, name, operator, seconds } = node;
  return { kind, name, operator: OPPOSITES[operator], seconds };
}
