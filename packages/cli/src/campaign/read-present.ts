import { readTerms } from "@recond/campaign";
import type { Environment } from "../terminal/environment.js";
import { readText } from "../input/read-text.js";
import { type JsonDocument, parseJson } from "../json/document.js";
import { fileError } from "../input/file-error.js";
import { requireNames } from "./check-names.js";
import { opening } from "./read-version.js";

/**
 * The present campaign, as the flag `--current` gives it.
 *
 * @param argument - a file with the campaign as the API returns it, or `-`
 * @throws UserError with a code frame when the file is none of a response
 */
export async function readPresent(argument: string, environment: Environment): Promise<JsonDocument> {
  const document = parseJson(await readText(argument, environment));
  const { root } = document;
  if (root.type === "object") {
    if (readTerms(root).some(({ which }) => which !== null)) return document;
    requireNames(document, [root], undefined);
  }
  throw fileError(
    document,
    opening(root),
    "`--current` takes one campaign as the API returns it (GET), with `current_terms` or `future_terms`.",
  );
}
