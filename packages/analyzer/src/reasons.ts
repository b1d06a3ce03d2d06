import { factName } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { type Condition, predicatesOf, quote } from "@recond/parser";
import type { Redundancy } from "./redundancies.js";

/** Why parts cannot hold together, as far as one sentence can say it. */
export function conflictReason(parts: readonly Condition[]): string {
  if (parts.length === 1) return "It contradicts itself.";
  const leaves = parts.flatMap(predicatesOf);
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

/** Why a part can be left out, in a sentence. */
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

/** A part of a condition within a sentence. */
export function partText(node: Condition): string {
  return quote(format(node));
}
