import { type JsonNode, property, rawText, relocate } from "@recond/campaign";
import { type RecordingSettings, type SettingName, settingNames } from "@recond/evaluator";
import { type Condition, parse, quote } from "@recond/parser";
import type { Environment } from "../environment.js";
import { UserError } from "../errors.js";
import { readText, type TextFile } from "../input/read-text.js";
import { type JsonDocument, parseJson } from "../json/document.js";
import { fileError, frames } from "../output/file-error.js";
import type { Style } from "../output/style.js";
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

/** How the user gives terms or the present campaign: `--terms future`, in a test file `terms: future`. */
function spelled({ isInTestFile }: CampaignChoice, name: "terms" | "current", value = ""): string {
  const spelling = isInTestFile === true ? `${name}${value === "" ? "" : `: ${value}`}` : `--${name} ${value}`;
  return `\`${spelling.trim()}\``;
}

/** The recording settings of a campaign and where they were found. */
export interface Campaign {
  readonly file: string;
  readonly form: CampaignForm;
  /** Which terms of the response counted; null when the document has no terms. */
  readonly terms: TermsName | null;
  readonly settings: RecordingSettings;
  /** The tree of the settings' condition; null when there is none. */
  readonly condition: Condition | null;
  /** The file that supplied a setting which the request body leaves unchanged. */
  readonly completedBy: string | null;
}

/** The part of a document that has the two settings. */
interface SettingsPart {
  readonly document: JsonDocument;
  readonly form: CampaignForm;
  readonly terms: TermsName | null;
  readonly node: JsonNode;
}

/**
 * Reads a campaign's recording settings, in whichever form they come.
 *
 * @param choice - the files and the terms
 * @param environment - supplies standard input and the style of messages
 * @throws UserError when the settings are missing, incomplete or invalid; with a code frame where there is a place to show
 */
export async function readCampaign(choice: CampaignChoice, environment: Environment): Promise<Campaign> {
  const { style } = environment.messages;
  const main = await readPart(choice.campaign, choice, environment);
  const current = choice.current === undefined ? undefined : await readPart(choice.current, choice, environment);
  const lacking = main.form === "request" ? settingNames.filter((name) => property(main.node, name) === undefined) : [];
  requireSensible(choice, main, current, lacking.length === 0);
  const [first] = lacking;
  if (first !== undefined && current === undefined) throw incomplete(main, first, choice);
  const from = (name: SettingName): SettingsPart => (current !== undefined && lacking.includes(name) ? current : main);
  const record_calls = readRecordCalls(from("record_calls"), style);
  const { text, condition } = readCondition(from("call_recording_condition"), style);
  return {
    file: main.document.name,
    form: main.form,
    terms: main.terms ?? (lacking.length > 0 ? (current?.terms ?? null) : null),
    settings: { record_calls, call_recording_condition: text },
    condition,
    completedBy: lacking.length > 0 && current !== undefined ? current.document.name : null,
  };
}

async function readPart(
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
      spanOf(found, 1),
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

/**
 * Whether a document is a response with both versions of a campaign, the live one and the staged one.
 *
 * @param file - the document
 * @param style - of the stream that an error will be printed to
 * @throws UserError when it is no JSON
 */
export function hasBothTerms(file: TextFile, style: Style): boolean {
  const { root } = parseJson(file, style);
  return ["current_terms", "future_terms"].every((name) => property(root, name)?.type === "object");
}

/** Refuses options that have no effect, rather than ignoring them. */
function requireSensible(
  choice: CampaignChoice,
  main: SettingsPart,
  current: SettingsPart | undefined,
  isComplete: boolean,
): void {
  if (current !== undefined && isComplete && choice.isShared !== true) {
    const why = main.form === "request" ? "has both settings" : "is no request body, so its settings are complete";
    throw new UserError(`\`${main.document.name}\` ${why}. Leave out ${spelled(choice, "current")}.`);
  }
  if (current?.form === "request") {
    throw new UserError(
      `\`${current.document.name}\` is a request body too. ${spelled(choice, "current")} takes the campaign as the API returns it (GET).`,
    );
  }
  if (
    choice.terms !== undefined &&
    choice.isShared !== true &&
    main.form !== "response" &&
    current?.form !== "response"
  ) {
    throw new UserError(
      `\`${main.document.name}\` has no \`current_terms\` or \`future_terms\` to choose from. Leave out ${spelled(choice, "terms")}.`,
    );
  }
}

/** A request body decides nothing unless it has both settings ([R2]). */
function incomplete(part: SettingsPart, name: SettingName, choice: CampaignChoice): UserError {
  return new UserError(
    `The request body \`${part.document.name}\` has no \`${name}\`, so it leaves the campaign's present one as it is, and decides nothing by itself. Add ${spelled(choice, "current", "FILE")} with the campaign as the API returns it (GET).`,
  );
}

function readRecordCalls(part: SettingsPart, style: Style): boolean {
  const node = property(part.node, "record_calls");
  if (node === undefined) {
    throw fileError(
      part.document,
      spanOf(part.node, 1),
      "`record_calls` is missing here. Add `true` or `false`.",
      style,
    );
  }
  if (node.type === "boolean") return node.value === true;
  throw fileError(
    part.document,
    spanOf(node),
    `\`record_calls\` must be \`true\` or \`false\`, without quotes, not ${excerpt(part, node)}.`,
    style,
  );
}

function readCondition(
  part: SettingsPart,
  style: Style,
): { readonly text: string | null; readonly condition: Condition | null } {
  const node = property(part.node, "call_recording_condition");
  if (node === undefined || (node.type === "null" && part.form !== "request")) return { text: null, condition: null };
  if (node.type === "null") throw fileError(part.document, spanOf(node), nullCondition, style);
  if (node.type !== "string") {
    throw fileError(
      part.document,
      spanOf(node),
      `\`call_recording_condition\` must be a text in quotes, not ${excerpt(part, node)}.`,
      style,
    );
  }
  const text = String(node.value);
  const { condition, valid, diagnostics } = parse(text);
  if (valid && condition !== undefined) return { text, condition };
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  throw new UserError(
    `The recording condition in \`${part.document.name}\` has an error, so it decides nothing.`,
    frames(part.document, relocate(part.document, node, errors), style),
  );
}

const nullCondition =
  'What a condition of `null` does in a request body is not documented. Write `""` to remove the condition, or leave it out to keep the present one.';

function spanOf(node: JsonNode, length: number = node.length): { readonly start: number; readonly end: number } {
  return { start: node.offset, end: node.offset + length };
}

function excerpt(part: SettingsPart, node: JsonNode): string {
  return quote(rawText(part.document, node).replaceAll(/\s+/g, " "));
}
