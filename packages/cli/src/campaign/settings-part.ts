import { type JsonNode, property, spanOf } from "@recond/campaign";
import { settingNames } from "@recond/evaluator";
import type { Span } from "@recond/parser";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { readText, type TextFile } from "../input/read-text.js";
import { type JsonDocument, parseJson } from "../json/document.js";
import { fileError } from "../input/file-error.js";
import type { Style } from "../terminal/style.js";
import { requireNames } from "./check-names.js";

/** Which of the two versions of a campaign counts: the live one or the staged one. */
export type TermsName = "current" | "future";

/** The ways in which recording settings come: as the API takes them, as it returns them, or by themselves. */
export type CampaignForm = "request" | "response" | "settings";

/** What the user says about the campaign. */
export interface CampaignChoice {
  /** The file with the campaign, `-`, or what was read of it. */
  readonly campaign: string | TextFile;
  /** Which terms of a `GET` response count; the current ones unless told. */
  readonly terms: TermsName | undefined;
  /** A `GET` response that has what a request body leaves unchanged. */
  readonly current: string | undefined;
  /** Whether terms and the present campaign may be given to a campaign that has no use for them: whoever sets this checks that. */
  readonly isShared?: boolean;
  /** Whether a test file says all this, in keys instead of flags. */
  readonly isInTestFile?: boolean;
}

/** How the user gives terms or the present campaign: `--terms future`, in a test file `terms: future`; between backticks. */
export function spelled({ isInTestFile }: CampaignChoice, name: "terms" | "current", value = ""): string {
  const spelling = isInTestFile === true ? `${name}${value === "" ? "" : `: ${value}`}` : `--${name} ${value}`;
  return `\`${spelling.trim()}\``;
}

/** The part of a document that has the two settings. */
export interface SettingsPart {
  readonly document: JsonDocument;
  readonly form: CampaignForm;
  readonly terms: TermsName | null;
  readonly node: JsonNode;
}

/**
 * Reads a campaign file as far as the object that has its recording settings; what they are is not looked at.
 *
 * @param from - the file, or what was read of it
 * @param choice - says which terms count
 * @param environment - supplies standard input and the style of messages
 * @throws UserError when the file is none of a campaign, or has a name in it that would make a setting go unnoticed
 */
export async function readPart(
  from: string | TextFile,
  choice: CampaignChoice,
  environment: Environment,
): Promise<SettingsPart> {
  const { style } = environment.messages;
  const document = parseJson(typeof from === "string" ? await readText(from, environment) : from, style);
  if (document.root.type !== "object") {
    throw fileError(document, spanOf(document.root), "A campaign is a JSON object.", style);
  }
  return findPart(document, choice, style);
}

function findPart(document: JsonDocument, choice: CampaignChoice, style: Style): SettingsPart {
  const { root } = document;
  if (property(root, "current_terms") !== undefined || property(root, "future_terms") !== undefined) {
    return responsePart(document, choice, style);
  }
  const tree = property(root, "ivr_tree");
  if (tree !== undefined) {
    const node = requireObject(document, tree, "ivr_tree", style);
    requireNames(document, [root], node, style);
    return { document, form: "request", terms: null, node };
  }
  requireNames(document, [], root, style);
  if (settingNames.some((name) => property(root, name) !== undefined)) {
    return { document, form: "settings", terms: null, node: root };
  }
  throw new UserError(
    `\`${document.name}\` has no recording settings. Give a request body with \`ivr_tree\`, a response with \`current_terms\`, or an object with \`record_calls\` and \`call_recording_condition\`.`,
  );
}

function responsePart(document: JsonDocument, choice: CampaignChoice, style: Style): SettingsPart {
  const terms = choice.terms ?? "current";
  const name = `${terms}_terms`;
  const other = terms === "current" ? "future" : "current";
  const found = property(document.root, name);
  if (found === undefined || found.type === "null") {
    throw new UserError(`\`${document.name}\` has no \`${name}\`. Try ${spelled(choice, "terms", other)}.`);
  }
  const tree = property(requireObject(document, found, name, style), "ivr_tree");
  if (tree === undefined) {
    requireNames(document, [document.root], found, style);
    throw fileError(
      document,
      opening(found),
      `\`${name}\` has no \`ivr_tree\`, which holds the recording settings.`,
      style,
    );
  }
  const node = requireObject(document, tree, "ivr_tree", style);
  requireNames(document, [document.root, found], node, style);
  return { document, form: "response", terms, node };
}

function requireObject(document: JsonDocument, node: JsonNode, name: string, style: Style): JsonNode {
  if (node.type === "object") return node;
  throw fileError(document, spanOf(node), `\`${name}\` must be a JSON object.`, style);
}

/** The bracket that opens an object: the whole of it would be too much to underline. */
export function opening({ offset }: JsonNode): Span {
  return { start: offset, end: offset + 1 };
}
