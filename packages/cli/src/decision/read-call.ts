import { type JsonNode, plainObject, readJson, writtenNames } from "@recond/documents";
import { type CallContext, checkCallContext } from "@recond/evaluator";
import { areOfCampaign, type CallId, firstNames, formatOf, identify } from "@recond/simulator";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { readText, type TextFile } from "../input/read-text.js";
import { type JsonDocument, parseJson, requireOnce } from "../input/json-document.js";
import { fileError } from "../input/file-error.js";
import { isTable } from "../input/other-kind.js";

/** A call, and what its file calls it. */
export interface CalledCall {
  readonly id: CallId | undefined;
  readonly call: CallContext;
}

/**
 * Reads the facts of one call.
 *
 * @param argument - a path, or `-` for standard input
 * @throws UserError when it is no JSON object, or has facts that cannot be
 */
export async function readCall(argument: string, environment: Environment): Promise<CalledCall> {
  const file = await readText(argument, environment);
  requireNoCampaign(file);
  requireNoRow(file, argument);
  requireOneCall(file);
  const document = parseJson(file);
  const { root } = document;
  if (root.type !== "object") {
    const hint = root.type === "array" ? ` ${SIMULATE}` : "";
    throw fileError(document, { start: root.offset, end: root.offset + 1 }, `${NO_CALL}${hint}`);
  }
  requireFactsOnce(document, root);
  const { id, facts: value } = identify(plainObject(root));
  const problems = checkCallContext(value);
  if (problems.length > 0) {
    throw new UserError(
      `The call in \`${document.name}\` has facts that cannot be used.`,
      problems.map((problem) => `  ${problem}`).join("\n"),
    );
  }
  return { id, call: value };
}

/** Rows as the platform writes them have other names, and `repeat` needs the calls before them. */
function requireNoRow({ name, text }: TextFile, argument: string): void {
  const names = firstNames(text);
  const isRow = isTable(text) || names.has("current_calls") || (formatOf(names) ?? "call-contexts") !== "call-contexts";
  if (!isRow) return;
  throw new UserError(
    `\`${name}\` has calls as the platform writes them, and not the facts of one. \`recond simulate --campaign FILE --calls ${argument}\` decides them; \`--explain 1\` says why for the first.`,
  );
}

function requireNoCampaign({ name, text }: TextFile): void {
  if (!areOfCampaign(firstNames(text))) return;
  throw new UserError(`\`${name}\` is a campaign, and no call. Are \`--campaign\` and \`--call\` the wrong way round?`);
}

const NO_CALL = 'The facts of a call are a JSON object, such as `{ "mobile": true }`.';
const SIMULATE = "`recond simulate --calls FILE` decides a list of calls.";

/** A call log is a mistake that is easily made, and a missing comma is not what is wrong with it. */
function requireOneCall(file: TextFile): void {
  const [problem] = readJson(file.text).problems;
  if (problem?.isBehind !== true || !/^,?\s*\{/.test(file.text.slice(problem.span.start))) return;
  throw fileError(file, problem.span, `There is more than one call here. ${SIMULATE}`);
}

/** A fact may stand in an object within the call: a field of `custom_data`. */
function requireFactsOnce(document: JsonDocument, object: JsonNode): void {
  requireOnce(document, object);
  for (const { value } of writtenNames(object)) requireOnce(document, value);
}
