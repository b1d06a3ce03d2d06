/**
 * A value of a JSON or YAML text, with its place: `offset` and `length` in UTF-16 units. An object has properties as its children, a property
 * its name and its value, an array its elements.
 */
export interface JsonNode {
  readonly type: "object" | "array" | "property" | "string" | "number" | "boolean" | "null";
  readonly offset: number;
  readonly length: number;
  /** Of a text, a number, a boolean or null. */
  readonly value?: JsonScalar | undefined;
  readonly children?: readonly JsonNode[] | undefined;
  /** The object, array or property that it stands in; undefined for the outermost value. */
  readonly parent?: JsonNode | undefined;
}

/** A value without parts. */
export type JsonScalar = string | number | boolean | null;

/** A node that is being made. */
export interface NodeInMaking extends JsonNode {
  length: number;
  children?: JsonNode[] | undefined;
}
