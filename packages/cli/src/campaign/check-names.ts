import { type JsonNode, type WrittenName, writtenNames } from "@recond/campaign";
import { misspeltSetting, settingNames } from "@recond/evaluator";
import { lettersOf, quote } from "@recond/parser";
import type { Style } from "@recond/reports";
import type { JsonDocument } from "../json/document.js";
import { requireOnce } from "../json/duplicates.js";
import { fileError } from "../input/file-error.js";

/** The objects around the settings. */
const containers = ["ivr_tree", "current_terms", "future_terms"] as const;

const names: ReadonlySet<string> = new Set([...settingNames, ...containers]);

/**
 * Refuses names that would make a setting go unnoticed: misspelt ones, a setting beside the object that it belongs in, and one given
 * twice. The other properties of a campaign are none of our business.
 *
 * @param document - the campaign
 * @param around - the objects around the settings, from the outside in
 * @param settings - the object that has the settings
 * @param style - of the stream that an error will be printed to
 * @throws UserError with a code frame at the name
 */
export function requireNames(
  document: JsonDocument,
  around: readonly JsonNode[],
  settings: JsonNode,
  style: Style,
): void {
  for (const object of [...around, settings]) {
    requireOnce(document, object, style, names);
    refuse(document, writtenNames(object), misspelt, style);
  }
  const found = new Set(writtenNames(settings).map(({ name }) => name));
  const misplaced = ({ name }: WrittenName): string | undefined =>
    settingNames.some((setting) => setting === name) && !found.has(name)
      ? `\`${name}\` has no effect here: it belongs in \`ivr_tree\`. Move it there.`
      : undefined;
  for (const object of around) refuse(document, writtenNames(object), misplaced, style);
}

function misspelt({ name }: WrittenName): string | undefined {
  const setting = misspeltSetting(name);
  if (setting !== undefined) return `There is no setting ${quote(name)}. Did you mean \`${setting}\`?`;
  const container = containers.find((each) => each !== name && lettersOf(each) === lettersOf(name));
  return container && `A campaign has no ${quote(name)}. Did you mean \`${container}\`?`;
}

function refuse(
  document: JsonDocument,
  written: readonly WrittenName[],
  problemOf: (name: WrittenName) => string | undefined,
  style: Style,
): void {
  for (const each of written) {
    const problem = problemOf(each);
    const { offset, length } = each.node;
    if (problem !== undefined) throw fileError(document, { start: offset, end: offset + length }, problem, style);
  }
}
