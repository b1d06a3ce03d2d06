import { rawText, readTerms, type Terms } from "@recond/campaign";
import { settingNames } from "@recond/evaluator";
import type { JsonDocument } from "../json/document.js";
import type { KeptTree } from "./read-tree.js";

/** What the two settings are before a change, in one version of the campaign. */
export interface SettingsBefore {
  /** Which version; `before` where a request body does not say which it is of. */
  readonly version: "live" | "staged" | "before";
  /** The file with it. */
  readonly document: JsonDocument;
  /** JSON texts in the order of `settingNames`; undefined where a setting is missing. */
  readonly values: readonly (string | undefined)[];
}

/**
 * What the two settings are before a change. A change goes on top of the staged terms, so that the live ones alone do not say what it replaces.
 *
 * @returns the live settings and the staged ones, as far as a file has them
 */
export function settingsBefore(
  tree: KeptTree | undefined,
  present: JsonDocument | undefined,
): readonly SettingsBefore[] {
  const response = present ?? (tree?.form === "response" ? tree.document : undefined);
  if (response === undefined) {
    return tree === undefined ? [] : [settingsIn(tree.document, "before", tree.terms)];
  }
  return readTerms(response.root).flatMap((terms) => {
    if (terms.which === null || terms.settings === undefined) return [];
    return [settingsIn(response, terms.which === "current" ? "live" : "staged", terms)];
  });
}

function settingsIn(document: JsonDocument, version: SettingsBefore["version"], terms: Terms): SettingsBefore {
  const values = settingNames.map((name) => {
    const node = terms.findSetting(name)?.node;
    if (node === undefined) return undefined;
    // Two spellings of one text are one value.
    const value: unknown = node.value;
    return typeof value === "string" ? JSON.stringify(value) : rawText(document, node);
  });
  return { version, document, values };
}
