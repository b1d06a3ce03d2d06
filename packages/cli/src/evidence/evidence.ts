import { hash } from "node:crypto";
import type { GuaranteeKind } from "@recond/analyzer";
import type { TermsForm, TermsName } from "@recond/campaign";
import type { CallContext, OtherReadings, ReadingName } from "@recond/evaluator";
import { guaranteeKinds } from "@recond/documents";
import { format } from "@recond/formatter";
import { jsonLine } from "@recond/reports";
import { fixText } from "../comparison/changed-guarantees.js";
import type { PassingFlags } from "../input/passed-over.js";
import type { ConfigFlags } from "../linting/find-config.js";
import type { Promised } from "../proving/promises.js";
import type { Failure, Proven } from "../proving/prove-campaigns.js";
import type { ProvenCampaign, Tested } from "../proving/prove-campaign.js";

/** What the proofs of a run are: plain data, enough to make them again. It is what `--report evidence.json` holds. */
export interface Evidence {
  /** The form of this object; another number is read by another Recond only. */
  readonly evidence: 1;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** The version of Recond that proved it. */
  readonly recond: string;
  /** SHA-256 of everything here but the date and itself: the same as long as nothing of it changes. */
  readonly fingerprint: string;
  readonly asked: Asked;
  readonly guarantees: readonly EvidenceGuarantee[];
  readonly campaigns: readonly EvidenceCampaign[];
  /** Files that were found there and hold no campaign, or not the terms that were asked for. */
  readonly passedOver: readonly string[];
}

/** How the run was asked. */
export interface Asked {
  /** The arguments; none: the `files` of the configuration. */
  readonly campaigns: readonly string[];
  readonly config: string | null;
  readonly noConfig: boolean;
  readonly everyReading: boolean;
  readonly terms: TermsName | null;
  /** What completed request bodies. */
  readonly current: { readonly file: string; readonly sha256: string } | null;
  readonly nodeLimit: number | null;
  readonly exclude: readonly string[];
  readonly noIgnore: boolean;
}

/** The flags that are kept, so that the run can be made again. */
export interface AskedFlags extends ConfigFlags, PassingFlags {
  readonly "every-reading": boolean;
  readonly terms?: TermsName | undefined;
  readonly current?: string | undefined;
  readonly "node-limit"?: number | undefined;
}

/** A guarantee; its condition stands under `never`, `always` or `only`, in canonical form. */
export interface EvidenceGuarantee {
  readonly name: string;
  readonly never?: string;
  readonly always?: string;
  readonly only?: string;
  readonly why: string | null;
  /** The globs of its campaigns, from the folder of the configuration. */
  readonly campaigns: readonly string[] | null;
  readonly everyReading: boolean;
  /** The configuration that it stands in; null for one that a flag gave. */
  readonly config: string | null;
}

/** One version of a campaign, or a file that decides nothing. */
export interface EvidenceCampaign {
  readonly file: string;
  /** Of the file's bytes, as `sha256sum` has it; null for a file that could not be read. */
  readonly sha256: string | null;
  readonly id: string | null;
  readonly terms: TermsName | null;
  readonly form: TermsForm | null;
  readonly completedBy: string | null;
  /** Null where the file does not settle it. */
  readonly recordCalls: boolean | null;
  readonly condition: string | null;
  /** Why nothing of it is decided; null where it is. */
  readonly problem: string | null;
  readonly verdicts: readonly EvidenceVerdict[];
}

/** What became of one guarantee. */
export interface EvidenceVerdict {
  /** Its number among the guarantees, from 1. */
  readonly guarantee: number;
  readonly verdict: VerdictWord;
  /** The readings that it rests on. */
  readonly rests: readonly ReadingName[];
  /** Undecided: why. */
  readonly reason?: string;
  /** Broken: a call that breaks it. */
  readonly call?: CallContext;
  readonly isSmallest?: boolean;
  /** Broken: the other readings under which it is. */
  readonly under?: OtherReadings;
  /** Broken: a condition that would keep it, which is proven; null where there is none. */
  readonly fix?: string | null;
}

/** What a proof came to. */
export type VerdictWord = "proven" | "broken" | "undecided";

/**
 * The evidence of a run.
 *
 * @param promised - the guarantees in the order of their numbers
 */
export function evidenceOf(
  { campaigns, failures, passedOver }: Proven,
  { date, recond, asked }: Pick<Evidence, "date" | "recond" | "asked">,
  promised: readonly Promised[],
): Evidence {
  const numbers = new Map(promised.map((each, index) => [each, index + 1]));
  const numberOf = (each: Promised): number => numbers.get(each) ?? 0;
  const files = [
    ...campaigns.map((campaign) => campaignEvidence(campaign, numberOf)),
    ...failures.map((failure) => failureEvidence(failure, numberOf)),
  ];
  return sealed({
    evidence: 1,
    date,
    recond,
    asked,
    guarantees: promised.map(guaranteeEvidence),
    campaigns: files.toSorted((a, b) => compareTexts(a.file, b.file)),
    passedOver: passedOver.toSorted(compareTexts),
  });
}

/** With its fingerprint. */
function sealed(content: Omit<Evidence, "fingerprint">): Evidence {
  const { evidence, date, recond, ...rest } = content;
  return { evidence, date, recond, fingerprint: fingerprintOf(content), ...rest };
}

/** The fingerprint of what stands in evidence beside it and the date. */
export function fingerprintOf(content: Omit<Evidence, "fingerprint">): string {
  const { evidence, recond, asked, guarantees, campaigns, passedOver } = content;
  return hash("sha256", JSON.stringify([evidence, recond, asked, guarantees, campaigns, passedOver]));
}

/** Not by the language of the machine: the same everywhere. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A guarantee as evidence has it. */
export function guaranteeEvidence({
  name,
  kind,
  condition,
  why,
  campaigns,
  everyReading,
  config,
}: Promised): EvidenceGuarantee {
  return {
    name,
    [kind]: format(condition),
    why: why ?? null,
    campaigns: campaigns ?? null,
    everyReading: everyReading ?? false,
    config: config ?? null,
  };
}

/** What a guarantee says, such as `never landline`. */
export function statementOf(guarantee: EvidenceGuarantee): { readonly kind: GuaranteeKind; readonly text: string } {
  const [stated] = guaranteeKinds.flatMap((kind) => {
    const text = guarantee[kind];
    return text === undefined ? [] : [{ kind, text }];
  });
  return stated ?? { kind: "only", text: "" };
}

function campaignEvidence(
  { tested, file, sha256, id, terms, form, completedBy, recordCalls, condition }: ProvenCampaign,
  numberOf: (promised: Promised) => number,
): EvidenceCampaign {
  const verdicts = tested.map((each) => verdictEvidence(each, numberOf));
  return { file, sha256, id, terms, form, completedBy, recordCalls, condition, problem: null, verdicts };
}

function failureEvidence(
  { file, sha256, reason, promised }: Failure,
  numberOf: (promised: Promised) => number,
): EvidenceCampaign {
  const nothing = { id: null, terms: null, form: null, completedBy: null, recordCalls: null, condition: null };
  const verdicts = promised.map((each): EvidenceVerdict => ({
    guarantee: numberOf(each),
    verdict: "undecided",
    rests: [],
    reason,
  }));
  return { file, sha256, ...nothing, problem: reason, verdicts };
}

function verdictEvidence({ promised, proof, kept }: Tested, numberOf: (promised: Promised) => number): EvidenceVerdict {
  const { verdict, rests } = proof;
  const told = { guarantee: numberOf(promised), verdict, rests };
  if (proof.verdict === "undecided") return { ...told, reason: proof.reason };
  if (proof.verdict === "proven") return told;
  const { call, isSmallest, readings } = proof;
  return { ...told, call, isSmallest, under: readings, fix: fixText(kept) };
}

/** As JSON, with a line for each guarantee and each campaign, so that what changed can be seen from one report to the next. */
export function evidenceText({ guarantees, campaigns, ...head }: Evidence): string {
  const lines = [
    ...Object.entries(head).map(([name, value]) => `  ${jsonLine(name)}: ${jsonLine(value)}`),
    `  "guarantees": ${listText(guarantees)}`,
    `  "campaigns": ${listText(campaigns)}`,
  ];
  return `{\n${lines.join(",\n")}\n}\n`;
}

function listText(items: readonly object[]): string {
  return items.length === 0 ? "[]" : `[\n${items.map((item) => `    ${jsonLine(item)}`).join(",\n")}\n  ]`;
}

/** The verdict over all. */
export function worstOf(verdicts: readonly VerdictWord[]): VerdictWord {
  if (verdicts.includes("broken")) return "broken";
  return verdicts.includes("undecided") ? "undecided" : "proven";
}

/** The verdict over all guarantees of a campaign. */
export function campaignVerdict({ problem, verdicts }: EvidenceCampaign): VerdictWord {
  return problem === null ? worstOf(verdicts.map(({ verdict }) => verdict)) : "undecided";
}
