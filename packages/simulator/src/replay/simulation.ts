import type { Decision } from "@recond/evaluator";
import type { CallId } from "../logs/call-id.js";
import type { LogFormat } from "../logs/log-rows.js";

/** How many calls came out how. */
export type Outcomes = Readonly<Record<Decision["decision"], number>>;

/** Where a call stands in its log. */
export interface CallPlace {
  readonly file: string;
  /** From 1; of a Parquet file the number of the row. */
  readonly line: number;
  /** Which row of the log it is, from 1; none for a mistake between rows. */
  readonly row?: number;
  /** What the log calls it, if it does. */
  readonly id?: CallId;
}

/** What a log says of the past under one or several conditions: what every report and every engine speaks of. */
export interface Simulation {
  readonly log: LogSummary;
  /** The campaign as it is, then the what-ifs. */
  readonly candidates: readonly CandidateResult[];
  /** What each what-if turns, one for each candidate but the first. */
  readonly comparisons: readonly Comparison[];
  /** The outcomes by a field, as they were asked for. */
  readonly groupings: readonly Grouping[];
  /** Where the log says which calls were recorded. */
  readonly recordings?: Recordings;
  /** Where it was asked for. */
  readonly evidence?: readonly Evidence[];
  /** Whether the replay was ended before the log did. */
  readonly isPartial: boolean;
}

/** What was in the log. Its rows are those of `calls`, of `leftOut` and of `rejected`. */
export interface LogSummary {
  readonly files: readonly LogFileSummary[];
  readonly rows: number;
  /** Calls that the campaign decides, or leaves undetermined. */
  readonly calls: number;
  readonly leftOut: LeftOut;
  readonly rejected: number;
  /** What is wrong with the rejected rows and between rows, by its kind. */
  readonly problems: readonly Problem[];
  /** When the first call started, in epoch milliseconds. */
  readonly from?: number;
  /** When the last call started, in epoch milliseconds. */
  readonly to?: number;
  readonly derived: readonly DerivedFact[];
  /** The campaigns that calls were matched with, those without calls as well. */
  readonly campaigns: readonly CampaignCalls[];
  /** The readings that the answer rests on, such as `R15`. */
  readonly readings: readonly string[];
  /** Sentences that a reader of the answer must know. */
  readonly notes: readonly string[];
}

/** A file of a log, and what it turned out to be. */
export interface LogFileSummary {
  readonly name: string;
  readonly format: LogFormat;
  readonly container: string;
  readonly compression: string | null;
  readonly rows: number;
}

/** Rows that are no calls to be decided, and why. */
export interface LeftOut {
  /** Rows of another type than `Call`. */
  readonly notCalls: number;
  /** Calls that a correction in the log replaces. */
  readonly replaced: number;
  /** Rows whose transaction id came before. */
  readonly duplicates: number;
  /** Calls of campaigns that were not given. */
  readonly otherCampaigns: number;
}

/** Mistakes that are the same but for what is quoted and counted in them. */
export interface Problem {
  /** In the words of the first one. */
  readonly problem: string;
  /** Whether the row counts all the same, and only a value of it is taken as unknown. */
  readonly isDoubt: boolean;
  readonly count: number;
  /** The first ones, each in its own words. */
  readonly examples: readonly (CallPlace & { readonly problem: string })[];
}

/** A fact that was worked out, how, and for how many calls. */
export interface DerivedFact {
  readonly fact: string;
  readonly how: string;
  readonly calls: number;
}

/** A campaign, and how many calls are its. */
export interface CampaignCalls {
  readonly name: string;
  readonly file: string;
  readonly calls: number;
}

/** What became of the calls under one condition, or under those of several campaigns. */
export interface CandidateResult {
  readonly name: string;
  /** In canonical form, `""` for the empty one; null where campaigns have conditions of their own. */
  readonly condition: string | null;
  readonly outcomes: Outcomes;
  readonly reasons: Readonly<Record<Decision["reason"], number>>;
  readonly predicates: readonly PredicateCounts[];
  /** The unknown facts that keep calls undetermined, those of most calls first. */
  readonly missing: readonly MissingFact[];
}

/** How often a predicate was what, and in how many decided calls it was among those that decided. */
export interface PredicateCounts {
  readonly text: string;
  readonly true: number;
  readonly false: number;
  readonly unknown: number;
  readonly decided: number;
}

/** A fact that undetermined calls lack. */
export interface MissingFact {
  readonly fact: string;
  readonly calls: number;
  /** Calls that lack nothing else. */
  readonly alone: number;
}

/** What a candidate turns. */
export interface Comparison {
  /** Its index among the candidates. */
  readonly candidate: number;
  /** What the analyzer says of it against the first; null where it was not asked or could not tell. */
  readonly word: "equivalent" | "stricter" | "looser" | "different" | null;
  /** By the decision before: the decisions after. */
  readonly table: Readonly<Record<Decision["decision"], Outcomes>>;
  /** The calls that are decided otherwise, by what made them; those of most calls first. */
  readonly flips: readonly FlipGroup[];
}

/** Calls that are decided otherwise for the same reason. */
export interface FlipGroup {
  readonly from: Decision["decision"];
  readonly to: Decision["decision"];
  /** The predicates that decided, before and after; empty for the rest of many groups. */
  readonly because: readonly PredicateTruth[];
  readonly calls: number;
  readonly examples: readonly CallPlace[];
}

/** What a predicate was; null is unknown. */
export interface PredicateTruth {
  readonly text: string;
  readonly truth: boolean | null;
}

/** The outcomes by a field. */
export interface Grouping {
  readonly by: string;
  /** By whose clocks the time is told, as IANA names, if it is a field of time. */
  readonly timeZones?: readonly string[];
  readonly groups: readonly Group[];
}

/** The calls with one value of a field. */
export interface Group {
  /** The value as text; null for calls without one. */
  readonly value: string | null;
  /** By candidate. */
  readonly outcomes: readonly Outcomes[];
}

/** The decisions against what the log says was recorded. */
export interface Recordings {
  readonly agree: number;
  readonly recordedButSkip: number;
  readonly notRecordedButRecord: number;
  /** Calls that nobody can compare. */
  readonly undetermined: number;
  /** The calls that differ: `from` is the decision, `to` what happened. */
  readonly causes: readonly FlipGroup[];
}

/** What the recordings say about one of our readings. */
export interface Evidence {
  /** Such as `R10`. */
  readonly reading: string;
  /** The other one, such as `ignore-case`. */
  readonly other: string;
  /** What the other one says. */
  readonly says: string;
  /** Calls that are decided otherwise by it. */
  readonly tell: number;
  /** Of those, how many happened as our reading says, */
  readonly agree: number;
  /** and how many as the other one does. */
  readonly agreeWithOther: number;
  /** Which of the two the recordings go with: "open" where they are divided, or too few. */
  readonly verdict: "ours" | "other" | "open";
  readonly examples: readonly CallPlace[];
}
