import { type OtherReadings, otherReadings } from "@recond/evaluator";
import { type Condition, fieldText, type Predicate, predicatesOf } from "@recond/parser";

/**
 * The combinations of other readings that can make a difference to whether calls meet a condition: ours first, then those that differ from
 * it in fewer readings. A field that a single predicate reads has values of both kinds under every reading, and so it is with key paths of
 * which none begins another.
 */
export function otherReadingsOf(condition: Condition): readonly OtherReadings[] {
  const leaves = predicatesOf(condition);
  const texts = textsReadTwice(leaves);
  const matters: Readonly<Partial<Record<string, boolean>>> = {
    R9: hasBeginning(leaves),
    R10: texts.some(({ kind }) => kind === "comparison"),
    R11: texts.some((leaf) => leaf.kind === "comparison" && leaf.operator === "!="),
    R12: texts.some(({ kind }) => kind === "presence"),
  };
  const rows = otherReadings.filter(({ changes, reading }) => changes === "predicates" && matters[reading] === true);
  const combinations: OtherReadings[] = [{}];
  for (const { reading, option } of rows) {
    const others = combinations.filter((each) => each[reading] === undefined);
    combinations.push(...others.map((each) => ({ ...each, [reading]: option })));
  }
  return combinations.toSorted((a, b) => Object.keys(a).length - Object.keys(b).length);
}

type TextLeaf = Extract<Predicate, { kind: "comparison" | "presence" }>;

/** The predicates of text fields that more than one of them reads. */
function textsReadTwice(leaves: readonly Predicate[]): readonly TextLeaf[] {
  const byField = new Map<string, Map<string, TextLeaf>>();
  for (const leaf of leaves) {
    if (leaf.kind !== "comparison" && leaf.kind !== "presence") continue;
    const name = fieldText(leaf.field);
    const own = byField.get(name) ?? new Map<string, TextLeaf>();
    byField.set(name, own.set(leaf.kind === "presence" ? leaf.kind : `${leaf.operator} ${leaf.value}`, leaf));
  }
  return [...byField.values()].flatMap((own) => (own.size > 1 ? [...own.values()] : []));
}

function hasBeginning(leaves: readonly Predicate[]): boolean {
  const paths = new Set(leaves.flatMap((leaf) => (leaf.kind === "pressed" ? [leaf.keys.join(" ")] : [])));
  const sorted = [...paths].toSorted();
  return sorted.some((path, index) => sorted[index + 1]?.startsWith(path) === true);
}
