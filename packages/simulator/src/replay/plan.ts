import type { OpenTerms } from "@recond/campaign";
import type { OtherReading } from "@recond/evaluator";
import type { Condition } from "@recond/parser";
import type { Comparison } from "./simulation.js";

/** A campaign whose calls are looked for in the log. */
export interface PlannedCampaign {
  /** What reports call it. */
  readonly name: string;
  readonly file: string;
  /** Its ids, by the names that they have in the API and in logs; without any it takes every call. */
  readonly ids: Readonly<Record<string, string>>;
  /** Its hours and time zone, from which `during_hours` follows; undefined where there is only a condition. */
  readonly terms?: OpenTerms | undefined;
  /** Over how many days `repeat` looks back. */
  readonly repeatWindowDays: number;
}

/** What decides: settings that have been read and are complete. */
export interface PlannedSettings {
  readonly recordCalls: boolean;
  /** Null for the empty condition. */
  readonly condition: Condition | null;
}

/** One way to decide the calls of all campaigns. */
export interface Candidate {
  readonly name: string;
  /** The settings of each campaign of the plan, in its order. */
  readonly settings: readonly PlannedSettings[];
  /** What the analyzer says of it against the first candidate, if it was asked. */
  readonly word?: Comparison["word"] | undefined;
}

/** What is to be replayed. */
export interface Plan {
  readonly campaigns: readonly PlannedCampaign[];
  /** The settings as they are, then what-ifs. */
  readonly candidates: readonly Candidate[];
  /** Other readings that are held against ours, by what the log says was recorded. */
  readonly evidence?: readonly OtherReading[] | undefined;
  /** Fields by which outcomes are counted apart: `day`, `hour`, `weekday`, `campaign`, or a column of the log. */
  readonly by?: readonly string[] | undefined;
  /** Facts that are not to be worked out: then they are unknown unless the log says them. */
  readonly underived?: ReadonlySet<"during_hours" | "repeat"> | undefined;
  /** From when on the log is complete, in epoch milliseconds; from its first call on if that is not said. */
  readonly completeFrom?: number | undefined;
}
