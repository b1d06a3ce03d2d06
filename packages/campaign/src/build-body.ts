import { deeper, type JsonNode, layOutObject, writtenProperties, type WrittenProperty } from "@recond/documents";
import { settingNames } from "@recond/evaluator";
import { requireObject, requireText, requireThat } from "@recond/parser";

/** The two settings that a request sets. */
export interface WantedSettings {
  readonly record_calls: boolean;
  /** `""` for none. */
  readonly call_recording_condition: string;
}

/** The place of the tree that the request keeps. */
export interface TreeInText {
  readonly document: { readonly text: string };
  /** The value of `ivr_tree`, an object. */
  readonly node: JsonNode;
}

/** Refuses what is no place of a tree. */
export function requireTree(tree: TreeInText): void {
  requireObject("The place of the settings is an object with `document` and `node`", tree, "document", "node");
}

/**
 * The body of a request: the tree with only the two settings replaced, at their place; before everything else where it has none. Names,
 * texts and numbers of the tree stay as they are written.
 *
 * @param tree - the tree to keep; undefined: only the settings are sent
 * @returns a JSON text in indented lines, without a line break at its end
 */
export function buildBody(settings: WantedSettings, tree: TreeInText | undefined): string {
  requireObject("The settings are an object", settings);
  const { record_calls: recordCalls, call_recording_condition: condition } = settings;
  requireThat(typeof recordCalls === "boolean", "`record_calls` is true or false", recordCalls);
  requireText("`call_recording_condition` is a string", condition);
  if (tree !== undefined) requireTree(tree);
  const indent = deeper("");
  const kept = tree === undefined ? [] : writtenProperties(tree.document, tree.node, deeper(indent));
  const value = layOutObject(withSettings(kept, settings), indent);
  return layOutObject([{ name: '"ivr_tree"', value }]);
}

function withSettings(kept: readonly WrittenProperty[], settings: WantedSettings): readonly WrittenProperty[] {
  const values = new Map<string, string>(settingNames.map((name) => [name, JSON.stringify(settings[name])]));
  const replaced = kept.map(({ name, value }) => {
    const setting = String(JSON.parse(name));
    const wanted = values.get(setting);
    values.delete(setting);
    return { name, value: wanted ?? value };
  });
  return [...[...values].map(([name, value]) => ({ name: JSON.stringify(name), value })), ...replaced];
}
