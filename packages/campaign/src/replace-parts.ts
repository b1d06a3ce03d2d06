import type { JsonNode } from "@recond/documents";

/** A value that is written anew; with a length of 0, a text that comes in at an offset. */
export interface Replacement {
  readonly node: Pick<JsonNode, "offset" | "length">;
  readonly text: string;
}

/**
 * A text with parts of it replaced; every other byte stays.
 *
 * @param replacements - that do not overlap
 */
export function replaceParts({ text }: { readonly text: string }, replacements: readonly Replacement[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { node, text: replacement } of replacements.toSorted((a, b) => a.node.offset - b.node.offset)) {
    parts.push(text.slice(position, node.offset), replacement);
    position = node.offset + node.length;
  }
  return parts.join("") + text.slice(position);
}
