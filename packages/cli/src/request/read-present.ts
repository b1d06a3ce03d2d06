import { readPart } from "../campaign/settings-part.js";
import type { Environment } from "../environment.js";
import { UserError } from "../errors.js";

/**
 * The campaign that a request changes, for the linter.
 *
 * @param file - with the campaign as the API returns it, or `-`
 * @param environment - supplies standard input and the style of messages
 * @returns its JSON text
 * @throws UserError when the file is none of a response
 */
export async function readPresent(file: string, environment: Environment): Promise<string> {
  const choice = { campaign: file, terms: undefined, current: undefined };
  const { document, form } = await readPart(file, choice, environment);
  if (form === "response") return document.text;
  throw new UserError(
    `\`${document.name}\` is not a campaign as the API returns it (GET), with \`current_terms\` or \`future_terms\`. \`--current\` takes one.`,
  );
}
