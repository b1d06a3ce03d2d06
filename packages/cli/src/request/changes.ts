import { rawText, readTerms, type Terms, type TermsName, type WantedSettings } from "@recond/campaign";
import { callText, settingNames } from "@recond/evaluator";
import type { JsonDocument } from "../input/json-document.js";
import type { KeptTree } from "./read-tree.js";
import { compare, type Comparison, type Relation } from "@recond/analyzer";
import { parse, shorten, showable } from "@recond/parser";
import { alignColumns } from "@recond/reports";
import { comparisonJson } from "../comparison/comparison.js";
import { settledIn, settledSentence } from "../analysis/analysis.js";
import { withKnowledge } from "../comparison/grounds.js";
import { campaignSide, type Side } from "../comparison/side.js";
import type { Environment } from "../terminal/environment.js";
import { userError } from "../terminal/errors.js";
import type { CampaignRequest } from "./build-request.js";

/** What the two settings are before a change, in one version of the campaign. */
export interface SettingsBefore {
  /** Which version; `before` where a request body does not say which it is of. */
  readonly version: "live" | "staged" | "before";
  /** The file with it. */
  readonly document: JsonDocument;
  /** JSON texts in the order of `settingNames`; undefined where a setting is missing. */
  readonly values: readonly (string | undefined)[];
}

/**
 * What the two settings are before a change. A change goes on top of the staged terms, so that the live ones alone do not say what it replaces.
 *
 * @returns the live settings and the staged ones, as far as a file has them
 */
export function settingsBefore(
  tree: KeptTree | undefined,
  present: JsonDocument | undefined,
): readonly SettingsBefore[] {
  const response = present ?? (tree?.form === "response" ? tree.document : undefined);
  if (response === undefined) {
    return tree === undefined ? [] : [settingsIn(tree.document, "before", tree.terms)];
  }
  return readTerms(response.root).flatMap((terms) => {
    if (terms.which === null || terms.settings === undefined) return [];
    return [settingsIn(response, terms.which === "current" ? "live" : "staged", terms)];
  });
}

function settingsIn(document: JsonDocument, version: SettingsBefore["version"], terms: Terms): SettingsBefore {
  const values = settingNames.map((name) => {
    const node = terms.findSetting(name)?.node;
    if (node === undefined) return undefined;
    // Two spellings of one text are one value.
    const value: unknown = node.value;
    return typeof value === "string" ? JSON.stringify(value) : rawText(document, node);
  });
  return { version, document, values };
}

/** How a request stands to one version of the campaign that it replaces. */
export type Replaced = {
  readonly version: "live" | "staged";
} & (
  | { readonly before: Side; readonly after: Side; readonly compared: Comparison }
  /** Why the version decides nothing, so that there is nothing to compare. */
  | { readonly reason: string }
);

/** Compares what a request sets with what it replaces. */
export async function compareBefore(
  settings: WantedSettings,
  before: readonly SettingsBefore[],
  environment: Environment,
): Promise<readonly Replaced[]> {
  const after = wantedSide(settings);
  const versions = before.flatMap(({ version, document }) => (version === "before" ? [] : [{ version, document }]));
  return Promise.all(
    versions.map(async ({ version, document }): Promise<Replaced> => {
      const side = await sideBefore(document, version, environment);
      if (typeof side === "string") return { version, reason: side };
      const [a, b] = withKnowledge([side, after]);
      return { version, before: a, after: b, compared: compare(a, b, "recording", {}) };
    }),
  );
}

const TERMS: Readonly<Record<Replaced["version"], TermsName>> = { live: "current", staged: "future" };

function wantedSide({ record_calls, call_recording_condition }: WantedSettings): Side {
  const { condition = null } = parse(call_recording_condition);
  return { name: "B", file: null, condition, campaign: undefined, isNone: !record_calls };
}

/** A campaign with a broken condition can be mended: that is no reason to refuse. */
async function sideBefore(
  document: SettingsBefore["document"],
  version: Replaced["version"],
  environment: Environment,
): Promise<Side | string> {
  const choice = { terms: TERMS[version], current: undefined, vocabulary: "recording", expr: false } as const;
  return campaignSide("A", document, choice, environment).catch((error: unknown) => userError(error).message);
}

/** The comparisons as plain data: as `recond diff` has them, with what is replaced as A and the request as B. */
export function replacedJson(all: readonly Replaced[]): readonly object[] {
  return all.map((each) => {
    const { version } = each;
    if ("reason" in each) return { version, relation: null, reason: each.reason };
    return { version, ...comparisonJson({ sides: [each.before, each.after], compared: each.compared }), reason: null };
  });
}

/** The comparisons for people. */
function replacedText(all: readonly Replaced[]): string {
  const texts = all.map((each) => ({ version: each.version, lines: linesOf(each) }));
  const [first, second] = texts;
  const isSame = first !== undefined && second !== undefined && first.lines.join("\n") === second.lines.join("\n");
  const rows = texts
    .slice(0, isSame ? 1 : 2)
    .flatMap(({ version, lines }) =>
      lines.map((line, index) => [index > 0 ? "" : `  ${isSame ? "live and staged" : version}`, line]),
    );
  return rows.length === 0 ? "" : `${alignColumns(rows).join("\n")}\n`;
}

function linesOf(replaced: Replaced): readonly string[] {
  if ("reason" in replaced) return [`not compared: ${replaced.reason}`];
  const { relation, onlyA, onlyB, undecided } = replaced.compared;
  const { before, after } = replaced;
  const settled = [before, after].flatMap(({ condition, known }) => settledIn(condition, known));
  return [
    `${relation === "not-equivalent" ? "not equivalent" : relation}: ${WORDS[relation]}`,
    ...(onlyA === undefined ? [] : [`no longer recorded: ${callText(onlyA.call)}`]),
    ...(onlyB === undefined ? [] : [`recorded from then on: ${callText(onlyB.call)}`]),
    ...new Set(settled.map((each) => settledSentence(each))),
    ...undecided,
  ];
}

const WORDS: Readonly<Record<Relation, string>> = {
  equivalent: "the same calls are recorded",
  stricter: "fewer calls are recorded",
  looser: "more calls are recorded",
  different: "some calls are recorded no longer, and others are from then on",
  "not-equivalent": "other calls are recorded; whether in both directions is not decided",
  undecided: "whether other calls are recorded is not decided",
};

/** Longest value before the change that is shown; the new value is shown whole. */
const MOST_SHOWN = 200;

/** What a request will change. */
export interface Change {
  readonly request: CampaignRequest;
  readonly settings: WantedSettings;
  /** The tree that it keeps. */
  readonly tree: KeptTree | undefined;
  readonly before: readonly SettingsBefore[];
  /** How it stands to what is live and staged. */
  readonly replaced: readonly Replaced[];
}

/** What a request will change, and from what, for people. */
export function changeText({ request: { method, url }, settings, tree, before, replaced }: Change): string {
  const rows = settingNames.map((name, index) => {
    const wanted = JSON.stringify(settings[name]);
    const was = wasText(
      before.map(({ version, values }) => ({ version, value: values[index] })),
      wanted,
    );
    return [`  ${name}`, was === "" ? wanted : `${wanted}  (${was})`];
  });
  const head = [`${method} ${url}`, ...alignColumns([...rows, ["  tree", treeName(tree)]]), ""].join("\n");
  return head + replacedText(replaced);
}

/** The value before, with its version where live and staged values differ. */
function wasText(
  before: readonly { readonly version: string; readonly value: string | undefined }[],
  wanted: string,
): string {
  const [first, ...others] = before;
  if (first === undefined) return "";
  if (others.some(({ value }) => value !== first.value)) {
    return before.map(({ version, value }) => `${version}: ${shown(value)}`).join(", ");
  }
  return first.value === wanted ? "as before" : `before: ${shown(first.value)}`;
}

function shown(value: string | undefined): string {
  return shorten(value ?? "not set", MOST_SHOWN);
}

function treeName(tree: KeptTree | undefined): string {
  if (tree === undefined) return "not sent (--without-tree)";
  const file = showable(tree.document.name);
  const { which } = tree.terms;
  return `kept as in ${file}${which === null ? "" : ` (${which} terms)`}`;
}
