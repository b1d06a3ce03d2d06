import {
  type JsonNode,
  type Located,
  propertyOf,
  readTerms,
  spanOf,
  type Terms,
  type TermsForm,
  type TermsName,
} from "@recond/campaign";
import { settingNames } from "@recond/evaluator";
import { quote, type Span } from "@recond/parser";
import { parseStrict } from "@recond/parser/strict";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import { readText, type TextFile } from "../input/read-text.js";
import { type JsonDocument, parseJson } from "../input/json-document.js";
import { fileError } from "../input/file-error.js";
import { areOfCalls, firstNames } from "@recond/simulator";
import { isTable } from "../input/other-kind.js";
import { requireNames } from "./check-names.js";

/** Which terms the user wants, and how that is said. */
export interface TermsChoice {
  /** Which terms of a `GET` response count; by default the current ones. */
  readonly terms: TermsName | undefined;
  /** Whether a test file says all this, in keys instead of flags. */
  readonly isInTestFile?: boolean;
  /** Whether it is the present campaign of a request body: this goes on top of what is staged, so these terms count by default. */
  readonly isPresent?: boolean;
}

/** What the user says about the campaign. */
export interface CampaignChoice extends TermsChoice {
  /** The file with the campaign, `-`, or what was read of it, parsed or not. */
  readonly campaign: string | TextFile | JsonDocument;
  /** A `GET` response that has what a request body leaves unchanged. */
  readonly current: string | JsonDocument | undefined;
  /** Whether terms and the present campaign may be given to a campaign that has no use for them: whoever sets this checks that. */
  readonly isShared?: boolean;
  /** Whether the file is one of many, none of which the present campaign of another could complete. */
  readonly isOneOfMany?: boolean;
}

/** How the user gives terms or the present campaign: `--terms future`, in a test file `terms: future`; between backticks. */
export function spelled({ isInTestFile }: TermsChoice, name: "terms" | "current", value = ""): string {
  const spelling = isInTestFile === true ? `${name}${value === "" ? "" : `: ${value}`}` : `--${name} ${value}`;
  return `\`${spelling.trim()}\``;
}

/** The error of terms that are chosen where there are none. */
export function noTermsToChoose({ name }: TextFile, choice: TermsChoice): UserError {
  return new UserError(
    `\`${name}\` has no \`current_terms\` or \`future_terms\` to choose from. Leave out ${spelled(choice, "terms")}.`,
  );
}

/** A call log is no JSON as a whole, and what is wrong with it as such is not what is wrong. */
function requireNoCalls({ name, text }: TextFile): void {
  if (!areOfCalls(firstNames(text)) && !isTable(text)) return;
  throw new UserError(
    `\`${name}\` holds calls, and no campaign. Are the campaign and the calls the wrong way round? The campaign is given with \`--campaign\`, a call with \`--call\`, a log with \`--calls\`.`,
  );
}

/** The version of a campaign in a file that counts. */
export interface Version {
  readonly document: JsonDocument;
  /** Settings with something else beside them are still settings by themselves where there is no `ivr_tree`. */
  readonly form: TermsForm;
  readonly terms: Terms;
  /** The object with the recording settings. */
  readonly settings: Located;
}

/**
 * Reads a campaign file as far as the object that has its recording settings; what they are is not looked at.
 *
 * @param from - the file, or what was read of it
 * @throws UserError when the file is none of a campaign, or has a name in it that would make a setting go unnoticed
 */
export async function readVersion(
  from: string | TextFile | JsonDocument,
  choice: TermsChoice,
  environment: Environment,
): Promise<Version> {
  const file = typeof from === "string" ? await readText(from, environment) : from;
  requireNoCalls(file);
  requireNoCondition(file);
  const document = isParsed(file) ? file : parseJson(file);
  if (document.root.type !== "object") {
    const advice = document.root.type === "array" ? " Of a list, give each campaign in a file of its own." : "";
    throw fileError(document, spanOf(document.root), `A campaign is a JSON object.${advice}`);
  }
  return versionIn(document, choice);
}

/** @throws UserError when there is nothing but a condition */
function requireNoCondition({ name, text }: TextFile): void {
  if (text.trim() === "" || parseStrict(text) === undefined) return;
  throw new UserError(
    `${quote(name)} holds a condition, and no campaign. A campaign says \`record_calls\` as well: \`{ "record_calls": true, "call_recording_condition": "…" }\`.`,
  );
}

function isParsed(file: TextFile | JsonDocument): file is JsonDocument {
  return "root" in file;
}

/**
 * The version that counts of a campaign that was read.
 *
 * @param document - with an object
 * @throws UserError when it is none of a campaign, or has a name in it that would make a setting go unnoticed
 */
export function versionIn(document: JsonDocument, choice: TermsChoice): Version {
  const { root } = document;
  const terms = chosenTerms(document, choice);
  const tree = propertyOf(terms, "ivr_tree");
  if (tree === undefined) return versionWithoutTree(document, terms);
  const settings = requireObject(document, tree, "ivr_tree");
  requireNames(document, terms.which === null ? [root] : [root, terms.node], settings.node);
  return { document, form: terms.form, terms, settings };
}

function chosenTerms(document: JsonDocument, choice: TermsChoice): Terms {
  const campaign: Located = { node: document.root, path: [] };
  const isResponse = ["current_terms", "future_terms"].some((name) => propertyOf(campaign, name) !== undefined);
  const isStaged = choice.isPresent === true && propertyOf(campaign, "future_terms")?.node.type === "object";
  const which = isResponse ? (choice.terms ?? (isStaged ? "future" : "current")) : null;
  const beside = isResponse ? propertyOf(campaign, "ivr_tree") : undefined;
  if (beside !== undefined) {
    const message =
      "There is an `ivr_tree` beside the terms of a response, which have their own: which of them counts is not documented. Leave one of them out.";
    throw fileError(document, opening(beside.node), message);
  }
  const terms = readTerms(document.root).find((each) => each.which === which);
  if (terms !== undefined) return terms;
  const name = `${which}_terms`;
  const held = propertyOf(campaign, name);
  if (held !== undefined && held.node.type !== "null") requireObject(document, held, name);
  const other = which === "current" ? "future" : "current";
  throw new UserError(`\`${document.name}\` has no \`${name}\`. Try ${spelled(choice, "terms", other)}.`);
}

/** Settings may stand by themselves; in a response they never do. */
function versionWithoutTree(document: JsonDocument, terms: Terms): Version {
  const { which, node } = terms;
  if (which === null) requireNames(document, [], node);
  else {
    requireNames(document, [document.root, node], undefined);
    const message = `\`${which}_terms\` has no \`ivr_tree\`, which holds the recording settings.`;
    throw fileError(document, opening(node), message);
  }
  if (settingNames.some((name) => propertyOf(terms, name) !== undefined)) {
    return { document, form: "settings", terms, settings: terms };
  }
  throw new UserError(
    `\`${document.name}\` has no recording settings. Give a request body with \`ivr_tree\`, a response with \`current_terms\`, or an object with \`record_calls\` and \`call_recording_condition\`.`,
  );
}

function requireObject(document: JsonDocument, found: Located, name: string): Located {
  if (found.node.type === "object") return found;
  throw fileError(document, spanOf(found.node), `\`${name}\` must be a JSON object.`);
}

/** The bracket that opens an object: the whole of it would be too much to underline. */
export function opening({ offset }: JsonNode): Span {
  return { start: offset, end: offset + 1 };
}

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
