import type { Node } from "jsonc-parser";

/** A value in a JSON text, with its place: `offset` and `length` in UTF-16 units. */
export type JsonNode = Node;
