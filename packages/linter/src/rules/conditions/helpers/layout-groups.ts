import { equivalent } from "@recond/analyzer";
import type { CallContext } from "@recond/evaluator";
import { childrenOf, type Condition, equals, type Or, parse } from "@recond/parser";
import { type ConditionSubject, onOneLine, placeOf } from "../../../rule/condition-subject.js";
import { withParentheses } from "../../../edits/drop-operand.js";

/** An `or` that its layout shows otherwise grouped than it is. */
export interface MisleadingLayout {
  readonly node: Or;
  /** As it is read, with parentheses that show it. */
  readonly asRead: string;
  /** As the layout shows it. */
  readonly asLaidOut: string;
  /** A call that both decide otherwise; undefined when that is not known. */
  readonly example: CallContext | undefined;
}

/** An operand, with the operator in front of it and how far it is set apart from what stands there. */
interface Part {
  readonly text: string;
  readonly operator: "and" | "or";
  readonly distance: number;
}

/** Where blanks and line breaks suggest that an `or` goes before the `and` beside it, which decides calls otherwise. */
export function misleadingLayouts(subject: ConditionSubject): readonly MisleadingLayout[] {
  // Without either, everything stands equally close together.
  if (!/[\r\n\t]| {2}/.test(subject.source)) return [];
  return subject.nodes.flatMap(({ node }) => (node.kind === "or" ? (misleading(node, subject) ?? []) : []));
}

function misleading(node: Or, { source, vocabulary, nodeLimit }: ConditionSubject): MisleadingLayout | undefined {
  if (!node.operands.some((operand) => isBareAnd(source, operand))) return undefined;
  const asLaidOut = groupedByLayout(partsOf(source, node));
  const { condition } = parse(asLaidOut, { vocabulary });
  if (condition === undefined || equals(condition, node)) return undefined;
  const answer = equivalent(node, condition, { nodeLimit });
  if (answer.answer === true) return undefined;
  const asRead = node.operands.map((operand) =>
    isBareAnd(source, operand)
      ? `(${childrenOf(operand)
          .map((part) => textOf(source, part))
          .join(" and ")})`
      : textOf(source, operand),
  );
  return {
    node,
    asRead: asRead.join(" or "),
    asLaidOut,
    example: answer.answer === false ? answer.example : undefined,
  };
}

/** Whether an operand is an `and` without parentheses of its own. */
export function isBareAnd(source: string, operand: Condition): boolean {
  return operand.kind === "and" && withParentheses(source, operand).start === placeOf(operand).start;
}

function textOf(source: string, node: Condition): string {
  const { start, end } = withParentheses(source, node);
  return onOneLine(source.slice(start, end));
}

/** What stands between the operators, in the order of the text. */
function partsOf(source: string, { operands }: Or): readonly Part[] {
  const placed = operands.flatMap((operand) =>
    (isBareAnd(source, operand) && operand.kind === "and" ? operand.operands : [operand]).map((node, index) => ({
      node,
      operator: index === 0 ? ("or" as const) : ("and" as const),
    })),
  );
  let before = 0;
  return placed.map(({ node, operator }, index) => {
    const { start, end } = withParentheses(source, node);
    const distance = index === 0 ? 0 : distanceIn(source.slice(before, start));
    before = end;
    return { text: onOneLine(source.slice(start, end)), operator, distance };
  });
}

/** Farther apart than any blanks: a line break, the more the less its line is indented. */
const LINE_BREAK = 1_000_000;

function distanceIn(gap: string): number {
  const lines = gap.split(/\r\n|\r|\n/);
  const last = lines.length === 1 ? undefined : lines.at(-1);
  if (last !== undefined) return LINE_BREAK - (/^[ \t]*/.exec(last)?.[0].length ?? 0);
  return /\t| {2}/.test(gap) ? 2 : 1;
}

/** The parts with parentheses where they stand closer together than others. */
function groupedByLayout(parts: readonly Part[]): string {
  const farthest = Math.max(0, ...parts.slice(1).map(({ distance }) => distance));
  const groups: Part[][] = [];
  for (const [index, part] of parts.entries()) {
    const group = groups.at(-1);
    if (group === undefined || (index > 0 && part.distance === farthest)) groups.push([part]);
    else group.push(part);
  }
  const isFlat = groups.every((group) => group.length === 1);
  return groups
    .map(
      (group, index) =>
        `${index === 0 ? "" : ` ${group[0]?.operator ?? ""} `}${isFlat ? (group[0]?.text ?? "") : inGroup(group)}`,
    )
    .join("");
}

function inGroup(group: readonly Part[]): string {
  const text = groupedByLayout(group);
  return group.length > 1 && group.slice(1).some(({ operator }) => operator === "or") ? `(${text})` : text;
}
