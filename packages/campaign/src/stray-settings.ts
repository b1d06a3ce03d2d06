import { elements, type JsonNode, plainObject, property, spanOf, writtenNames } from "@recond/documents";
import { lackingSettings, type SettingsPlace, straySetting } from "@recond/evaluator";
import type { Span } from "@recond/parser";
import type { Located } from "./json/located.js";
import type { Terms } from "./terms.js";

/** A property that was most likely meant to be a recording setting, and is none. */
export interface StrayProperty {
  readonly path: Located["path"];
  /** The name of the property, with its quotes. */
  readonly span: Span;
  readonly message: string;
}

/**
 * Finds what was meant to be a recording setting in a document, and is none: see `straySetting`.
 *
 * @param settings - the object with the settings, undefined where there is none
 * @returns the first of them; undefined where there is nothing that could be a setting
 */
export function strayIn(
  object: Located,
  place: SettingsPlace,
  settings: Located | undefined,
): StrayProperty | undefined {
  const stray = straySetting(plainOf(object), place, lackingSettings(plainOf(settings)));
  if (stray === undefined) return undefined;
  const { path, message } = stray;
  const holder = path.slice(0, -1).reduce<JsonNode | undefined>(partOf, object.node);
  const name = writtenNames(holder ?? object.node).findLast((written) => written.name === path.at(-1));
  return { path: [...object.path, ...path], span: spanOf(name?.node ?? object.node), message };
}

/** What is said of a setting in an object that has no such settings. */
export function misplacedText(name: string, advice: string): string {
  return `\`${name}\` has no effect here: ${advice}`;
}

/** What to do with one that belongs in `ivr_tree`. */
export const INTO_TREE = "it belongs in `ivr_tree`. Move it there.";

/** The same for each object of versions of a campaign, the innermost first; at most one in each of them. */
export function straysOf(terms: readonly Terms[]): readonly StrayProperty[] {
  const seen = new Set<JsonNode>();
  return terms.flatMap(({ node, path, campaign, settings }) =>
    [...(settings === undefined ? [] : [settings]), { node, path }, campaign].flatMap((object) => {
      if (seen.has(object.node)) return [];
      seen.add(object.node);
      return strayIn(object, object.node === settings?.node ? "settings" : "around", settings) ?? [];
    }),
  );
}

/** The property or the element of that name. */
function partOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return node?.type === "array" ? elements(node)[Number(name)] : property(node, name);
}

function plainOf(object: Located | undefined): Readonly<Record<string, unknown>> {
  return object === undefined ? {} : { ...plainObject(object.node) };
}
