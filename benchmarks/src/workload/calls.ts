import { createRandom, type Random } from "./random.js";

/** A call of which all facts are known, and all plain texts are given: what engines without a third truth can decide alike. */
export interface KnownCall {
  readonly during_hours: boolean;
  readonly repeat: boolean;
  readonly landline: boolean;
  readonly mobile: boolean;
  readonly pressed: readonly string[];
  readonly affiliate_name: string;
  readonly media_type: string;
  readonly promo_number_description: string;
  readonly custom_data: Readonly<Record<string, string>>;
}

/** With a few hundred calls the processor's branch predictor learns their answers by heart, and every figure lies. */
export const CALLS = 10_000;

/** Calls as a program gets them: out of JSON, and with differing keys in their custom data. */
export function makeCalls(): readonly KnownCall[] {
  const random = createRandom(20_260_101);
  return Array.from({ length: CALLS }, () => readCall(JSON.stringify(makeCall(random))));
}

function readCall(text: string): KnownCall {
  const value: unknown = JSON.parse(text);
  if (!isKnownCall(value)) throw new TypeError(`No call: ${text}`);
  return value;
}

function isKnownCall(value: unknown): value is KnownCall {
  return typeof value === "object" && value !== null && "custom_data" in value && "pressed" in value;
}

function makeCall(random: Random): KnownCall {
  const phone = random.below(10);
  return {
    during_hours: random.chance(0.7),
    repeat: random.chance(0.3),
    landline: phone < 3,
    mobile: phone >= 4,
    pressed: makePaths(random),
    affiliate_name: random.pick(AFFILIATES),
    media_type: random.pick(MEDIA_TYPES),
    promo_number_description: random.pick(DESCRIPTIONS),
    custom_data: makeCustomData(random),
  };
}

const AFFILIATES = ["Acme Media", "Acme Media", "Blue Leads", "North Star", "Net Growth", "CallNet", "Zenith"] as const;
const MEDIA_TYPES = ["Radio", "TV", "Online", "Print", "Billboard", ""] as const;
const DESCRIPTIONS = ["spring sale", "early spring", "summer sale", "main line", "", " "] as const;
const PATHS = ["1", "1 2", "1 2 3", "2", "2 1", "3", "3 1", "9", "a 1", "W"] as const;

function makePaths(random: Random): readonly string[] {
  return Array.from({ length: random.below(3) }, () => random.pick(PATHS));
}

const FIELDS = [
  ["product", ["Chair", "Armchair", "Chair, oak", "Desk", "Lamp", "Sofa"]],
  ["zip", ["10001", "94110", "73301", "60614", ""]],
  ["state", ["CA", "NY", "TX", "IL"]],
  ["plan", ["gold", "silver", "free"]],
  ["agent", ["none", "17", "23"]],
  ["source", ["web", "test", "test-2", "mail"]],
  ["gclid", ["x1", "x2"]],
  ["landing page", ["/", "/chairs"]],
] as const;

/** Any of the fields: 256 sets of keys, each a shape of its own inside the engine. */
function makeCustomData(random: Random): Record<string, string> {
  const fields = FIELDS.filter(() => random.chance(0.6));
  return Object.fromEntries(fields.map(([name, values]) => [name, random.pick(values)]));
}
