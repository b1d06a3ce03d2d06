import type { JsonNode, NodeInMaking } from "../nodes/json-node.js";
import { tooDeepAt } from "./skip.js";
import { advance, beforeTokens, type JsonError, reportHere, type Tokens } from "./tokens.js";

/**
 * Reads a JSON text, without comments. After a mistake it goes on at the next comma or closing bracket, so that a mistake behind is found
 * as well.
 *
 * @param text - any text without a byte-order mark
 * @param maxDepth - levels of objects and arrays; a deeper text is not read at all, since reading is recursive
 * @returns the outermost value, or at least one mistake; what follows the first is often its consequence
 */
export function parseJson(
  text: string,
  maxDepth?: number,
): { readonly root: JsonNode } | { readonly errors: readonly JsonError[] } {
  const deep = tooDeepAt(text, maxDepth);
  if (deep !== undefined) return { errors: [{ name: "TooDeep", span: { start: deep, end: deep + 1 } }] };
  const tokens = beforeTokens(text);
  const { errors } = tokens;
  advance(tokens);
  const root = valueOf(tokens, undefined);
  if (root === undefined) reportHere(tokens, "ValueExpected");
  else if (tokens.kind !== "") reportHere(tokens, "EndOfFileExpected");
  return root === undefined || errors.length > 0 ? { errors } : { root };
}

/** Reads a value; undefined, and nothing is read, when none begins here. */
function valueOf(tokens: Tokens, parent: JsonNode | undefined): JsonNode | undefined {
  switch (tokens.kind) {
    case "{":
      return withChildren(tokens, nodeAt(tokens, "object", parent), "}", propertyOf);
    case "[":
      return withChildren(tokens, nodeAt(tokens, "array", parent), "]", valueOf);
    case '"':
      return scalarOf(tokens, "string", parent);
    case "0":
      return scalarOf(tokens, "number", parent);
    case "null":
      return scalarOf(tokens, tokens.value === null ? "null" : "boolean", parent);
    default:
      return undefined;
  }
}

/** All nodes have the same properties in the same order, which engines read fastest. */
function nodeAt({ start }: Tokens, type: JsonNode["type"], parent: JsonNode | undefined): NodeInMaking {
  return { type, offset: start, length: 0, value: undefined, children: [], parent };
}

function scalarOf(tokens: Tokens, type: JsonNode["type"], parent: JsonNode | undefined): JsonNode {
  const { start, end, value } = tokens;
  advance(tokens);
  return { type, offset: start, length: end - start, value, children: undefined, parent };
}

/** Reads what stands between brackets. */
function withChildren(
  tokens: Tokens,
  node: NodeInMaking,
  close: "}" | "]",
  childOf: (tokens: Tokens, parent: JsonNode) => JsonNode | undefined,
): JsonNode {
  advance(tokens);
  for (let isFirst = true; tokens.kind !== close && tokens.kind !== ""; isFirst = false) {
    if (tokens.kind === ",") {
      if (isFirst) reportHere(tokens, "ValueExpected");
      advance(tokens);
    } else if (!isFirst) reportHere(tokens, "CommaExpected");
    const child = childOf(tokens, node);
    if (child === undefined) {
      reportHere(tokens, "ValueExpected");
      skipTo(tokens, close);
    } else node.children?.push(child);
  }
  node.length = tokens.end - node.offset;
  if (tokens.kind === close) advance(tokens);
  else reportHere(tokens, close === "}" ? "CloseBraceExpected" : "CloseBracketExpected");
  return node;
}

function propertyOf(tokens: Tokens, object: JsonNode): JsonNode | undefined {
  const { kind } = tokens;
  if (kind !== '"') {
    reportHere(tokens, "PropertyNameExpected");
    skipTo(tokens, "}");
    return undefined;
  }
  const property = nodeAt(tokens, "property", object);
  property.children?.push(scalarOf(tokens, "string", property));
  const hasColon = tokens.kind === ":";
  if (hasColon) advance(tokens);
  const value = hasColon ? valueOf(tokens, property) : undefined;
  if (value === undefined) {
    reportHere(tokens, hasColon ? "ValueExpected" : "ColonExpected");
    skipTo(tokens, "}");
  } else {
    property.children?.push(value);
    property.length = value.offset + value.length - property.offset;
  }
  return property;
}

/** Goes on to the next comma or closing bracket of that kind. */
function skipTo(tokens: Tokens, close: "}" | "]"): void {
  while (tokens.kind !== close && tokens.kind !== "," && tokens.kind !== "") advance(tokens);
}
