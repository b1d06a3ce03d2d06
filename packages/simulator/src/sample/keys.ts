import { keysAfter, readSteps } from "@recond/campaign";
import { predicatesOf, remembered } from "@recond/parser";
import type { Random } from "./random.js";
import type { SampledCampaign } from "./sampled-campaign.js";

/** A row of the transactions has no room for more keys. */
const MOST_KEYS = 4;

/** How often the keys of a menu are pressed, in their order; later ones as often as the last. Wrong keys and none are rarer. */
const habits = [10, 6, 4, 3, 2];
const failures: Readonly<Record<string, number>> = { W: 1, N: 1.5 };

/** Draws the keys that a caller presses, by the campaign's IVR tree, or about those of its condition where it has none. */
export function keySource(campaign: SampledCampaign): (random: Random) => readonly string[] {
  const root = readSteps(campaign.terms);
  const asked = predicatesOf(campaign.condition).flatMap((each) =>
    each.kind === "pressed" && each.keys.length <= MOST_KEYS ? [each.keys] : [],
  );
  const next = new Map<string, readonly string[]>();
  const after = (path: readonly string[]): readonly string[] =>
    remembered(next, path.join(" "), () => (root === undefined ? ["1", "2"] : keysAfter(root, path)));
  return (random) => {
    // Hung up before the first key, or on the way; or took a way that the condition asks for, and went on or not.
    if (random.chance(0.08)) return [];
    const path = [...(asked.length > 0 && random.chance(0.15) ? (asked[random.below(asked.length)] ?? []) : [])];
    while (path.length < MOST_KEYS && !random.chance(path.length === 0 ? 0 : 0.12)) {
      // Some press keys even where no menu asks for any.
      const key = pressed(after(path), random) ?? (random.chance(0.05) ? "1" : undefined);
      if (key === undefined) break;
      path.push(key);
      if (root === undefined && random.chance(0.6)) break;
    }
    return path;
  };
}

/** One of the keys of a menu. */
function pressed(keys: readonly string[], random: Random): string | undefined {
  let rest = random.next() * keys.reduce((sum, key, index) => sum + weightOf(key, index), 0);
  return keys.find((key, index) => {
    rest -= weightOf(key, index);
    return rest < 0;
  });
}

function weightOf(key: string, index: number): number {
  return failures[key] ?? habits[Math.min(index, habits.length - 1)] ?? 1;
}
