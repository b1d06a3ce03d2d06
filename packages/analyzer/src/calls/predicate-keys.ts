import { type Condition, type Predicate, predicatesOf } from "@recond/parser";

/** Which predicates are one and the same, and which of these are opposites. */
export interface PredicateKey {
  /** The same for a predicate, its copies and its opposites. */
  readonly key: string;
  /** Whether this is the opposite: `!=` of `=`, `>` of `<=`, `>=` of `<`. */
  readonly isOpposite: boolean;
}

/** What tells predicates apart: `!=` counts as its `=`, `>` as its `<=`, `>=` as its `<`. */
export function keyOf(predicate: Predicate): PredicateKey {
  switch (predicate.kind) {
    case "flag":
      return same([predicate.name]);
    case "pressed":
      return same(["pressed", ...predicate.keys]);
    case "region":
      return same(predicate.name === null ? ["in_region"] : ["in_region", predicate.name]);
    case "presence":
      return same(["present", ...fieldKey(predicate.field)]);
    case "comparison": {
      const isOpposite = predicate.operator === "!=";
      const operator = isOpposite ? "=" : predicate.operator;
      return { key: JSON.stringify([operator, ...fieldKey(predicate.field), predicate.value]), isOpposite };
    }
    case "duration": {
      const isOpposite = predicate.operator === ">" || predicate.operator === ">=";
      const operator = oppositeLength[predicate.operator];
      return { key: JSON.stringify([operator, predicate.name, predicate.seconds]), isOpposite };
    }
  }
}

/** The operators of lengths as they count. */
const oppositeLength = { ">": "<=", ">=": "<", "<": "<", "<=": "<=", "=": "=" } as const;

function same(parts: readonly string[]): PredicateKey {
  return { key: JSON.stringify(parts), isOpposite: false };
}

function fieldKey(field: Extract<Predicate, { kind: "presence" }>["field"]): readonly string[] {
  return field.name === "custom_data" ? [field.name, field.key] : [field.name];
}

/** The first of each distinct predicate, by key, in source order. */
export function distinctLeaves(conditions: readonly (Condition | null)[]): ReadonlyMap<string, Predicate> {
  const distinct = new Map<string, Predicate>();
  for (const condition of conditions) {
    for (const leaf of predicatesOf(condition)) {
      const { key } = keyOf(leaf);
      if (!distinct.has(key)) distinct.set(key, leaf);
    }
  }
  return distinct;
}
