import type { Span } from "@recond/parser";
import type { JsonNode } from "../nodes/json-node.js";

/** Keys and indexes from the outside in. */
export type Path = readonly (string | number)[];

/** A value of a document and the way to it. */
export interface Placed {
  readonly node: JsonNode;
  readonly path: Path;
  /** The place of its key; an item of a list has none. */
  readonly keySpan?: Span;
}

/** A value of an object. */
export interface Entry extends Placed {
  readonly keySpan: Span;
}
