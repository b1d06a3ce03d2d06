import { type CallContext, checkCallContext } from "@recond/evaluator";
import type { Environment } from "../environment.js";
import { UserError } from "../errors.js";
import { readText } from "../input/read-text.js";
import { parseJson, plainObject } from "../json/document.js";
import { fileError } from "../output/file-error.js";

/**
 * Reads the facts of one call.
 *
 * @param argument - a path, or `-` for standard input
 * @param environment - supplies standard input
 * @throws UserError when it is no JSON object, or has facts that cannot be
 */
export async function readCall(argument: string, environment: Environment): Promise<CallContext> {
  const { style } = environment.messages;
  const document = parseJson(await readText(argument, environment), style);
  const { root } = document;
  if (root.type !== "object") {
    throw fileError(
      document,
      { start: root.offset, end: root.offset + 1 },
      'The facts of a call are a JSON object, such as `{ "mobile": true }`.',
      style,
    );
  }
  const value: object = plainObject(document, root);
  const problems = checkCallContext(value);
  if (problems.length > 0) {
    throw new UserError(
      `The call in \`${document.name}\` has facts that cannot be used.`,
      problems.map((problem) => `  ${problem}`).join("\n"),
    );
  }
  return value;
}
