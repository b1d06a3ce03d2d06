import type { Comparison, Relation, TellingCall } from "@recond/analyzer";
import { format } from "@recond/formatter";
import type { Style } from "@recond/reports";
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

/** A comparison as text. */
export function comparisonText(a: Side, b: Side, compared: Comparison, style: Style): string {
  const { relation, onlyA, onlyB, unknownFacts, undecided } = compared;
  const title = relation === "not-equivalent" ? "not equivalent" : relation;
  const head = `${(relation === "equivalent" ? style.green : style.yellow)(style.bold(title))}  ${sentence(a, b, relation)}`;
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
