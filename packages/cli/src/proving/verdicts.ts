import { callText, type OtherReadings } from "@recond/evaluator";
import { format } from "@recond/formatter";
import { showable } from "@recond/parser";
import { counted, type Style } from "@recond/reports";
import type { Promised } from "./promises.js";
import type { Tested } from "./prove-campaign.js";
import type { Failure, Proven, ProvenCampaign } from "./prove-campaigns.js";

/** More campaigns of one guarantee are counted only; `--json` has all. */
const MOST_SHOWN = 20;

/** The readings of a verdict in words: `under R9: whole-path`. */
export function underText(readings: OtherReadings): string {
  const named = Object.entries(readings).map(([name, option]) => `[${name}] as \`${option}\``);
  return named.length === 0 ? "" : `under ${named.join(" and ")}`;
}

/** A guarantee with what became of it. */
interface Outcome {
  readonly promised: Promised;
  readonly tested: readonly { readonly campaign: ProvenCampaign; readonly each: Tested }[];
  /** How many files it is for that decide nothing. */
  readonly failed: number;
}

function outcomesOf({ campaigns, failures }: Proven): readonly Outcome[] {
  const byPromise = new Map<Promised, { campaign: ProvenCampaign; each: Tested }[]>();
  for (const campaign of campaigns) {
    for (const each of campaign.tested) {
      const own = byPromise.get(each.promised);
      if (own === undefined) byPromise.set(each.promised, [{ campaign, each }]);
      else own.push({ campaign, each });
    }
  }
  for (const { promised } of failures) {
    for (const each of promised) if (!byPromise.has(each)) byPromise.set(each, []);
  }
  return [...byPromise].map(([promised, tested]) => {
    const failed = failures.filter((failure) => failure.promised.includes(promised)).length;
    return { promised, tested, failed };
  });
}

/** What a run found out, for people. */
export function verdictsText(proven: Proven, style: Style): string {
  const blocks = outcomesOf(proven).map((outcome) => outcomeText(outcome, style));
  return blocks.join("\n");
}

function outcomeText({ promised, tested, failed }: Outcome, style: Style): string {
  const { name, kind, text, why, everyReading } = promised;
  const count = (verdict: string): number => tested.filter(({ each }) => each.proof.verdict === verdict).length;
  const [broken, undecided, kept] = [count("broken"), count("undecided"), count("proven")];
  const rests = restsOf(tested.map(({ each }) => each).filter(({ proof }) => proof.verdict === "proven"));
  const counts = [
    ...(kept > 0 ? [`proven for ${counted(kept, "campaign")}${rests}`] : []),
    ...(broken > 0 ? [`broken by ${counted(broken, "campaign")}`] : []),
    ...(undecided > 0 ? [`undecided for ${counted(undecided, "campaign")}`] : []),
    ...(failed > 0
      ? [`undecided for ${counted(failed, "file")} that ${failed === 1 ? "decides" : "decide"} nothing`]
      : []),
  ];
  const open = tested.filter(({ each }) => each.proof.verdict !== "proven");
  const more = open.length - MOST_SHOWN;
  const title = name === `${kind} ${text}` ? "" : `  ${kind} ${text === "" ? "any call" : text}\n`;
  return [
    `${verdictOf(broken, undecided + failed, style)}  ${name}${everyReading === true ? " (under every reading)" : ""}\n`,
    title,
    ...(why === undefined ? [] : [`  why: ${why}\n`]),
    `  ${counts.join(", ")}\n`,
    ...open.slice(0, MOST_SHOWN).map(({ campaign, each }) => testedText(campaign, each)),
    ...(more > 0 ? [`\n  and ${counted(more, "more campaign")}; --json lists all\n`] : []),
  ].join("");
}

function verdictOf(broken: number, undecided: number, style: Style): string {
  if (broken > 0) return style.red("broken");
  return undecided > 0 ? style.yellow("undecided") : style.green("proven");
}

/** On which readings proofs rest. */
function restsOf(tested: readonly Tested[]): string {
  const names = [...new Set(tested.flatMap(({ proof }) => proof.rests))].toSorted(
    (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
  );
  return names.length === 0 ? "" : ` (rests on ${names.map((name) => `[${name}]`).join(", ")})`;
}

function testedText({ file, terms, recordCalls, condition }: ProvenCampaign, { promised, proof, fix }: Tested): string {
  const place = `${showable(file)}${terms === null ? "" : `, ${terms} terms`}`;
  if (proof.verdict !== "broken") {
    return `\n  ${place}\n    undecided  ${proof.verdict === "undecided" ? proof.reason : ""}\n`;
  }
  const under = underText(proof.readings);
  const what = promised.kind === "always" ? "not recorded" : "recorded";
  return [
    `\n  ${place}\n`,
    `    ${what.padEnd(14)}${callText(proof.call)}${under === "" ? "" : `, ${under}`}\n`,
    `    ${"condition".padEnd(14)}${recordCalls ? condition || "(empty: every call)" : "(record_calls is false)"}\n`,
    ...(fix === undefined ? [] : [`    ${"would keep it".padEnd(14)}${format(fix) || "(empty: every call)"}\n`]),
  ].join("");
}

/** What a run found out, for programs. */
export function verdictsJson(proven: Proven): object {
  const promises = outcomesOf(proven).map(({ promised }) => promised);
  return {
    guarantees: [...promises, ...proven.unused].map(promiseJson),
    campaigns: proven.campaigns.map(({ tested, ...campaign }) => ({ ...campaign, verdicts: tested.map(testedJson) })),
    failures: proven.failures.map(({ file, reason, sha256 }: Failure) => ({ file, reason, sha256 })),
  };
}

function promiseJson({ name, kind, condition, why, campaigns, everyReading = false }: Promised): object {
  return { name, [kind]: format(condition), why: why ?? null, campaigns: campaigns ?? null, everyReading };
}

function testedJson({ promised, proof, fix }: Tested): object {
  const isBroken = proof.verdict === "broken";
  return {
    guarantee: promised.name,
    verdict: proof.verdict,
    rests: proof.rests,
    reason: proof.verdict === "undecided" ? proof.reason : null,
    call: isBroken ? proof.call : null,
    isSmallest: isBroken ? proof.isSmallest : null,
    under: isBroken ? proof.readings : null,
    fix: fix === undefined ? null : format(fix),
  };
}
