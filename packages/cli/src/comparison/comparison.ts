import type { Relation, TellingCall } from "@recond/analyzer";
import { format } from "@recond/formatter";
import { showable } from "@recond/parser";
import { counted, group, type Section, sectionsText, type Style } from "@recond/reports";
import type { Revision } from "../git/revisions.js";
import type { Changes, ComparedPair, TurnedCalls } from "./changes.js";
import type { Side } from "./side.js";
import {
  changedGuaranteeJson,
  changedGuaranteesText,
  changedPromisesText,
  guaranteesSummary,
} from "./changed-guarantees.js";
import { settledIn, settledSentence, unknownFactsJson, unknownFactsLines, WHAT_TO_DO } from "../analysis/analysis.js";
import { campaignJson, campaignText } from "../campaign/read-campaign.js";
import { callText } from "@recond/evaluator";

/** What was found out about A and B. */
type ComparedSides = Pick<ComparedPair, "sides" | "compared" | "turned">;

/** A comparison as plain data: what `diff --json` prints. */
export function comparisonJson(
  { sides: [a, b], compared, turned }: ComparedSides,
  guarantees?: Changes["guarantees"],
): object {
  const { relation, onlyA, onlyB, unknownFacts, undecided } = compared;
  return {
    a: sideJson(a),
    b: sideJson(b),
    relation,
    sentence: sentence(a, b, relation),
    onlyA: onlyA ?? null,
    onlyB: onlyB ?? null,
    unknownFacts: unknownFacts === undefined ? null : unknownFactsJson(unknownFacts),
    undecided,
    ...(turned !== undefined && { calls: turned }),
    ...guaranteesJson({ guarantees }),
  };
}

function guaranteesJson({ guarantees, promises = [] }: Pick<Changes, "guarantees" | "promises">): object {
  return {
    ...(guarantees && { guarantees: guarantees.map((each) => changedGuaranteeJson(each)) }),
    ...(promises.length > 0 && { promises }),
  };
}

function sideJson({ file, condition, campaign, known }: Side): unknown {
  const settled = settledIn(condition, known);
  return {
    file,
    condition: format(condition),
    campaign: campaign === undefined ? null : campaignJson(campaign),
    ...(settled.length > 0 && { settled }),
  };
}

/** Conditions are met; campaigns record. */
function sentence(a: Side, b: Side, relation: Relation): string {
  const isRecording = a.campaign !== undefined || b.campaign !== undefined;
  const [ofConditions, ofCampaigns = ofConditions] = sentences[relation];
  return isRecording ? ofCampaigns : ofConditions;
}

const sentences: Readonly<Record<Relation, readonly [ofConditions: string, ofCampaigns?: string]>> = {
  equivalent: ["A and B are met by the same calls.", "A and B record the same calls."],
  stricter: [
    "B is met by fewer calls than A: all that meet B meet A too.",
    "B records fewer calls than A: all that B records, A records too.",
  ],
  looser: [
    "B is met by more calls than A: all that meet A meet B too.",
    "B records more calls than A: all that A records, B records too.",
  ],
  different: [
    "Some calls meet A only, and others meet B only.",
    "A records calls that B does not, and B records calls that A does not.",
  ],
  "not-equivalent": ["A and B differ. Whether they differ in the other direction too is not decided."],
  undecided: ["Whether A and B differ is not decided."],
};

/** Two folders or revisions as plain data. */
export function changesJson(changes: Changes): object {
  const { compared, removed, added, unreadable, unchanged, between } = changes;
  return {
    ...(between && { git: { before: between.before, after: between.after ?? null } }),
    summary: Object.fromEntries(countsOf(changes).map(({ kind, count }) => [kind, count])),
    results: compared.map((pair) => ({
      name: pair.name,
      before: pair.before,
      ...(pair.terms !== null && { terms: pair.terms }),
      ...comparisonJson(pair),
    })),
    removed: removed.map(({ name }) => name),
    added: added.map(({ name }) => name),
    unreadable: unreadable.map(({ name, message }) => ({ name, message })),
    ...(between && { unchanged }),
    ...guaranteesJson(changes),
  };
}

/** How many there are of a kind; a campaign whose live and staged terms are compared counts for both. */
interface Count {
  readonly kind: Relation | "renamed" | "removed" | "added" | "unreadable";
  readonly count: number;
}

const RELATIONS: readonly Relation[] = ["equivalent", "stricter", "looser", "different", "not-equivalent", "undecided"];

/** The counts of all kinds, zeros included. */
export function countsOf({ compared, removed, added, unreadable, unchanged }: Changes): readonly Count[] {
  const relations = RELATIONS.map((kind) => ({
    kind,
    count: compared.filter((each) => each.compared.relation === kind).length + (kind === "equivalent" ? unchanged : 0),
  }));
  const renamed = new Set(compared.flatMap(({ name, before }) => (before === null ? [] : [name])));
  return [
    ...relations,
    { kind: "removed", count: removed.length },
    { kind: "added", count: added.length },
    { kind: "unreadable", count: unreadable.length },
    { kind: "renamed", count: renamed.size },
  ];
}

/** Two folders or revisions as text: how many there are of each kind, then every file that is not as it was. */
export function changesText(changes: Changes, style: Style): string {
  const { compared, removed, added } = changes;
  const lists = [
    ...removed.map(({ name }) => `removed: ${showable(name)}\n`),
    ...added.map(({ name }) => `added: ${showable(name)}\n`),
  ].join("");
  return [summaryText(changes), guaranteesText(changes, style), ...compared.map((pair) => pairText(pair, style)), lists]
    .filter((part) => part !== "")
    .join("\n");
}

/** What became of the guarantees; empty where nothing is promised. */
export function guaranteesText(
  { guarantees, promises = [] }: Pick<Changes, "guarantees" | "promises">,
  style: Style,
): string {
  if (guarantees === undefined) return changedPromisesText(promises);
  const summary = guaranteesSummary(guarantees) + changedPromisesText(promises);
  return guarantees.length === 0 ? summary : `${summary}\n${changedGuaranteesText(guarantees, style)}`;
}

function summaryText(changes: Changes): string {
  const counts = countsOf(changes).filter(({ count }) => count > 0);
  const [kinds, renamed] = [
    counts.filter(({ kind }) => kind !== "renamed"),
    counts.find(({ kind }) => kind === "renamed"),
  ];
  const total =
    new Set(changes.compared.map(({ name }) => name)).size +
    [changes.removed, changes.added, changes.unreadable].reduce((sum, { length }) => sum + length, changes.unchanged);
  const listed = kinds.map(({ kind, count }) => `${group(count)} ${titleOf(kind)}`).join(", ");
  const ofThese = renamed === undefined ? "" : `; ${group(renamed.count)} renamed`;
  const apart = changes.compared.some(({ terms }) => terms !== null) ? "; current and future terms count apart" : "";
  const head = changes.between === undefined ? "" : `${betweenText(changes.between)}: `;
  return `${head}${counted(total, "file")}${listed === "" ? "" : `: ${listed}`}${ofThese}${apart}\n`;
}

/** Which revisions are compared, in words. */
export function betweenText({ before, after }: NonNullable<Changes["between"]>): string {
  return `${revisionText(before)} and ${after === undefined ? "the working tree" : revisionText(after)}`;
}

/** A revision as the user called it, with the commit that it is. */
function revisionText({ name, commit }: Revision): string {
  return `${showable(name)} (${commit.slice(0, SHORT_HASH)})`;
}

/** Enough to tell commits apart, and what git itself shows or more. */
const SHORT_HASH = 10;

/** Empty for what is as it was. */
function pairText(pair: ComparedPair, style: Style): string {
  const { name, before, terms, sides, compared } = pair;
  const isSame = compared.relation === "equivalent" && compared.unknownFacts?.agree === "yes";
  if (isSame && (before === null || terms === "future")) return "";
  const version = terms === null ? "" : `, ${terms} terms`;
  const head = style.bold(showable(name)) + version + (before === null ? "" : `, which was ${showable(before)}`);
  return `${head}\n${isSame ? `${sentence(...sides, compared.relation)}\n` : comparisonText(pair, style)}`;
}

/** What the kind of a change is called in counts. */
export function titleOf(kind: Count["kind"]): string {
  if (kind === "unreadable") return "with an error";
  return kind === "not-equivalent" ? "not equivalent" : kind;
}

/** A comparison as text. */
export function comparisonText({ sides: [a, b], compared, turned }: ComparedSides, style: Style): string {
  const { relation, onlyA, onlyB, unknownFacts, undecided } = compared;
  const head = `${(relation === "equivalent" ? style.green : style.yellow)(style.bold(titleOf(relation)))}  ${sentence(a, b, relation)}`;
  const agreement = unknownFacts === undefined ? [] : unknownFactsLines(a.condition, unknownFacts, ["for A", "for B"]);
  const sections: readonly Section[] = [
    ["A", sideLines(a)],
    ["B", sideLines(b)],
    ["unknown", agreement],
    ["only A", tellingLines(onlyA, b)],
    ["only B", tellingLines(onlyB, a)],
    ["in the log", turned === undefined ? [] : [turnedText(turned)]],
    ["not decided", undecided.length === 0 ? [] : [...undecided, WHAT_TO_DO]],
  ];
  return `${head}\n\n${sectionsText(sections, style)}\n`;
}

/** What a change would have turned in a log, in words. */
export function turnedText(turned: TurnedCalls | null): string {
  if (turned === null) return "not counted: the campaign has no id by which the log knows its calls";
  const { calls, gained, lost, undetermined } = turned;
  if (calls === 0) return "the log names no call of this campaign";
  const open = undetermined === 0 ? "" : `; undetermined before or after: ${group(undetermined)}`;
  return `of ${counted(calls, "call")}, ${group(gained)} more would have been recorded, and ${group(lost)} no longer${open}`;
}

function sideLines({ file, condition, campaign, isNone, known }: Side): readonly string[] {
  const from = campaign === undefined ? file : campaignText(campaign);
  const text = condition === null ? "no condition: every call" : format(condition);
  const settled = settledIn(condition, known).map((each) => settledSentence(each));
  const lines = [...(from === null ? [] : [from]), text, ...settled];
  return isNone ? [...lines, "`record_calls` is `false`: no call is recorded, whatever the condition says."] : lines;
}

function tellingLines(telling: TellingCall | undefined, other: Side): readonly string[] {
  if (telling === undefined) return [];
  const verb = other.campaign === undefined ? "not met" : "not recorded";
  return [callText(telling.call), `${verb} by ${other.name}: ${telling.notMet}`];
}
