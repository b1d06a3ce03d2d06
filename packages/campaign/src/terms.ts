import { type JsonNode, property } from "@recond/documents";
import { settingNames } from "@recond/evaluator";
import { requireObject } from "@recond/parser";
import { elementsOf, type Found, type Located, objectIn, propertyOf } from "./json/located.js";
import { once } from "./once.js";
import { type ConditionPlace, conditionsIn } from "./places.js";
import { readStep } from "./ivr/read-step.js";
import type { Step } from "./ivr/step.js";

/** The ways in which a campaign comes: as the API takes it, as it returns it, or the recording settings by themselves. */
export type TermsForm = "request" | "response" | "settings";

/** Which version of a response: the live one or the staged one. */
export type TermsName = "current" | "future";

/** One version of a campaign, as a document gives it. */
export interface Terms extends Located {
  readonly form: TermsForm;
  /** Null for what has no versions. */
  readonly which: TermsName | null;
  /** The campaign's outermost object: the whole document, or an element of a list of campaigns. */
  readonly campaign: Located;
  /**
   * Whether what is missing here is missing from the campaign, too. A request body by itself is not complete: it leaves
   * unchanged what it does not name ([R2]).
   */
  readonly isComplete: boolean;
  /** The object that holds `record_calls` and the other settings; undefined when it is absent or no object. */
  readonly settings: Located | undefined;
  /** The conditions in this document, in the order of their kinds: settings, IVR tree, pay policies. */
  readonly conditions: readonly ConditionPlace[];
  /** A property of the terms such as `hours`, or that of the present campaign if a request body does not name it. */
  readonly find: (name: string) => Found | undefined;
  /** A property of `ivr_tree` such as `record_calls` or `root`, or that of the present campaign if a request body does not name it. */
  readonly findSetting: (name: string) => Found | undefined;
  /**
   * A property of the campaign around the terms, such as `custom_data_dictionary`, or that of the present
   * campaign if a request body does not name it.
   */
  readonly findInCampaign: (name: string) => Found | undefined;
  /** The IVR tree: what `readSteps` gives. It may be large, so it is made once, when it is first asked for. */
  readonly steps: () => Step | undefined;
}

/** What a reader knows about a document that does not stand in it. */
export interface ReadTermsOptions {
  /** Whether a request body sets all that there is, as one that creates a campaign does. */
  readonly complete?: boolean | undefined;
  /**
   * The outermost value of the campaign as the API returns it (`GET`). It supplies what a request body leaves unchanged. A list
   * of campaigns is not completed, as nobody knows which of them this is.
   */
  readonly present?: JsonNode | undefined;
  /**
   * Which version of it that is: `future_terms` by default, as the platform stages a change on top of what is staged; the other one
   * where there is no such version.
   */
  readonly presentTerms?: TermsName | undefined;
}

/** What the terms of one document have in common. */
interface Context {
  readonly complete: boolean;
  readonly present: Terms | undefined;
}

/**
 * The terms of all campaigns in a document, in order: one of a request body or of settings alone, one or two of a response, the
 * current ones first. Terms that are no objects are left out. Conditions or an `ivr_tree` beside the terms of a response, where they do not
 * belong, are read like a request body, so that no condition of a document goes unseen.
 *
 * @param root - the document's outermost value: a campaign, or a list of campaigns
 */
export function readTerms(root: JsonNode, options: ReadTermsOptions = {}): readonly Terms[] {
  requireObject("The document is the `root` that `readJson` gives", root, "offset");
  requireObject("The options are an object", options);
  const document: Located = { node: root, path: [] };
  if (root.type === "array") {
    const context = { complete: options.complete === true, present: undefined };
    return elementsOf(document).flatMap((campaign) => termsOf(campaign, context));
  }
  return termsOf(document, { complete: options.complete === true, present: presentTerms(options) });
}

/**
 * Every condition of a campaign document: of the request body, of both terms of a response, or of settings alone.
 *
 * @returns the places, for each campaign in the order of their kinds: settings, IVR tree, pay policies
 */
export function conditionPlaces(document: JsonNode): readonly ConditionPlace[] {
  return readTerms(document).flatMap(({ conditions }) => conditions);
}

function presentTerms({ present, presentTerms: wanted = "future" }: ReadTermsOptions): Terms | undefined {
  if (present === undefined || present.type === "array") return undefined;
  const versions = readTerms(present);
  return versions.find(({ which }) => which === wanted) ?? versions.at(-1);
}

const versionNames: readonly TermsName[] = ["current", "future"];

function termsOf(campaign: Located, context: Context): readonly Terms[] {
  if (campaign.node.type !== "object") return [];
  const versions = versionNames.flatMap((which) => {
    const terms = objectIn(campaign, `${which}_terms`);
    return terms === undefined ? [] : [termsAt(terms, campaign, which, context)];
  });
  const isResponse = versionNames.some((which) => has(campaign, `${which}_terms`));
  const isMore = has(campaign, "ivr_tree") || conditionsIn(campaign).length > 0;
  return isResponse && !isMore ? versions : [termsAt(campaign, campaign, null, context), ...versions];
}

/** The names of settings, and names that only a campaign has: a document with one of the latter is more than settings. */
const ownNames = [...settingNames, "whisper_prompt_condition"];
const campaignNames = [
  "ivr_tree",
  "timezone",
  "operating_24_7",
  "hours",
  "named_regions",
  "advertiser_payin",
  "affiliate_payout",
  "current_terms",
  "future_terms",
];

function formOf(terms: Located, which: Terms["which"]): TermsForm {
  if (which !== null) return "response";
  const isSettings = ownNames.some((name) => has(terms, name)) && !campaignNames.some((name) => has(terms, name));
  return isSettings ? "settings" : "request";
}

function termsAt(terms: Located, campaign: Located, which: Terms["which"], context: Context): Terms {
  const form = formOf(terms, which);
  const settings = form === "settings" ? terms : objectIn(terms, "ivr_tree");
  const present = form === "request" ? context.present : undefined;
  const isOwn = true;
  const findSetting: Terms["findSetting"] = (name) =>
    (settings && propertyOf({ ...settings, isOwn }, name)) ?? foreign(present?.findSetting(name));
  return {
    ...terms,
    form,
    which,
    campaign,
    isComplete: form !== "request" || context.complete || present?.isComplete === true,
    settings,
    conditions: conditionsIn(terms),
    find: (name) => propertyOf({ ...terms, isOwn }, name) ?? foreign(present?.find(name)),
    findSetting,
    findInCampaign: (name) => propertyOf({ ...campaign, isOwn }, name) ?? foreign(present?.findInCampaign(name)),
    steps: once(() => {
      const root = findSetting("root");
      return root?.node.type === "object" ? readStep(root) : undefined;
    }),
  };
}

/** A value of the present campaign does not stand in this document. */
function foreign(found: Found | undefined): Found | undefined {
  return found && { ...found, isOwn: false };
}

function has(object: Located, name: string): boolean {
  return property(object.node, name) !== undefined;
}
