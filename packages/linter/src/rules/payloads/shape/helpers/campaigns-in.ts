import { elements, type JsonNode, type Located } from "@recond/campaign";

/** What stands in a payload where a campaign should: the whole document, or each element of a list; objects and anything else. */
export function campaignsIn(root: JsonNode): readonly Located[] {
  if (root.type !== "array") return [{ node: root, path: [] }];
  return elements(root).map((node, index) => ({ node, path: [index] }));
}
