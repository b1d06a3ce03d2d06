import type { Comparison, Relation, TellingCall } from "@recond/analyzer";
import { format } from "@recond/formatter";
import { showable } from "@recond/parser";
import { counted, type Style } from "@recond/reports";
import type { Member } from "./folders.js";
import type { Side } from "./side.js";
import { type Section, sectionsText, unknownFactsJson, unknownFactsLines, WHAT_TO_DO } from "./analysis.js";
import { campaignJson, campaignText } from "../campaign/campaign.js";
import { callText } from "@recond/evaluator";

/** A comparison as plain data: what `diff --json` prints. */
export function comparisonJson(a: Side, b: Side, compared: Comparison): object {
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
  };
}

function sideJson({ file, condition, campaign }: Side): unknown {
  return {
    file,
    condition: format(condition),
    campaign: campaign === undefined ? null : campaignJson(campaign),
  };
}

/** Conditions are met; campaigns record. */
function sentence(a: Side, b: Side, relation: Relation): string {
  const isRecording = a.campaign !== undefined || b.campaign !== undefined;
  return sentences[relation](isRecording ? "records" : "meets");
}

type Verb = "records" | "meets";

const sentences: Readonly<Record<Relation, (verb: Verb) => string>> = {
  equivalent: (verb) => (verb === "records" ? "A and B record the same calls." : "A and B are met by the same calls."),
  stricter: (verb) =>
    verb === "records"
      ? "B records fewer calls than A: all that B records, A records too."
      : "B is met by fewer calls than A: all that meet B meet A too.",
  looser: (verb) =>
    verb === "records"
      ? "B records more calls than A: all that A records, B records too."
      : "B is met by more calls than A: all that meet A meet B too.",
  different: (verb) =>
    verb === "records"
      ? "A records calls that B does not, and B records calls that A does not."
      : "Some calls meet A only, and others meet B only.",
  "not-equivalent": () => "A and B differ. Whether they differ in the other direction too is not decided.",
  undecided: () => "Whether A and B differ is not decided.",
};

/** How a file of one folder stands to that of the other. */
export interface ComparedPair {
  readonly name: string;
  /** What it was called, if that was something else. */
  readonly before: string | null;
  readonly sides: readonly [Side, Side];
  readonly compared: Comparison;
}

/** What of two folders was not compared. */
interface Uncompared {
  /** All pairs, those with an error included. */
  readonly pairs: readonly unknown[];
  readonly removed: readonly Member[];
  readonly added: readonly Member[];
}

/** Two folders as plain data. */
export function foldersJson(pairs: readonly ComparedPair[], { removed, added }: Uncompared): object {
  return {
    results: pairs.map(({ name, before, sides, compared }) => ({
      name,
      before,
      ...comparisonJson(...sides, compared),
    })),
    removed: removed.map(({ name }) => name),
    added: added.map(({ name }) => name),
  };
}

/** Two folders as text: every file that is not as it was, then how many there are of each kind. */
export function foldersText(compared: readonly ComparedPair[], folders: Uncompared, style: Style): string {
  const { removed, added, pairs } = folders;
  const lists = [
    ...removed.map(({ name }) => `removed: ${showable(name)}\n`),
    ...added.map(({ name }) => `added: ${showable(name)}\n`),
  ].join("");
  const kinds = [
    ...compared.map((pair) => titleOf(pair.compared.relation)),
    ...removed.map(() => "removed"),
    ...added.map(() => "added"),
    ...pairs.slice(compared.length).map(() => "with an error"),
  ];
  const counts = [...new Set(kinds)].map((kind) => `${kinds.filter((each) => each === kind).length} ${kind}`);
  const summary = `${counted(kinds.length, "file")}: ${counts.join(", ")}\n`;
  return [...compared.map((pair) => pairText(pair, style)), lists, summary].filter((part) => part !== "").join("\n");
}

/** Empty for what is as it was. */
function pairText({ name, before, sides, compared }: ComparedPair, style: Style): string {
  const isSame = compared.relation === "equivalent" && compared.unknownFacts?.agree === "yes";
  if (isSame && before === null) return "";
  const head = style.bold(showable(name)) + (before === null ? "" : `, which was ${showable(before)}`);
  return `${head}\n${isSame ? `${sentence(...sides, compared.relation)}\n` : comparisonText(...sides, compared, style)}`;
}

function titleOf(relation: Relation): string {
  return relation === "not-equivalent" ? "not equivalent" : relation;
}

/** A comparison as text. */
export function comparisonText(a: Side, b: Side, compared: Comparison, style: Style): string {
  const { relation, onlyA, onlyB, unknownFacts, undecided } = compared;
  const head = `${(relation === "equivalent" ? style.green : style.yellow)(style.bold(titleOf(relation)))}  ${sentence(a, b, relation)}`;
  const agreement = unknownFacts === undefined ? [] : unknownFactsLines(a.condition, unknownFacts, ["for A", "for B"]);
  const sections: readonly Section[] = [
    ["A", sideLines(a)],
    ["B", sideLines(b)],
    ["unknown", agreement],
    ["only A", tellingLines(onlyA, b)],
    ["only B", tellingLines(onlyB, a)],
    ["not decided", undecided.length === 0 ? [] : [...undecided, WHAT_TO_DO]],
  ];
  return `${head}\n\n${sectionsText(sections, style)}\n`;
}

function sideLines({ file, condition, campaign, isNone }: Side): readonly string[] {
  const from = campaign === undefined ? file : campaignText(campaign);
  const text = condition === null ? "no condition: every call" : format(condition);
  const lines = [...(from === null ? [] : [from]), text];
  return isNone ? [...lines, "`record_calls` is `false`: no call is recorded, whatever the condition says."] : lines;
}

function tellingLines(telling: TellingCall | undefined, other: Side): readonly string[] {
  if (telling === undefined) return [];
  const verb = other.campaign === undefined ? "not met" : "not recorded";
  return [callText(telling.call), `${verb} by ${other.name}: ${telling.notMet}`];
}
