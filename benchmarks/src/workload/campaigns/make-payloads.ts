import { createRandom, type Random } from "../random.js";
import { makeTree } from "./make-tree.js";
import { mistaken } from "./mistakes.js";
import { payoutPredicates, recordingPredicates, shuffled, writeCondition } from "./write-condition.js";

/** A payload. */
export interface Payload {
  /** JSON, laid out over lines. */
  readonly text: string;
  /** How many nodes its IVR tree has: each, where there are two. */
  readonly nodes: number;
  /** How many conditions it has. */
  readonly conditions: number;
}

/**
 * Typical payloads, the same for the same seed: half of them request bodies and half responses of the API with two terms, IVR trees of
 * 5 to 30 nodes, conditions of 2 to 10 predicates, mistakes in one of five.
 */
export function makePayloads(count: number, seed = 20_260_202): readonly Payload[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => makePayload(random, index));
}

function makePayload(random: Random, index: number): Payload {
  const nodes = 5 + random.below(26);
  const payload = random.chance(0.5) ? makeRequest(random, nodes) : makeResponse(random, nodes, index);
  const sound = JSON.stringify(payload, null, 2);
  const conditions = sound.match(/condition": "./g)?.length ?? 0;
  return { text: mistaken(random, sound, random.chance(0.2) ? 1 + random.below(3) : 0), nodes, conditions };
}

function makeRequest(random: Random, nodes: number): object {
  return { ivr_tree: makeSettings(random, [], nodes) };
}

function makeResponse(random: Random, nodes: number, index: number): object {
  const regions = shuffled(random, REGIONS).slice(0, 2 + random.below(2));
  const terms = makeTerms(random, regions, nodes);
  return {
    id: 31_415 + index,
    advertiser_campaign_id_from_network: `furniture-${index}`,
    status: "Live",
    current_terms: terms,
    // Most campaigns have no change staged.
    future_terms: random.chance(0.8) ? terms : makeTerms(random, regions, nodes),
  };
}

function makeTerms(random: Random, regions: readonly string[], nodes: number): object {
  const policy = (): object => ({
    condition: writeCondition(random, payoutPredicates(random, regions, 2 + random.below(3))),
    amount: `${10 + random.below(40)}.00`,
  });
  return {
    name: "Harbor & Pine: furniture showroom",
    timezone: random.pick(TIME_ZONES),
    operating_24_7: false,
    hours: makeHours(random),
    named_regions: regions.map((name) => ({ name, regions: STATES })),
    ivr_tree: makeSettings(random, regions, nodes),
    advertiser_payin: { policies: [policy(), policy()] },
    affiliate_payout: { policies: [policy()] },
  };
}

function makeSettings(random: Random, regions: readonly string[], nodes: number): object {
  const { root, paths } = makeTree(random, regions, nodes);
  return {
    record_calls: true,
    call_recording_condition: writeCondition(random, recordingPredicates(random, paths, 2 + random.below(9))),
    call_activity_tracking: "SaveActivityOnCallImport",
    root,
  };
}

function makeHours(random: Random): object {
  const open = 28_800 + 1800 * random.below(5);
  const days = DAYS.flatMap((day, index): readonly (readonly [string, unknown])[] =>
    index < 6
      ? [
          [`${day}_open`, open],
          [`${day}_close`, 64_800],
          [`${day}_closed`, false],
        ]
      : [
          [`${day}_open`, null],
          [`${day}_close`, null],
          [`${day}_closed`, true],
        ],
  );
  return Object.fromEntries(days);
}

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const TIME_ZONES = ["Pacific Time (US & Canada)", "Eastern Time (US & Canada)", "UTC", "London"] as const;
const REGIONS = ["West Coast", "Showroom Towns", "New England", "Lake District"];
const STATES = ["CA", "OR", "WA"].map((value) => ({ region_type: "State", value }));
