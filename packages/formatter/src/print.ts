import { type And, bindsLooser, type Condition, fieldText, type Not, type Or, type Predicate } from "@recond/parser";

/** Where text goes, until there is no room left. */
interface Line {
  readonly pieces: string[];
  /** Characters that may still come; below zero the rest is left out. */
  room: number;
  /** The predicates to put in braces. */
  readonly marked: ReadonlySet<Condition>;
}

const NOTHING: ReadonlySet<Condition> = new Set();

/**
 * A condition on one line, in canonical form.
 *
 * @param condition - a checked tree
 * @param room - most UTF-16 units that the text may have
 * @param marked - predicates, by identity, that get braces around them; none by default
 * @returns the text, or undefined when it is longer than `room`; then it takes no longer than writing `room` units takes
 */
export function printLine(
  condition: Condition,
  room: number,
  marked: ReadonlySet<Condition> = NOTHING,
): string | undefined {
  const line: Line = { pieces: [], room, marked };
  writeNode(line, condition);
  return line.room < 0 ? undefined : line.pieces.join("");
}

function write(line: Line, piece: string): void {
  line.room -= piece.length;
  line.pieces.push(piece);
}

function writeNode(line: Line, node: Condition): void {
  switch (node.kind) {
    case "and":
    case "or":
      writeOperands(line, node);
      return;
    case "not":
      write(line, "not ");
      writeOperand(line, node.operand, node);
      return;
    default:
      write(line, line.marked.has(node) ? `{${printPredicate(node)}}` : printPredicate(node));
  }
}

function writeOperands(line: Line, node: And | Or): void {
  let isFirst = true;
  for (const operand of node.operands) {
    if (line.room < 0) return;
    if (!isFirst) write(line, ` ${node.kind} `);
    writeOperand(line, operand, node);
    isFirst = false;
  }
}

function writeOperand(line: Line, operand: Condition, parent: And | Or | Not): void {
  const isBracketed = bindsLooser(operand.kind, parent.kind);
  if (isBracketed) write(line, "(");
  writeNode(line, operand);
  if (isBracketed) write(line, ")");
}

/** A leaf of the tree in canonical form. */
function printPredicate(node: Predicate): string {
  switch (node.kind) {
    case "flag":
      return node.name;
    case "pressed":
      return `pressed[${node.keys.join(" ")}]`;
    case "comparison":
      return `${fieldText(node.field)} ${node.operator} "${node.value}"`;
    case "presence":
      return `${fieldText(node.field)} present`;
    case "region":
      return node.name === null ? "in_region" : `in_region[${node.name}]`;
    case "duration":
      return `${node.name} ${node.operator} ${printLength(node.seconds)}`;
  }
}

/** A length in the units of section 8: `12 sec`, `1 min`, `2 min 30 sec`. */
function printLength(total: number): string {
  const minutes = Math.floor(total / 60);
  const seconds = total % 60;
  if (minutes === 0) return `${String(seconds)} sec`;
  return seconds === 0 ? `${String(minutes)} min` : `${String(minutes)} min ${String(seconds)} sec`;
}
