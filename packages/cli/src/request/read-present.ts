import { layOutObject, writtenProperties } from "../json/lay-out.js";
import { readPart } from "../campaign/settings-part.js";
import type { Environment } from "../environment.js";
import { UserError } from "../errors.js";
import type { JsonDocument } from "../json/document.js";

/**
 * The campaign as it will be when a change goes live, for the linter: with its staged terms, or with the live ones if nothing is staged.
 *
 * @param response - the campaign as the API returns it
 * @returns a JSON text
 */
export function presentCampaign(response: JsonDocument): string {
  const properties = writtenProperties(response, response.root, "");
  const staged = properties.some(({ name, value }) => name === '"future_terms"' && value.startsWith("{"));
  return layOutObject(properties.filter(({ name }) => !staged || name !== '"current_terms"'));
}

/**
 * The same for a campaign in a file.
 *
 * @param file - with the campaign as the API returns it, or `-`
 * @param environment - supplies standard input and the style of messages
 * @throws UserError when the file is none of a response
 */
export async function readPresent(file: string, environment: Environment): Promise<string> {
  const choice = { campaign: file, terms: undefined, current: undefined };
  const { document, form } = await readPart(file, choice, environment);
  if (form === "response") return presentCampaign(document);
  throw new UserError(
    `\`${document.name}\` is not a campaign as the API returns it (GET), with \`current_terms\` or \`future_terms\`. \`--current\` takes one.`,
  );
}
