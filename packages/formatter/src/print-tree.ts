import { type And, bindsLooser, type Condition, isPredicate, type Not, type Or } from "@recond/parser";
import { printLine } from "./print.js";

/** Widest line, in UTF-16 units, that is not broken where it could be. */
const WIDTH = 80;

const INDENTATION = 2;

/** The text so far, and how far its last line has come. */
interface Page {
  readonly pieces: string[];
  column: number;
}

/**
 * A condition over indented lines: what fits on a line stays there, a longer `and` or `or` has one operand a line.
 *
 * @param condition - a checked tree
 * @returns the text, without a line break at its end
 */
export function printTree(condition: Condition): string {
  const page: Page = { pieces: [], column: 0 };
  writeNode(page, condition, 0);
  return page.pieces.join("");
}

function write(page: Page, piece: string): void {
  page.pieces.push(piece);
  page.column += piece.length;
}

function breakLine(page: Page, indent: number): void {
  page.pieces.push("\n", " ".repeat(indent));
  page.column = indent;
}

function writeNode(page: Page, node: Condition, indent: number): void {
  const line = printLine(node, isPredicate(node) ? Infinity : WIDTH - page.column);
  if (line !== undefined) write(page, line);
  else if (node.kind === "and" || node.kind === "or") writeOperands(page, node, indent);
  else if (node.kind === "not") {
    write(page, "not ");
    writeOperand(page, node.operand, node, indent);
  }
}

/** The operators lead their lines, so that the eye finds them in one column. */
function writeOperands(page: Page, node: And | Or, indent: number): void {
  for (const [index, operand] of node.operands.entries()) {
    if (index > 0) {
      breakLine(page, indent);
      write(page, `${node.kind} `);
    }
    // The operands of an `and` in an `or` stand further in than the operands of the `or`.
    writeOperand(page, operand, node, operand.kind === "and" ? indent + INDENTATION : indent);
  }
}

function writeOperand(page: Page, operand: Condition, parent: And | Or | Not, indent: number): void {
  if (!bindsLooser(operand.kind, parent.kind)) {
    writeNode(page, operand, indent);
    return;
  }
  const line = printLine(operand, WIDTH - page.column - 2);
  if (line !== undefined) {
    write(page, `(${line})`);
    return;
  }
  write(page, "(");
  breakLine(page, indent + INDENTATION);
  writeNode(page, operand, indent + INDENTATION);
  breakLine(page, indent);
  write(page, ")");
}
