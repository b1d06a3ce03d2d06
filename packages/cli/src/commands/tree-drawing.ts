import { format } from "@recond/formatter";
import { childrenOf, type Condition } from "@recond/parser";

/**
 * A condition drawn as a tree, one node a line.
 *
 * @returns the lines, the root first
 */
export function drawTree(condition: Condition): readonly string[] {
  const lines: string[] = [];
  drawNode(condition, "", "", lines);
  return lines;
}

/** Recursion is safe: a parsed tree has a few hundred levels at most. */
function drawNode(node: Condition, first: string, rest: string, lines: string[]): void {
  const children = childrenOf(node);
  lines.push(first + (children.length === 0 ? format(node) : node.kind));
  for (const [index, child] of children.entries()) {
    const isLast = index === children.length - 1;
    drawNode(child, `${rest}${isLast ? "└─ " : "├─ "}`, `${rest}${isLast ? "   " : "│  "}`, lines);
  }
}
