import { encodeLike, type JsonNode, rawText, writtenNames } from "@recond/documents";
import { type SettingName, settingNames } from "@recond/evaluator";
import { requireObject } from "@recond/parser";
import { requireTree, type TreeInText, type WantedSettings } from "./build-body.js";
import { replaceParts, type Replacement } from "./replace-parts.js";

/**
 * Puts settings into a campaign's document. Every other byte stays. A text is spelled as the one that it replaces; a setting that is
 * missing comes beside the other one, or else before everything else, on a line of its own where the others have one.
 *
 * @param settings - where they stand: a text, and in it the object that has them
 * @returns the whole text
 */
export function setSettings(tree: TreeInText, wanted: Partial<WantedSettings>): string {
  requireTree(tree);
  requireObject("The settings are an object", wanted);
  const { document, node } = tree;
  const edits = settingNames.flatMap((name): readonly Replacement[] => {
    const value = wanted[name];
    if (value === undefined) return [];
    const old = valueOf(node, name);
    return old === undefined ? [] : [{ node: old, text: valueLike(value, rawText(document, old), old.type) }];
  });
  const missing = settingNames.filter((name) => wanted[name] !== undefined && valueOf(node, name) === undefined);
  return replaceParts(document, [...edits, ...insertion({ document, node }, missing, wanted)]);
}

function valueOf(object: JsonNode, name: string): JsonNode | undefined {
  return writtenNames(object).findLast((written) => written.name === name)?.value;
}

function valueLike(value: string | boolean, model: string, type: JsonNode["type"]): string {
  return typeof value === "string" && type === "string" ? encodeLike(value, model) : JSON.stringify(value);
}

/** All missing settings, in one place. */
function insertion(
  { document, node }: TreeInText,
  missing: readonly SettingName[],
  wanted: Partial<WantedSettings>,
): readonly Replacement[] {
  if (missing.length === 0) return [];
  const written = writtenNames(node);
  const other = written.findLast(({ name }) => settingNames.some((setting) => setting === name));
  const neighbour = other ?? written[0];
  if (neighbour === undefined) {
    const text = missing.map((name) => `${JSON.stringify(name)}: ${JSON.stringify(wanted[name])}`).join(", ");
    return [{ node: { offset: node.offset + 1, length: 0 }, text }];
  }
  const { text } = document;
  const nameEnd = neighbour.node.offset + neighbour.node.length;
  const colon = text.slice(nameEnd, neighbour.value.offset);
  const before = text.slice(0, neighbour.node.offset);
  const blanks = before.slice(before.trimEnd().length);
  const properties = missing.map((name) => `${JSON.stringify(name)}${colon}${JSON.stringify(wanted[name])}`);
  // `record_calls` stands before the condition.
  if (other?.name === "record_calls") {
    const end = neighbour.value.offset + neighbour.value.length;
    return [{ node: { offset: end, length: 0 }, text: properties.map((each) => `,${blanks}${each}`).join("") }];
  }
  return [
    {
      node: { offset: neighbour.node.offset, length: 0 },
      text: properties.map((each) => `${each},${blanks}`).join(""),
    },
  ];
}
