import { elements, type JsonNode, property } from "@recond/documents";
import { requireObject } from "@recond/parser";

/** A value and the way to it: property names and indexes from the outside in. */
export interface Located {
  readonly node: JsonNode;
  readonly path: readonly (string | number)[];
}

/** A value that may stand in another document. */
export interface Found extends Located {
  /**
   * Whether it stands in the document that was read. Otherwise it stands in the present campaign that completes a request body: its
   * offsets and its path are places in that document.
   */
  readonly isOwn: boolean;
}

/** Refuses what are no terms, such as those of a document that has none. */
export function requireTerms(terms: unknown): void {
  requireObject("The terms are an element of what `readTerms` gives", terms, "find");
}

/** The property of that name, with everything else that is known of the value around it. */
export function propertyOf<Parent extends Located>(parent: Parent, name: string): Parent | undefined {
  const node = property(parent.node, name);
  return node === undefined ? undefined : { ...parent, node, path: [...parent.path, name] };
}

/** The property of that name if it is an object. */
export function objectIn<Parent extends Located>(parent: Parent | undefined, name: string): Parent | undefined {
  const found = parent && propertyOf(parent, name);
  return found?.node.type === "object" ? found : undefined;
}

/** The elements of an array; nothing when the value is no array. */
export function elementsOf<Parent extends Located>(parent: Parent): readonly Parent[] {
  return elements(parent.node).map((node, index) => ({ ...parent, node, path: [...parent.path, index] }));
}
