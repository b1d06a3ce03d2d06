import { keepingText, oddityOf, proofJson } from "@recond/analyzer";
import { callText, type OtherReadings } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { showable } from "@recond/parser";
import { counted, firstOf, group, type Style } from "@recond/reports";
import { fixText } from "../comparison/changed-guarantees.js";
import { nothingYet, type Outcome } from "./outcomes.js";
import type { Promised } from "./promises.js";
import type { Tested } from "./prove-campaign.js";
import type { Failure, Proven } from "./prove-campaigns.js";

/** The readings of a verdict in words: `under R9: whole-path`. */
export function underText(readings: OtherReadings): string {
  const named = Object.entries(readings).map(([name, option]) => `[${name}] as \`${option}\``);
  return named.length === 0 ? "" : `under ${named.join(" and ")}`;
}

/** With those that are only for files of which nothing could be proven. */
function allOutcomes({ outcomes, failures }: Proven): readonly Outcome[] {
  const known = new Set(outcomes.map(({ promised }) => promised));
  const others = new Set(failures.flatMap(({ promised }) => promised).filter((each) => !known.has(each)));
  return [...outcomes, ...[...others].map((promised) => nothingYet(promised))];
}

/** What a run found out, for people. */
export function verdictsText(proven: Proven, style: Style): string {
  const failed = new Map<Promised, number>();
  for (const each of proven.failures.flatMap(({ promised }) => promised)) failed.set(each, (failed.get(each) ?? 0) + 1);
  const blocks = allOutcomes(proven).map((outcome) => outcomeText(outcome, failed.get(outcome.promised) ?? 0, style));
  return [...blocks, ...passedOverText(proven)].join("\n");
}

/** What was looked at and says nothing. */
function passedOverText({ passedOver }: Proven): readonly string[] {
  if (passedOver.length === 0) return [];
  const list = firstOf(passedOver.map(showable), MOST_NAMED);
  return [`passed over  ${counted(passedOver.length, "file")} without what is looked for: ${list}\n`];
}

const MOST_NAMED = 5;

/** @param failed - how many files it is for that decide nothing */
function outcomeText({ promised, counts: of, rests, open, unshown }: Outcome, failed: number, style: Style): string {
  const { name, kind, text, why, everyReading } = promised;
  const counts = [
    ...(of.proven > 0 ? [`proven for ${counted(of.proven, "campaign")}${restsText(rests)}`] : []),
    ...(of.broken > 0 ? [`broken by ${counted(of.broken, "campaign")}`] : []),
    ...(of.undecided > 0 ? [`undecided for ${counted(of.undecided, "campaign")}`] : []),
    ...(failed > 0
      ? [`undecided for ${counted(failed, "file")} that ${failed === 1 ? "decides" : "decide"} nothing`]
      : []),
  ];
  const title = name === `${kind} ${text}` ? "" : `  ${kind} ${text === "" ? "any call" : showable(text)}\n`;
  return [
    `${verdictOf(of.broken, of.undecided + failed, style)}  ${showable(name)}${everyReading === true ? " (under every reading)" : ""}\n`,
    title,
    ...(why === undefined ? [] : [`  why: ${showable(why)}\n`]),
    `  ${counts.join(", ")}\n`,
    ...open.map((each) => testedText(each)),
    ...(unshown > 0 ? [`\n  and ${group(unshown)} more; --json lists all\n`] : []),
  ].join("");
}

function verdictOf(broken: number, undecided: number, style: Style): string {
  if (broken > 0) return style.red("broken");
  return undecided > 0 ? style.yellow("undecided") : style.green("proven");
}

/** On which readings proofs rest. */
function restsText(rests: Outcome["rests"]): string {
  return rests.size === 0
    ? ""
    : ` (rests on ${inNumberOrder(rests)
        .map((name) => `[${name}]`)
        .join(", ")})`;
}

/** Names of readings in the order of their numbers. */
export function inNumberOrder(names: Outcome["rests"]): readonly string[] {
  return [...names].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}

function testedText({ campaign, each }: Outcome["open"][number]): string {
  const { file, terms, recordCalls, condition } = campaign;
  const { promised, proof, kept } = each;
  const place = `${showable(file)}${terms === null ? "" : `, ${terms} terms`}`;
  if (proof.verdict !== "broken") {
    return `\n  ${place}\n    undecided  ${proof.verdict === "undecided" ? proof.reason : ""}\n`;
  }
  const under = underText(proof.readings);
  const oddity = oddityOf(proof.call);
  const what = promised.kind === "always" ? "not recorded" : "recorded";
  return [
    `\n  ${place}\n`,
    `    ${what.padEnd(14)}${callText(proof.call)}${under === "" ? "" : `, ${under}`}\n`,
    ...(oddity === undefined ? [] : [`    ${" ".repeat(14)}${oddity}\n`]),
    `    ${"condition".padEnd(14)}${recordCalls ? condition || "(empty: every call)" : "(record_calls is false)"}\n`,
    ...(kept === undefined ? [] : [`    ${"would keep it".padEnd(14)}${keepingText(kept)}\n`]),
  ].join("");
}

/** What a run found out, for programs. */
export function verdictsJson(proven: Proven): object {
  const promises = allOutcomes(proven).map(({ promised }) => promised);
  return {
    guarantees: [...promises, ...proven.unused].map(promiseJson),
    campaigns: proven.campaigns.map(({ tested, ...campaign }) => ({ ...campaign, verdicts: tested.map(testedJson) })),
    unused: proven.unused.map(({ name }) => name),
    failures: proven.failures.map(({ file, reason, sha256 }: Failure) => ({ file, reason, sha256 })),
    passedOver: proven.passedOver,
    isPartial: proven.isPartial,
  };
}

function promiseJson({ name, kind, condition, why, campaigns, everyReading = false }: Promised): object {
  return { name, [kind]: format(condition), why: why ?? null, campaigns: campaigns ?? null, everyReading };
}

function testedJson({ promised, proof, kept }: Tested): object {
  return { guarantee: promised.name, ...proofJson(proof), fix: fixText(kept) };
}
