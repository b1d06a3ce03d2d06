import type { Predicate } from "@recond/parser";
import type { ReadingName } from "./readings.js";

/** What a campaign settles for all of its calls. */
export interface CampaignKnowledge {
  /** What `during_hours` always is, if it is always the same. */
  readonly duringHours?: { readonly is: boolean; readonly rests: readonly ReadingName[] } | undefined;
  /** Whether calls can press these keys, one after the other; any without it. */
  readonly canPress?: ((keys: readonly string[]) => boolean) | undefined;
}

/** The truth of a predicate that a campaign settles. */
export interface SettledTruth {
  readonly is: boolean;
  /** Why, as part of a sentence: `the campaign is always open`. */
  readonly why: string;
  /** The readings that it rests on. */
  readonly rests: readonly ReadingName[];
}

/** The truth of a predicate for all calls of a campaign; undefined where it is not always the same. */
export function settledTruth(
  predicate: Predicate,
  { duringHours, canPress }: CampaignKnowledge,
): SettledTruth | undefined {
  if (predicate.kind === "flag" && predicate.name === "during_hours" && duringHours !== undefined) {
    const open = duringHours.is ? "always open" : "never open";
    // Only `operating_24_7` needs no reading of the hours.
    const why = `the campaign is ${open}${duringHours.rests.length === 0 ? "" : " by its hours"}`;
    return { ...duringHours, why };
  }
  if (predicate.kind !== "pressed" || canPress?.(predicate.keys) !== false) return undefined;
  return { is: false, why: "the campaign's IVR tree has no such key path", rests: [] };
}
