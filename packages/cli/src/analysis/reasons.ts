import { type AnalyzerOptions, type Redundancy, satisfiable } from "@recond/analyzer";
import { factName } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { and, type Condition, not, type Predicate } from "@recond/parser";
import { shorten } from "../decision/facts.js";

/**
 * The parts of a condition of which one always holds, by themselves the reason why the condition does.
 *
 * @param condition - that every call meets
 * @returns operands of the outermost `or`, as few as will do; the condition itself when it is none
 */
export function exhaustiveParts(condition: Condition, options: AnalyzerOptions): readonly Condition[] {
  if (condition.kind !== "or") return [condition];
  const opposite = new Map(condition.operands.map((operand) => [not(operand), operand]));
  const found = satisfiable(and(...opposite.keys()), options);
  if (found.answer !== false) return [condition];
  const parts = found.conflict.map((node) => operandOf(node, opposite));
  return parts.includes(undefined) ? [condition] : parts.filter((part) => part !== undefined);
}

/** The conflict may name what stands behind two `not`, which is the operand without its own. */
function operandOf(node: Condition, opposite: ReadonlyMap<Condition, Condition>): Condition | undefined {
  if (node.kind === "not" && opposite.has(node)) return opposite.get(node);
  return [...opposite.values()].find((operand) => operand.kind === "not" && operand.operand === node);
}

/**
 * Why parts cannot hold together, as far as one sentence can say it.
 *
 * @param parts - that contradict each other
 */
export function conflictReason(parts: readonly Condition[]): string {
  if (parts.length === 1) return "It contradicts itself.";
  const leaves = parts.flatMap(leavesOf);
  const names = [...new Set(leaves.map(factName))];
  if (parts.length === 2 && areOpposite(parts)) return "One is the opposite of the other.";
  if (names.length > 1 && names.every((name) => name === "mobile" || name === "landline")) {
    return "A phone is never both mobile and landline.";
  }
  if (leaves.every(({ kind }) => kind === "pressed")) {
    return "Whoever takes a key path takes its beginnings too.";
  }
  const [name] = names;
  const both = parts.length === 2 ? "both" : "all of them";
  return names.length === 1 && name !== undefined ? `No value of \`${name}\` meets ${both}.` : `No call meets ${both}.`;
}

function areOpposite(parts: readonly Condition[]): boolean {
  const texts = new Set(parts.map((part) => format(part)));
  return parts.some((part) => part.kind === "not" && texts.has(format(part.operand)));
}

function leavesOf(node: Condition): readonly Predicate[] {
  if (node.kind === "not") return leavesOf(node.operand);
  return node.kind === "and" || node.kind === "or" ? node.operands.flatMap(leavesOf) : [node];
}

/**
 * Why a part can be left out.
 *
 * @param redundancy - from the analyzer
 */
export function redundancySentence({ node, why, by }: Redundancy): string {
  const text = partText(node);
  const other = by === undefined ? undefined : partText(by);
  switch (why) {
    case "repeated":
      return `${text} says again what ${other ?? "another part"} says. It can be left out.`;
    case "implied":
      return other === undefined
        ? `${text} changes nothing beside the other parts. It can be left out.`
        : `${text} changes nothing beside ${other}. It can be left out.`;
    case "always-true":
      return `${text} is always true where it makes a difference${because(other)}. It can be left out.`;
    case "always-false":
      return `${text} is never true where it makes a difference${because(other)}. It can be left out.`;
  }
}

function because(other: string | undefined): string {
  return other === undefined ? "" : `, because of ${other}`;
}

const MAX_SHOWN = 60;

/** A part of a condition within a sentence. */
export function partText(node: Condition): string {
  return `\`${shorten(format(node), MAX_SHOWN)}\``;
}
