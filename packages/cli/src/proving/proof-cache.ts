import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Contradiction, Keeping } from "@recond/analyzer";
import { format } from "@recond/formatter";
import { parseOrThrow, remembered } from "@recond/parser";
import { messageOf } from "../terminal/errors.js";
import type { Environment } from "../terminal/environment.js";
import { replaceText } from "../input/write-text.js";
import { lazyTested, type ProvenCampaign, type Shown, type Tested } from "./prove-campaign.js";
import type { Promised } from "./promises.js";
import { tellWarnings } from "../terminal/tell.js";

/** Where `--cache` keeps verdicts: in the folder where the command runs. */
const CACHE_FILE = ".recond-cache";

/** What the first line of every such file begins with. */
const MARK = '["recond prove --cache",';

/** Verdicts of earlier runs. */
export interface ProofCache {
  /**
   * What an earlier run found of the same content, asked the same.
   *
   * @param key - says all that the verdicts follow from but the guarantees
   * @param isShown - whether the call that breaks a guarantee is wanted
   * @returns undefined where not all of it is there
   */
  readonly find: (
    file: string,
    key: string,
    promised: readonly Promised[],
    isShown: (promised: Promised) => boolean,
  ) => readonly ProvenCampaign[] | undefined;
  readonly keep: (file: string, key: string, campaigns: readonly ProvenCampaign[]) => void;
  /** Writes it for the next run. */
  readonly write: () => Promise<void>;
}

/** What would keep all guarantees; conditions as their texts, guarantees by their places. */
type KeptKeeping =
  | { readonly by: "condition"; readonly text: string }
  | { readonly by: "settings"; readonly recordCalls: boolean; readonly text: string }
  | ({ readonly by: "nothing"; readonly pair: readonly [number, number] } & Pick<Contradiction, "call" | "readings">)
  | { readonly by: "unknown" };

/** A verdict as it is kept. */
type KeptVerdict = readonly [
  guarantee: string,
  brief: Tested["brief"],
  shown?: { proof: Shown["proof"]; kept: KeptKeeping | null },
];

/** One line of the file. */
type KeptFile = readonly [file: string, key: string, ...campaigns: readonly KeptCampaign[]];

interface KeptCampaign {
  readonly campaign: Omit<ProvenCampaign, "tested">;
  /** The guarantees that it is under: what would keep one follows from all. */
  readonly under: string;
  readonly verdicts: readonly KeptVerdict[];
}

/** No cache at all. */
export const NO_CACHE: ProofCache = { find: () => undefined, keep: () => {}, write: async () => {} };

/**
 * The cache of the folder where the command runs. A file that is damaged, or that another version wrote, is begun anew; one that is
 * something else is left as it is.
 */
export async function openProofCache(environment: Environment): Promise<ProofCache> {
  const { about } = environment;
  const head = `${MARK}${JSON.stringify(about.version)}]`;
  const text = await readFile(CACHE_FILE, "utf8").catch((error: unknown) => (existsSync(CACHE_FILE) ? error : ""));
  if (typeof text !== "string" || (text !== "" && !text.startsWith(MARK))) {
    const why = typeof text === "string" ? "is no cache of `recond prove`" : `cannot be read (${messageOf(text)})`;
    const sentence = `\`${CACHE_FILE}\` ${why}. It is left as it is, and everything is proven anew.`;
    await tellWarnings([sentence], environment);
    return NO_CACHE;
  }
  const lines = linesOf(text);
  if (lines === undefined) {
    const sentence = `\`${CACHE_FILE}\` is damaged. Everything is proven anew, and it is written anew.`;
    await tellWarnings([sentence], environment);
  }
  return cacheOver(lines?.[0] === head ? lines.slice(1) : [], head);
}

/** The lines before the last one, which is their SHA-256; undefined where it is not. */
function linesOf(text: string): readonly string[] | undefined {
  if (text === "") return [];
  const end = text.trimEnd().lastIndexOf("\n") + 1;
  return hash("sha256", text.slice(0, end)) === text.slice(end).trimEnd()
    ? text.slice(0, end).trimEnd().split("\n")
    : undefined;
}

function cacheOver(lines: readonly string[], head: string): ProofCache {
  const kept = new Map(lines.map((line) => [fileOf(line), line]));
  const used = new Set<string>();
  return {
    find(file, key, promised, isShown) {
      const line = kept.get(file);
      if (line === undefined) return undefined;
      const entry: unknown = JSON.parse(line);
      if (!isKept(entry) || entry[1] !== key) return undefined;
      const [, , ...campaigns] = entry;
      const found = campaigns.map((each) => campaignOf(each, promised, isShown));
      const whole = found.flatMap((each) => each ?? []);
      if (whole.length < campaigns.length) return undefined;
      used.add(file);
      return whole;
    },
    keep(file, key, campaigns) {
      used.add(file);
      const entry: KeptFile = [file, key, ...campaigns.map(keptCampaign)];
      kept.set(file, JSON.stringify(entry));
    },
    async write() {
      // What was not looked at this time may be the next time, if it is still there.
      const left = [...kept].filter(([file]) => used.has(file) || existsSync(file)).map(([, line]) => line);
      const body = `${[head, ...left].join("\n")}\n`;
      await replaceText(CACHE_FILE, `${body}${hash("sha256", body)}\n`);
    },
  };
}

/** The rest is as it was written: the SHA-256 says so. */
function isKept(entry: unknown): entry is KeptFile {
  return Array.isArray(entry) && entry.every((each, index) => typeof each === (index < 2 ? "string" : "object"));
}

/** The first item of a line, without the rest being parsed. */
function fileOf(line: string): string {
  const [text = '""'] = /"(?:[^"\\]|\\.)*"/.exec(line) ?? [];
  return String(JSON.parse(text));
}

/** What tells guarantees apart as far as verdicts go; written once, for there may be many campaigns. */
function textOf(promised: Promised): string {
  const { kind, condition, everyReading } = promised;
  return remembered(texts, promised, () => `${kind}${everyReading === true ? "!" : ""} ${format(condition)}`);
}

const texts = new WeakMap<Promised, string>();

function keptCampaign({ tested, ...campaign }: ProvenCampaign): KeptCampaign {
  const all = tested.map(({ promised }) => promised);
  return {
    campaign,
    under: underText(all),
    verdicts: tested.map((each): KeptVerdict => {
      const { promised, brief } = each;
      if (brief.verdict !== "broken" || !each.isShown) return [textOf(promised), brief];
      const { proof, kept } = each;
      return [textOf(promised), brief, { proof, kept: kept === undefined ? null : keptKeeping(kept, all) }];
    }),
  };
}

function campaignOf(
  { campaign, under, verdicts }: KeptCampaign,
  promised: readonly Promised[],
  isShown: (promised: Promised) => boolean,
): ProvenCampaign | undefined {
  const known = new Map(verdicts.map((each) => [each[0], each]));
  const isSame = under === underText(promised);
  const tested = promised.flatMap((each): readonly Tested[] => {
    const [, brief, found] = known.get(textOf(each)) ?? [];
    const shown = isSame && found?.kept ? { proof: found.proof, kept: keepingOf(found.kept, promised) } : undefined;
    if (brief === undefined || (brief.verdict === "broken" && shown === undefined && isShown(each))) return [];
    return [lazyTested(each, brief, shown, lost)];
  });
  return tested.length === promised.length ? { ...campaign, tested } : undefined;
}

function lost(): never {
  throw new Error("A call was asked for that was not kept.");
}

function underText(all: readonly Promised[]): string {
  return hash("sha256", JSON.stringify(all.map((each) => textOf(each))));
}

function keptKeeping(kept: Keeping<Promised>, all: readonly Promised[]): KeptKeeping {
  switch (kept.by) {
    case "condition":
      return { by: kept.by, text: format(kept.condition) };
    case "settings":
      return { by: kept.by, recordCalls: kept.recordCalls, text: format(kept.condition) };
    case "nothing": {
      const { always, other, call, readings } = kept.contradiction;
      return { by: kept.by, pair: [all.indexOf(always), all.indexOf(other)], call, readings };
    }
    case "unknown":
      return kept;
  }
}

function keepingOf(kept: KeptKeeping, all: readonly Promised[]): Keeping<Promised> {
  switch (kept.by) {
    case "condition":
      return { by: kept.by, condition: parseOrThrow(kept.text) };
    case "settings":
      return { by: kept.by, recordCalls: kept.recordCalls, condition: parseOrThrow(kept.text) };
    case "nothing": {
      const [always, other] = kept.pair.map((place) => all[place]);
      if (always === undefined || other === undefined) return { by: "unknown" };
      return { by: kept.by, contradiction: { always, other, call: kept.call, readings: kept.readings } };
    }
    case "unknown":
      return kept;
  }
}
