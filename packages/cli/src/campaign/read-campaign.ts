import {
  DEFAULT_REPEAT_DAYS,
  type JsonNode,
  propertyOf,
  rawText,
  readNumber,
  readTerms,
  relocate,
  repeatWindowIn,
  spanOf,
  type Terms,
  type TermsForm,
  type TermsName,
} from "@recond/campaign";
import { type RecordingSettings, type SettingName, settingNames } from "@recond/evaluator";
import { type Condition, parse, quote, showable } from "@recond/parser";
import type { Environment } from "../terminal/environment.js";
import { UserError } from "../terminal/errors.js";
import type { TextFile } from "../input/read-text.js";
import { type JsonDocument, parseJson } from "../input/json-document.js";
import { fileError, frames } from "../input/file-error.js";
import { type CampaignChoice, noTermsToChoose, opening, readVersion, spelled, type Version } from "./read-version.js";
import { idsIn, logIdsIn, requireSame, type SaidId } from "./same-campaign.js";
import { format } from "@recond/formatter";

/** The recording settings of a campaign and where they were found. */
export interface Campaign {
  readonly file: string;
  readonly form: TermsForm;
  /** Which terms of the response counted; null when the document has no terms. */
  readonly terms: TermsName | null;
  readonly settings: RecordingSettings;
  /** The tree of the settings' condition; null when there is none. */
  readonly condition: Condition | null;
  /** The file that supplied a setting which the request body leaves unchanged. */
  readonly completedBy: string | null;
  /** The ids that the document has. */
  readonly ids: readonly SaidId[];
}

/** A campaign out of files, with what its calls' facts follow from. */
export interface ReadCampaign extends Campaign {
  /** Its ids by the names that they have in a call log. */
  readonly logIds: Readonly<Record<string, string>>;
  /** What the campaign says beside the settings, such as its hours. */
  readonly facts: Terms;
  /** Over how many days `repeat` looks back. */
  readonly repeatWindowDays: number;
}

/**
 * Reads a campaign's recording settings, in whichever form they come.
 *
 * @throws UserError when the settings are missing, incomplete or invalid; with a code frame where there is a place to show
 */
export async function readCampaign(choice: CampaignChoice, environment: Environment): Promise<ReadCampaign> {
  const main = await readVersion(choice.campaign, choice, environment);
  const current =
    choice.current === undefined
      ? undefined
      : await readVersion(choice.current, { ...choice, isPresent: true }, environment);
  const lacking =
    main.form === "request" ? settingNames.filter((name) => propertyOf(main.settings, name) === undefined) : [];
  requireSensible(choice, main, current, lacking.length === 0);
  const [first] = lacking;
  if (first !== undefined && current === undefined) throw incomplete(main, first, choice);
  if (current !== undefined && lacking.length > 0) requireSameCampaign(choice, main, current);
  const from = (name: SettingName): Version => (current !== undefined && lacking.includes(name) ? current : main);
  const record_calls = readRecordCalls(from("record_calls"));
  const { text, condition } = readCondition(from("call_recording_condition"));
  return {
    file: main.document.name,
    form: main.form,
    terms: main.terms.which ?? (lacking.length > 0 ? (current?.terms.which ?? null) : null),
    settings: { record_calls, call_recording_condition: text },
    condition,
    completedBy: lacking.length > 0 && current !== undefined ? current.document.name : null,
    ids: idsIn(main.document),
    logIds: logIdsIn(main.document),
    ...factsOf(main, current, choice),
  };
}

/** A request body leaves unchanged what it does not name: the present campaign has it. */
function factsOf(
  main: Version,
  current: Version | undefined,
  { terms }: CampaignChoice,
): Pick<ReadCampaign, "facts" | "repeatWindowDays"> {
  const present = current && { present: current.document.root, presentTerms: terms ?? "future" };
  const facts = (main.form === "request" ? readTerms(main.document.root, present)[0] : undefined) ?? main.terms;
  const found = repeatWindowIn(facts);
  const days = readNumber(found?.node);
  if (days === null) return { facts, repeatWindowDays: DEFAULT_REPEAT_DAYS };
  if (days !== "unclear" && days > 0) return { facts, repeatWindowDays: days };
  const message = "`repeat_window_days` must be a number of days: over so many `repeat` looks back.";
  throw found?.isOwn === true ? fileError(main.document, spanOf(found.node), message) : new UserError(message);
}

/** What one campaign leaves out is not to be found in another. */
function requireSameCampaign(choice: CampaignChoice, main: Version, current: Version): void {
  const advice = `${spelled(choice, "current")} takes the present state of the campaign that \`${main.document.name}\` is for.`;
  requireSame(
    [main, current].flatMap(({ document }) => idsIn(document)),
    advice,
  );
}

/**
 * Whether a document is a response with both versions of a campaign, the live one and the staged one.
 *
 * @throws UserError when it is no JSON
 */
export function hasBothTerms(file: TextFile): boolean {
  const { root } = parseJson(file);
  return root.type === "object" && readTerms(root).filter(({ which }) => which !== null).length === 2;
}

/** Refuses options that have no effect, rather than ignoring them. */
function requireSensible(
  choice: CampaignChoice,
  main: Version,
  current: Version | undefined,
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
    throw noTermsToChoose(main.document, choice);
  }
}

/** A request body decides nothing unless it has both settings ([R2]). */
function incomplete({ document }: Version, name: SettingName, choice: CampaignChoice): UserError {
  const advice =
    choice.isOneOfMany === true
      ? "Write both settings into it, or compare it alone, with `--current FILE`."
      : `Add ${spelled(choice, "current", "FILE")} with the campaign as the API returns it (GET).`;
  return new UserError(
    `The request body \`${document.name}\` has no \`${name}\`, so it leaves the campaign's present one as it is, and decides nothing by itself. ${advice}`,
  );
}

function readRecordCalls({ document, settings }: Version): boolean {
  const node = propertyOf(settings, "record_calls")?.node;
  if (node === undefined) {
    const message = "`record_calls` is missing here. Add `true` or `false`.";
    throw fileError(document, opening(settings.node), message);
  }
  if (node.type === "boolean") return node.value === true;
  const message = `\`record_calls\` must be \`true\` or \`false\`, without quotes, not ${excerpt(document, node)}.`;
  throw fileError(document, spanOf(node), message);
}

function readCondition({ document, form, settings }: Version): {
  readonly text: string | null;
  readonly condition: Condition | null;
} {
  const node = propertyOf(settings, "call_recording_condition")?.node;
  if (node === undefined || (node.type === "null" && form !== "request")) return { text: null, condition: null };
  if (node.type === "null") throw fileError(document, spanOf(node), nullCondition);
  if (node.type !== "string") {
    const message = `\`call_recording_condition\` must be a text in quotes, not ${excerpt(document, node)}.`;
    throw fileError(document, spanOf(node), message);
  }
  const text = String(node.value);
  const { condition, valid, diagnostics } = parse(text);
  if (valid) return { text, condition };
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  throw new UserError(
    `The recording condition in \`${document.name}\` has an error, so it decides nothing.`,
    frames(document, relocate(document, node, errors)),
  );
}

const nullCondition =
  'What a condition of `null` does in a request body is not documented. Write `""` to remove the condition, or leave it out to keep the present one.';

function excerpt(document: JsonDocument, node: JsonNode): string {
  return quote(rawText(document, node).replaceAll(/\s+/g, " "));
}

/** Which settings decided, for programs. */
export interface CampaignJson extends Pick<Campaign, "file" | "form" | "terms" | "completedBy"> {
  readonly recordCalls: boolean;
  /** The canonical condition, `""` when there is none. */
  readonly condition: string;
}

/** A campaign as plain data. */
export function campaignJson({ file, form, terms, completedBy, settings, condition }: Campaign): CampaignJson {
  return { file, form, terms, completedBy, recordCalls: settings.record_calls, condition: format(condition) };
}

/** Where the settings come from, in a line: which terms counted, and what another file supplied. */
export function campaignText({ form, terms, ...files }: Campaign): string {
  const file = showable(files.file);
  const completedBy = files.completedBy === null ? null : showable(files.completedBy);
  const ofTerms = terms === null ? "" : `, ${terms} terms`;
  if (form === "response") return `${file} (as the API returns it${ofTerms})`;
  if (form === "settings") return `${file} (settings alone)`;
  return `${file} (request body${completedBy === null ? "" : `, completed by ${completedBy}${ofTerms}`})`;
}
