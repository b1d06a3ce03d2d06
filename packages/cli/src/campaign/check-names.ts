import {
  INTO_TREE,
  type JsonNode,
  misplacedText,
  property,
  readTerms,
  spanOf,
  strayIn,
  type StrayProperty,
  straysOf,
  writtenNames,
} from "@recond/campaign";
import { noSettingText, settingNames } from "@recond/evaluator";
import { lettersOf } from "@recond/parser";
import { type JsonDocument, requireOnce } from "../input/json-document.js";
import { fileError } from "../input/file-error.js";

/** The objects around the settings. */
const containers = ["ivr_tree", "current_terms", "future_terms"] as const;

const names: ReadonlySet<string> = new Set([...settingNames, ...containers]);

/**
 * Refuses what would make a setting go unnoticed: a misspelt name or another one, a setting in another object than it belongs in, and one
 * given twice. The other properties of a campaign are none of our business.
 *
 * @param around - the objects around the settings, from the outside in
 * @param settings - the object that has the settings; undefined where it is not there
 * @throws UserError with a code frame at the name
 */
export function requireNames(
  document: JsonDocument,
  around: readonly JsonNode[],
  settings: JsonNode | undefined,
): void {
  const located = settings && { node: settings, path: [] };
  for (const object of settings === undefined ? around : [...around, settings]) {
    requireOnce(document, object, names);
    for (const { name, node } of writtenNames(object)) {
      const problem = misspeltContainer(name) ?? (object === settings ? undefined : misplaced(name, settings));
      if (problem !== undefined) throw fileError(document, spanOf(node), problem);
    }
    const stray = strayIn({ node: object, path: [] }, object === settings ? "settings" : "around", located);
    if (stray !== undefined) throw fileError(document, stray.span, stray.message);
  }
}

function misspeltContainer(name: string): string | undefined {
  const container = containers.find((each) => each !== name && lettersOf(each) === lettersOf(name));
  return container && noSettingText(name, container);
}

function misplaced(name: string, settings: JsonNode | undefined): string | undefined {
  const isSetting = settingNames.some((setting) => setting === name);
  return isSetting && settings !== undefined && property(settings, name) === undefined
    ? misplacedText(name, INTO_TREE)
    : undefined;
}

/** What was most likely meant to be a condition, in a document in which none was found; undefined where nothing could be one. */
export function strayCondition({ root }: JsonDocument): StrayProperty | undefined {
  return straysOf(readTerms(root))[0];
}
