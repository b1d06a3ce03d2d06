import { requireObject, requireText } from "@recond/parser";
import { Composer, Parser } from "yaml";
import type { JsonNode } from "./nodes/json-node.js";
import { type Mistake, refusedIn, syntaxMistakes, type YamlKind } from "./yaml/refusals.js";
import { valueOf } from "./yaml/values.js";

/**
 * Reads YAML 1.2 with its core schema into values as JSON has them. Anchors, aliases, tags and directives are refused: with aliases a small
 * text can stand for a huge value, and no document needs any of them. No text makes it throw.
 *
 * @param text - any text without a byte-order mark
 * @returns the outermost value, undefined when the text has none; or at least one mistake. A key may be there more than once
 */
export function readYaml(
  text: string,
  kind: YamlKind,
): { readonly root: JsonNode | undefined } | { readonly mistakes: readonly Mistake[] } {
  requireText("A YAML text is a string", text);
  requireObject("The kind of document is an object", kind);
  const tokens = [...new Parser().parse(text)];
  const refused = refusedIn(tokens, kind);
  if (refused !== undefined) return { mistakes: [refused] };
  const [document, second] = new Composer(OPTIONS).compose(tokens);
  if (document === undefined) return { root: undefined };
  if (document.errors.length > 0) return { mistakes: syntaxMistakes(document) };
  if (second !== undefined) {
    const start = second.range[0];
    const message = `A second document begins here. A ${kind.name} is one document: leave out the \`---\`.`;
    return { mistakes: [{ message, span: { start, end: start + 1 } }] };
  }
  if (document.contents === null) return { root: undefined };
  const mistakes: Mistake[] = [];
  const root = valueOf(document.contents, {}, mistakes);
  return mistakes.length === 0 ? { root } : { mistakes };
}

const OPTIONS = {
  version: "1.2",
  schema: "core",
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;
