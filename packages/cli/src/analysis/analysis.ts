import {
  type Analysis,
  type MeaningName,
  type Open,
  partText,
  redundancySentence,
  type TruthTable,
  type UnknownFacts,
  withoutSettled,
} from "@recond/analyzer";
import { callText, type CampaignKnowledge, evaluate, type ReadingName, settledTruth } from "@recond/evaluator";
import { enumerated } from "@recond/documents";
import { format } from "@recond/formatter";
import { type Condition, type Diagnostic, positionsIn, predicatesOf, type VocabularyName } from "@recond/parser";
import { alignColumns, type Section, sectionsText, type Style } from "@recond/reports";
import { type Campaign, campaignJson, campaignText } from "../campaign/read-campaign.js";
import type { TextFile } from "../input/read-text.js";
import { frames } from "../input/file-error.js";

/** An analysis with what it is about. */
export interface AnalyzedCondition {
  readonly analysis: Analysis;
  /** The text of the condition and its name in code frames. */
  readonly file: TextFile;
  readonly vocabulary: VocabularyName;
  /** The campaign that has the condition, if it came in one. */
  readonly campaign: Campaign | undefined;
  /** What that campaign settles for all of its calls. */
  readonly known: CampaignKnowledge;
  readonly table: TruthTable | undefined;
}

const sentences: Readonly<Record<MeaningName, string>> = {
  always: "Every call meets this condition.",
  never: "No call can meet this condition.",
  sometimes: "Some calls meet this condition, others do not.",
  undecided: "Whether this condition can be met, or not be met, is not decided.",
};

/** An analysis as plain data: what `analyze --json` prints. */
export function analysisJson({ analysis, file, vocabulary, campaign, known, table }: AnalyzedCondition): object {
  const { meaning, why, parts, met, notMet, simplified, undecided } = analysis;
  const place = placesIn(file.text);
  const settled = settledIn(analysis.condition, known);
  const left = withoutSettled(analysis.condition, known);
  return {
    condition: format(analysis.condition),
    vocabulary,
    campaign: campaign === undefined ? null : campaignJson(campaign),
    meaning,
    sentence: sentences[meaning],
    why: why === "" ? null : why,
    parts: parts.map((node) => ({ text: format(node), ...place(node) })),
    met: met ?? null,
    notMet: notMet ?? null,
    simplified: simplified === undefined ? null : format(simplified.condition),
    unknownFacts: simplified === undefined ? null : unknownFactsJson(simplified.unknownFacts),
    redundancies: analysis.redundancies.map((redundancy) => ({
      text: format(redundancy.node),
      ...place(redundancy.node),
      why: redundancy.why,
      by: redundancy.by === undefined ? null : format(redundancy.by),
      sentence: redundancySentence(redundancy),
    })),
    facts: analysis.facts,
    table: table ?? null,
    undecided,
    ...(settled.length > 0 && { settled, left: typeof left === "boolean" ? left : format(left) }),
  };
}

/** Whether two equivalent conditions agree on unknown facts, as plain data. */
export function unknownFactsJson({ agree, example }: UnknownFacts): unknown {
  return { agree, example: example ?? null };
}

function placesIn(text: string): (node: Condition) => object {
  const positionOf = positionsIn(text);
  return ({ span }) =>
    span === undefined ? { span: null, line: null, column: null } : { span, ...positionOf(span.start) };
}

/** An analysis as text. */
export function analysisText(analyzed: AnalyzedCondition, style: Style): string {
  const { analysis, file, table } = analyzed;
  const head = `${meaningText(analysis.meaning, style)}  ${[sentences[analysis.meaning], analysis.why].join(" ").trim()}`;
  const found = [...partDiagnostics(analysis), ...redundancyDiagnostics(analysis)];
  const blocks = [
    head,
    sectionsText(sectionsOf(analyzed), style),
    ...(found.length === 0 ? [] : [frames(file, found)(style).trimEnd()]),
    ...(table === undefined ? [] : [tableText(table, style)]),
    ...(analysis.undecided.length === 0 ? [] : [undecidedText(analysis.undecided, style)]),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function meaningText(meaning: MeaningName, style: Style): string {
  const paint = { always: style.yellow, never: style.red, sometimes: style.green, undecided: style.yellow }[meaning];
  return paint(style.bold(meaning));
}

function sectionsOf({ analysis, campaign, known }: AnalyzedCondition): readonly Section[] {
  const { condition, met, notMet, facts, simplified } = analysis;
  const isShorter = simplified?.isShorter === true;
  return [
    ["condition", condition === null ? [] : [format(condition)]],
    ["simplified", isShorter ? simplifiedLines(analysis) : []],
    ["met by", met === undefined || condition === null ? [] : [callText(met)]],
    ["not met by", notMet === undefined ? [] : [callText(notMet)]],
    ["reads", facts.length === 0 ? [] : [facts.join(", ")]],
    ["campaign", campaign === undefined ? [] : campaignLines(campaign)],
    ["settled", settledLines(condition, known)],
  ];
}

/** What the campaign settles of the condition, and what it leaves of it: the rest of the analysis is about all campaigns. */
function settledLines(condition: Condition | null, known: CampaignKnowledge): readonly string[] {
  const settled = settledIn(condition, known);
  if (settled.length === 0) return [];
  const left = withoutSettled(condition, known);
  const rest =
    typeof left === "boolean"
      ? `${left ? "every" : "no"} call of this campaign meets it`
      : `it asks for ${format(left)}`;
  return [...settled.map((each) => settledSentence(each)), `So here ${rest}.`];
}

function simplifiedLines({ condition, simplified }: Analysis): readonly string[] {
  if (simplified === undefined) return [];
  const text =
    simplified.condition === null ? "the empty condition, which every call meets" : format(simplified.condition);
  return [text, ...unknownFactsLines(condition, simplified.unknownFacts, ["as written", "when simplified"])];
}

/** Whether two equivalent conditions also agree on calls with unknown facts, in words. */
export function unknownFactsLines(
  a: Condition | null,
  { agree, example }: UnknownFacts,
  [first, second]: readonly [string, string],
): readonly string[] {
  const known = "The same for every call whose facts are known";
  if (agree === "yes") return [`${known}, and for every call with unknown facts too.`];
  if (agree === "undecided" || example === undefined) return [`${known}. Unknown facts may make a difference.`];
  const [open, settled] = evaluate(a, example) === undefined ? [first, second] : [second, first];
  return [
    `${known}. Unknown facts can make a difference:`,
    `With ${callText(example)} it is undetermined ${open}, decided ${settled}.`,
  ];
}

function campaignLines(campaign: Campaign): readonly string[] {
  const { settings } = campaign;
  if (settings.record_calls) return [campaignText(campaign)];
  return [campaignText(campaign), "`record_calls` is `false`: no call is recorded, and the condition has no effect."];
}

/** Code frames beyond that would bury the answer; `--json` has them all. */
const MOST_FRAMES = 10;

function partDiagnostics({ meaning, parts }: Analysis): readonly Diagnostic[] {
  // A part that is the whole condition says nothing that the first line has not said.
  if (parts.length < 2) return [];
  return parts.slice(0, MOST_FRAMES).flatMap((part) => {
    const others = parts.filter((other) => other !== part);
    const message =
      meaning === "never"
        ? `${partText(part)} cannot hold together with ${listText(others)}.`
        : `${partText(part)} holds for every call that does not meet ${listText(others)}.`;
    return diagnosticAt(part, "warning", message);
  });
}

/** Some parts by name, the others by number. */
function listText(parts: readonly Condition[]): string {
  const named = parts.length > MOST_NAMED ? parts.slice(0, MOST_NAMED - 1) : parts;
  const left = parts.length - named.length;
  return enumerated([...named.map((part) => partText(part)), ...(left > 0 ? [`${left} more parts`] : [])], "and");
}

const MOST_NAMED = 3;

function redundancyDiagnostics({ meaning, redundancies }: Analysis): readonly Diagnostic[] {
  if (meaning !== "sometimes") return [];
  return redundancies
    .slice(0, MOST_FRAMES)
    .flatMap((redundancy) => diagnosticAt(redundancy.node, "info", redundancySentence(redundancy)));
}

function diagnosticAt({ span }: Condition, severity: "warning" | "info", message: string): readonly Diagnostic[] {
  return span === undefined ? [] : [{ code: "", severity, message, span, fixes: [] }];
}

function tableText({ predicates, rows, impossible }: TruthTable, style: Style): string {
  const head = [...predicates, "met"].map((text) => style.bold(text));
  const body = rows.map(({ truths, met }) => [...truths.map(String), met ? style.green("yes") : style.red("no")]);
  const combinations = impossible === 1 ? "1 combination" : `${impossible} combinations`;
  const left =
    impossible === 0
      ? []
      : ["", `  ${combinations} that no call can have ${impossible === 1 ? "is" : "are"} left out.`];
  return [...alignColumns([head, ...body]).map((line) => `  ${line}`), ...left].join("\n");
}

const questions: Readonly<Record<Open["question"], string>> = {
  met: "whether any call meets this condition",
  "not-met": "whether any call does not meet it",
  simplified: "whether there is a simpler form",
  redundancies: "which parts can be left out",
};

/** What was not decided, and what to do about it. */
function undecidedText(open: readonly Open[], style: Style): string {
  const reasons = [...new Set(open.map(({ reason }) => reason))];
  return sectionsText(
    [["not decided", [...open.map(({ question }) => questions[question]), ...reasons, WHAT_TO_DO]]],
    style,
  );
}

/** What helps when a search reached its limit. */
export const WHAT_TO_DO = "Raise `--node-limit`, or ask about the parts of the condition one by one.";

/** A predicate whose truth is the same for all calls of a campaign. */
export interface Settled {
  readonly predicate: string;
  readonly truth: boolean;
  /** Why, as part of a sentence. */
  readonly why: string;
  /** The readings that it rests on. */
  readonly rests: readonly ReadingName[];
}

/** What a campaign settles of a condition, each predicate once. */
export function settledIn(condition: Condition | null, known: CampaignKnowledge = {}): readonly Settled[] {
  const found = predicatesOf(condition).flatMap((node): readonly Settled[] => {
    const settled = settledTruth(node, known);
    if (settled === undefined) return [];
    return [{ predicate: format(node), truth: settled.is, why: settled.why, rests: settled.rests }];
  });
  return [...new Map(found.map((each) => [each.predicate, each])).values()];
}

/** The same in a sentence. */
export function settledSentence({ predicate, truth, why, rests }: Settled): string {
  return `${predicate} is always ${truth}: ${why}${rests.map((name) => ` [${name}]`).join("")}`;
}
