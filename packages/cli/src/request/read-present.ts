import { property } from "@recond/campaign";
import { readPart } from "../campaign/settings-part.js";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { readText } from "../input/read-text.js";
import { type JsonDocument, parseJson } from "../json/document.js";

/**
 * The campaign that a request changes, for the linter and to say what it changes.
 *
 * @param argument - a file with the campaign as the API returns it, or `-`
 * @param environment - supplies standard input and the style of messages
 * @throws UserError when the file is none of a response
 */
export async function readPresent(argument: string, environment: Environment): Promise<JsonDocument> {
  const file = await readText(argument, environment);
  const { root } = parseJson(file, environment.messages.style);
  // A campaign that was never live has staged terms only.
  const isStagedOnly =
    property(root, "current_terms")?.type !== "object" && property(root, "future_terms")?.type === "object";
  const choice = { campaign: file, terms: isStagedOnly ? ("future" as const) : undefined, current: undefined };
  const { document, form } = await readPart(file, choice, environment);
  if (form === "response") return document;
  throw new UserError(
    `\`${document.name}\` is not a campaign as the API returns it (GET), with \`current_terms\` or \`future_terms\`. \`--current\` takes one.`,
  );
}
